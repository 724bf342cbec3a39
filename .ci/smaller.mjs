import { cut, unchanged } from './source-maps.js';

/**
 * What makes the classic scripts smaller, beyond what a minifier dares. The tests of the built
 * scripts prove that nothing is missing.
 */

/**
 * Properties that only the scripts' own code names: the widget's, and Lit's. None may be a text's, a
 * setting's, a field's, an event's or the platform's, nor a place in a text, nor stand in a string anywhere.
 */
const INNER_NAMES = `
  texts element subject settings run language problem transport draft customers left field
  options _$AH again input odd isComplaining obstacle closed ready styles unclear current ended
  isOpen emit dispose happen isWanted typed strings look codeGiven isDisabled notSent _$AM
  notice ticked stateChanged prepare _$AI copyText rule isReady isStopping
  needsPassword setupProblem _$AA isWaiting _$AB _$AR isUsable settingsNow _$litType$ checkList
  continueList endList expires forgetList givenPassword isChanged isUnsent parts pasteList
  printRows reportSetup stopIfChanged updated _$AD _$AV ctor disconnected giveFocusBack
  rest willUpdate _$AC _$litPart$ teller isFailure
`
  .trim()
  .split(/\s+/);

/** Single letters that are no property of Lit's parts, and then pairs. */
const SHORT_NAMES = [
  ...'abcdefgilmnoqrstvwxyzABCDEFGHIJKLMNPQRSUVWXYZ',
  ...[...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `_${letter}`),
];

/**
 * For terser. The same short names in every script, since one may use another's.
 *
 * @type {import('vite').TerserOptions}
 */
export const terserOptions = {
  ecma: 2020,
  compress: {
    passes: 5,
    unsafe: true,
    unsafe_arrows: true,
    hoist_funs: true,
    pure_getters: true,
    keep_fargs: false,
  },
  // The types lack `only_cache`.
  mangle: { properties: /** @type {{}} */ ({ builtins: true, only_cache: true }) },
  nameCache: {
    props: {
      props: Object.fromEntries(INNER_NAMES.map((name, index) => [`$${name}`, SHORT_NAMES[index]])),
    },
  },
};

/**
 * What Lit can do and the widget never asks for, as cuts in the minified file of the version that
 * package.json names: from a text, up to another one, and what stands there instead. It is half a
 * kilobyte of the eighteen that the script may have.
 *
 * @type {Record<string, [from: string, upTo: string, instead?: string][]>}
 */
