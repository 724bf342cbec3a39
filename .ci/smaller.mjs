/**
 * How the classic scripts are made small. The tests of the built scripts prove that nothing is missing.
 *
 * The order of the modules and the short names were found by trying many with gzip, and save a hundredth.
 * Where the code has changed since, they are as right as any others.
 */

/**
 * The modules of the widget's script in the order in which they are in it, each after those that it
 * imports. Those that are not named come as usual.
 */
export const MODULES = `
  element/css.ts
  messages/en.ts
  transport/callback-name.ts
  element/credentials.ts
  element/state.ts
  call/sleep.ts
  element/focus.ts
  element/countdown.ts
  call/turn.ts
  call/reply.ts
  version.ts
  call/decision.ts
  transport/violations.ts
  transport/trusted-types.ts
  transport/parse-reply.ts
  element/print.ts
  transport/frame-document.ts
  element/announcer.ts
  transport/frame.ts
  transport/script-tag.ts
  messages/languages.ts
  transport/post.ts
  call/outcome.ts
  call/request.ts
  transport/probe.ts
  call/unanswered.ts
  call/prepare.ts
  call/delete-customer.ts
  element/settings.ts
  element/placeholders.ts
  script-lit.ts
  element/updating-element.ts
  element/language.ts
  element/fill.ts
  element/configurable-element.ts
  element/flow.ts
  element/trigger.ts
  element/form.ts
  element/common.views.ts
  element/result.views.ts
  element/waiting.views.ts
  element/form.views.ts
  element/dialog.ts
  element/customer-delete.styles.ts
  call/delete-customers.ts
  element/customer-delete.ts
  element/define.ts
  kit.ts
`
  .trim()
  .split(/\s+/);

/**
 * Properties that only the scripts' own code names, and what they are called there: the same in every
 * script, since one may use another's. None may be a text's, a setting's, a field's, an event's or the
 * platform's, nor a place in a text.
 *
 * @type {Record<string, string>}
 */
const SHORT_NAMES = {
  texts: 't',
  subject: 'e',
  settings: 'c',
  transport: 'q',
  problem: 's',
  run: 'o',
  draft: 'I',
  field: 'v',
  customers: 'F',
  language: 'i',
  left: 'n',
  isComplaining: 'C',
  obstacle: 'd',
  unclear: '$',
  current: 'T',
  ended: 'l',
  isOpen: 'h',
  again: 'f',
  styles: 'A',
  timer: 'E',
  undone: '_y',
  details: '_f',
  isTyped: '_c',
  dispose: 'r',
  happen: '_i',
  isWanted: 'P',
  input: '_p',
  ready: 'b',
  strings: 'O',
  odd: '_l',
  codeGiven: '_e',
  isDisabled: 'a',
  notSent: 'W',
  notice: '_n',
  look: 'X',
  isReady: 'p',
  closed: 'L',
  stateChanged: 'S',
  prepare: 'y',
  copyText: '_d',
  teller: 'j',
  typed: 'Z',
  ticked: 'g',
  rule: 'Y',
  needsPassword: 'k',
  setupProblem: 'm',
  isUsable: '_t',
  isStopping: '_o',
  isWaiting: 'H',
  settingsNow: 'Q',
  checkList: 'w',
  continueList: '_w',
  endList: 'R',
  expires: 'u',
  forgetList: '_s',
  givenPassword: 'J',
  isUnsent: 'M',
  pasteList: '_x',
  reportSetup: 'N',
  stopIfChanged: '_m',
  rest: '_u',
  isFailure: 'G',
  _$litPart$: 'K',
  isChanged: 'U',
  updated: 'z',
  disconnected: 'x',
  giveFocusBack: 'B',
  confirmedAt: 'V',
  willUpdate: 'D',
};

/** What stands for a property until the rest is done: so no choice of short names changes anything else. */
const standIn = (/** @type {string} */ name) => `$$${name}$`;
export const STAND_IN = /\$\$[\w$]+?\$(?![\w$])/g;

/**
 * @param {string} found what stands for a property
 * @returns {string} its short name
 */
export const shortName = (found) => /** @type {string} */ (SHORT_NAMES[found.slice(2, -1)]);

/** @type {import('terser').CompressOptions} */
const compress = {
  unsafe: true,
  unsafe_arrows: true,
  pure_getters: true,
  keep_fargs: false,
};

/**
 * For terser, first of all.
 *
 * @type {import('vite').TerserOptions}
 */
export const terserOptions = {
  ecma: 2020,
  compress: { ...compress, passes: 2, booleans: false, inline: 0, sequences: false },
  // The types lack `only_cache`.
  mangle: { properties: /** @type {{}} */ ({ builtins: true, only_cache: true }) },
  nameCache: {
    props: {
      props: Object.fromEntries(
        Object.keys(SHORT_NAMES).map((name) => [`$${name}`, standIn(name)]),
      ),
    },
  },
};

/**
 * For terser once more, after another minifier.
 *
 * @type {import('terser').MinifyOptions}
 */
export const lastOptions = {
  ecma: 2020,
  compress: {
    ...compress,
    passes: 5,
    hoist_funs: true,
    reduce_vars: false,
    unused: false,
    sequences: false,
  },
};
