/**
 * How the classic scripts are minified: by terser, with names that only they know made short. The
 * tests of the built scripts prove that nothing is missing.
 */

/**
 * Properties that only the scripts' own code names: the widget's. None may be a text's, a
 * setting's, a field's, an event's or the platform's, nor a place in a text, nor stand in a string anywhere.
 */
const INNER_NAMES = `
  texts subject element settings transport problem run draft field customers language options left
  isComplaining obstacle unclear current ended isOpen parts again styles emit dispose happen
  isWanted input ready strings odd codeGiven isDisabled notSent notice look isReady closed
  stateChanged prepare copyText teller typed ticked rule needsPassword setupProblem isUsable
  isStopping isWaiting settingsNow checkList continueList endList expires forgetList givenPassword
  isUnsent pasteList printRows reportSetup stopIfChanged rest isFailure _$litPart$ isChanged updated
  disconnected giveFocusBack willUpdate
`
  .trim()
  .split(/\s+/);

/** Single letters, those first that the minifier gives to most variables, and then pairs. */
const SHORT_NAMES = [
  ...'etnoirsaldcuhpmfgbwvykxTSIjqzABCDEFGHJKLMNOPQRUVWXYZ',
  ...[...'etnoirsaldcuhpmfgbwvykx'].map((letter) => `_${letter}`),
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