const CUTS = {
  directives: [['function M(t,i,s=t,e){', 'class R{', 'const M=(t,i)=>i;']],
  'svg and mathml': [
    ['2===i?"<svg>"', ',c=v', '""'],
    ['+(2===i?"</svg>"', '),e]'],
    ['if(this.el=', 'this.el=S'],
    [',2===i||3===i){', 'for(;null!==(r=', ';'],
  ],
  'values in raw text': [
    ['(y.test(u[2])&&', ',c=p):void 0!==u[3]', '(0'],
    ['if(y.test(r.tagName))', '}else if(8==='],
  ],
  'values in comments': [['else{let t=-1;', 'l++}}static']],
  'values in place of attributes': [
    ['else t.startsWith(o)&&', '}else if(8==='],
    [':6===r.type&&', ',this._$AV.push', ':0'],
  ],
  'being told of disconnection': [
    ['setConnected(t){', 'class H{', '}'],
    ['this._$AP?.(', 't!==this._$AB', ';'],
    ['this._$AN=void 0,this._$AD', '=t,', 'this._$AD'],
    ['this._$AN=void 0,this._$AA', '=t,', 'this._$AA'],
    ['this._$AN=void 0,this.element', '=t,', 'this.element'],
    [',this._$Cv=', '}get parentNode'],
  ],
  'what directives look at': [
    ['get parentNode(){return', 'u(t){'],
    ['get _$AU(){return this._$AM?.', 'constructor(t,i,s,e){this.type=2'],
    ['get parentNode(){let', '_$AI(t,i=this){t=M'],
    ['get tagName(){', 'constructor(t,i,s,e,h){this.type=1'],
  ],
  'attributes of which only a part is a value': [
    ['s.length>2||', '}_$AI(t,i=this,s,e)', 'this._$AH=A'],
    ['_$AI(t,i=this,s,e){', 'j(t){t===A?', '_$AI(t){t!==this._$AH&&t!==E&&this.j(this._$AH=t)}'],
    ['void 0!==s.strings?(', 's._$AI(t[i])),i++'],
  ],
  'what tells parts apart from outside': [
    ['this.type=1,', 'this.element=t'],
    ['constructor(){super(...arguments),this.type=3}', 'j(t)'],
    ['constructor(){super(...arguments),this.type=4}', 'j(t)'],
    ['constructor(t,i,s,e,h){super(t,i,s,e,h),', '_$AI(t,i=this){if(('],
    ['this.type=2,', 'this._$AH=A'],
  ],
  'templates compiled beforehand': [
    ['"number"==typeof s?', 'this._$AC(t)'],
    [':(void 0===s.el&&', ';if(this._$AH?'],
  ],
  // No value in a template is ever an object from outside: they are texts, and shown by `contained()`.
  'a check for templates out of JSON': [['if(!u(t)||!t.hasOwn', 'return void 0!==e?']],
  'nodes as values': [['void 0!==t.nodeType?', 'd(t)?']],
  'lists that are no arrays': [['d(t)?this.k', '(t):this._(t)}O', 'u(t)?this.k']],
  'templates as they are before the build has minified them': [
    ['const x=c===p&&', ';l+=', 'const x=""'],
    [`'"'===u[3]?`, '):c===$||', '$'],
    ['||c===g', '?c=p'],
  ],
  'comments in templates': [
    ['"!--"===u[1]?', 'void 0!==u[2]?'],
    ['c===_||c===m?', '(c=p,n='],
  ],
  'listeners that are objects, or have options': [
    ['||t.capture!==', ',h=t!==A'],
    ['"function"==typeof this._$AH?', '}}class Z', 'this._$AH.call(this.element,t)'],
  ],
  'parts that know their parents, and options': [
    [',this._$AM=i', '}u(t){'],
    [',this._$AM=s', '}_$AI(t,i=this){t=M'],
    [',this._$AM=e', ',this._$AH=A'],
  ],
  'options of rendering': [
    [
      'const e=s?.renderBefore??i;',
      ';export{',
      'return(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,{}))._$AI(t)}',
    ],
  ],
  'doors for those who look in from outside': [
    [',i=t=>t,', 's=t.trustedTypes', ','],
    ['i(t).nextSibling;i(t).', 'remove(),t=s', 't.nextSibling;t.'],
  ],
  'directives as values': [
    ['t=M(this,t,i),', 'a(t)?t===A'],
    ['(t=M(this,t,i,0)??A)', '===E)return', '(t??=A)'],
  ],
  'options that are never given': [
    ['t.u(this.options)', ';t.p(i)', 't.u()'],
    [',this,this.options', ')):s=i[e]'],
    ['this,t):1===r.type', '?i=new r.ctor', '):1===r.type'],
    ['r.name,r.strings,this,t)', ':0,', 'r.name)'],
  ],
  'what is between the values of an attribute': [
    ['const i=v[a++],s=', ',e=/([.?@])', 'const i=v[a++]'],
    ['strings:s,', 'ctor:'],
    ['const x="";', 'l+=c===v'],
    ['+o+x):', 's+o+', '+o):'],
    ['if(r.hasAttributes())', 'for(const t of r.getAttributeNames'],
  ],
  'listeners that go again': [
    [
      'const s=this._$AH,e=t===A',
      'this._$AH=t}handleEvent',
      't!==A&&this._$AH===A&&this.element.addEventListener(this.name,this),',
    ],
  ],
  'svg and mathml by name': [
    ['w=x(2),T=x(3),', 'E=Symbol'],
    ['T as mathml,', 'E as noChange'],
    [',w as svg', '}'],
  ],
  'doors for others': [
    ['Symbol.for("lit-noChange")', ',A=', 'Symbol()'],
    ['Symbol.for("lit-nothing")', ',C=', 'Symbol()'],
    ['(t?.creationScope??l)', '.importNode', 'l'],
    ['const j={M:h', '(t.litHtmlVersions'],
    ['j as _$LH,', 'b as html'],
  ],
};

/**
 * Cuts out of Lit what the widget never asks for; the tests of the built script prove the rest.
 *
 * @returns {import('vite').Plugin} ends the build where Lit reads otherwise than it is known
 */
export const smallerLit = () => ({
  name: 'smaller-lit',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return null;
    let script = unchanged(code, id);
    for (const [what, cuts] of Object.entries(CUTS)) {
      for (const [from, upTo, instead = ''] of cuts) {
        const start = script.code.indexOf(from);
        const end = script.code.indexOf(upTo, start);
        if (start < 0 || end < 0) this.error(`Lit reads otherwise than it is known: ${what}.`);
        script = cut(script, start, end, instead);
      }
    }
    return script;
  },
});
