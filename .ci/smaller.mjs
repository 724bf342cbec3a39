/**
 * How the classic scripts are minified: by terser, with names that only they know made short. The
 * tests of the built scripts prove that nothing is missing.
 */

/**
 * Properties that only the scripts' own code names: the widget's. None may be a text's, a
 * setting's, a field's, an event's or the platform's, nor a place in a text, nor stand in a string anywhere.
 */
const INNER_NAMES = `
  texts element subject settings run language problem transport draft customers left field
  options  again input odd isComplaining obstacle closed ready styles unclear current ended
  isOpen emit dispose happen isWanted typed strings look codeGiven isDisabled notSent 
  notice ticked stateChanged prepare  copyText rule isReady isStopping
  needsPassword setupProblem  isWaiting   isUsable settingsNow  checkList
  continueList endList expires forgetList givenPassword isChanged isUnsent parts pasteList
  printRows reportSetup stopIfChanged updated    disconnected giveFocusBack
  rest willUpdate   teller isFailure
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
