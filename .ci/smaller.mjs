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
  element/credentials.ts
  element/state.ts
  call/sleep.ts
  element/countdown.ts
  call/turn.ts
  call/reply.ts
  call/decision.ts
  transport/callback-name.ts
  transport/violations.ts
  call/unanswered.ts
  messages/languages.ts
  transport/trusted-types.ts
  version.ts
  element/print.ts
  transport/parse-reply.ts
  transport/probe.ts
  transport/frame-document.ts
  transport/frame.ts
  transport/script-tag.ts
  transport/post.ts
  element/announcer.ts
  call/request.ts
  call/outcome.ts
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
  element/focus.ts
  element/result.views.ts
  element/waiting.views.ts
  call/delete-customers.ts
  element/form.views.ts
  element/dialog.ts
  element/customer-delete.styles.ts
  element/customer-delete.ts
  kit.ts
  element/define.ts
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
  subject: 'n',
  element: 'K',
  settings: 'l',
  transport: 'E',
  problem: 'm',
  run: 'e',
  draft: 'N',
  field: 'V',
  customers: 'k',
  language: 's',
  options: 'B',
  left: 'g',
  isComplaining: 'c',
  obstacle: 'i',
  unclear: '_n',
  current: '$',
  ended: '_e',
  isOpen: 'b',
  parts: '_i',
  again: '_h',
  styles: 'x',
  emit: '_r',
  dispose: 'w',
  happen: '_a',
  isWanted: 'S',
  input: '_p',
  ready: 'C',
  strings: 'y',
  odd: '_d',
  codeGiven: 'h',
  isDisabled: '_s',
  notSent: 'D',
  notice: 'M',
  look: 'W',
  isReady: 'p',
  closed: 'L',
  stateChanged: 'Z',
  prepare: 'o',
  copyText: 'v',
  teller: 'U',
  typed: 'd',
  ticked: 'u',
  rule: 'Y',
  needsPassword: 'q',
  setupProblem: 'z',
  isUsable: '_w',
  isStopping: 'O',
  isWaiting: 'I',
  settingsNow: 'X',
  checkList: '_k',
  continueList: '_o',
  endList: '_u',
  expires: 'a',
  forgetList: 'Q',
  givenPassword: 'P',
  isUnsent: 'G',
  pasteList: 'F',
  printRows: '_m',
  reportSetup: 'R',
  stopIfChanged: 'H',
  rest: '_l',
  isFailure: 'j',
  _$litPart$: '_t',
  isChanged: 'T',
  updated: '_x',
  disconnected: 'r',
  giveFocusBack: 'f',
  willUpdate: 'A',
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
