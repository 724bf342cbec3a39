/** The languages as files of their own: classic scripts for pages, modules for bundlers. */
import type { Plugin } from 'vite';
import { locales } from '../src/messages/locales.js';

/** Old pages are served as windows-1252, so a classic script holds ASCII bytes only. */
const toAscii = (code: string): string =>
  code.replace(
    /[^\0-\x7f]/g,
    (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'),
  );

/**
 * The language whose texts a file brings. Those for Brazil serve all who read Portuguese, until there
 * are others: better than English.
 */
const languageOf = (name: string): string => (name === 'pt-BR' ? 'pt' : name);

/** What a file of a language calls, with the same arguments as a page would. */
const registration = (name: string): string =>
  toAscii(`setMessages(${JSON.stringify(languageOf(name))}, ${JSON.stringify(locales[name])});`);

/** A language for pages that load `customer-delete.js`. Where that is missing it says so. */
const localeScript = (name: string): string => `(function () {
  var widget = window.CustomerDelete;
  if (widget && typeof widget.setMessages === 'function') widget.${registration(name)}
  else console.error('<customer-delete>: locales/${name}.js has to be loaded after customer-delete.js.');
})();
`;

/** A language for bundlers; it shares the widget with all that import `dist/index.js`. */
const localeModule = (name: string): string =>
  `import { setMessages } from '../index.js';\n\n${registration(name)}\n`;

/** Writes the languages as classic scripts. */
export const localeScripts = (): Plugin => ({
  name: 'locale-scripts',
  generateBundle() {
    for (const name of Object.keys(locales)) {
      this.emitFile({ type: 'asset', fileName: `locales/${name}.js`, source: localeScript(name) });
    }
  },
});

/** Writes the languages as modules, and one for what is types only. */
export const localeModules = (): Plugin => ({
  name: 'locale-modules',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'types/nothing.js', source: 'export {};\n' });
    for (const name of Object.keys(locales)) {
      const fileName = `locales/${name}`;
      this.emitFile({ type: 'asset', fileName: `${fileName}.mjs`, source: localeModule(name) });
      this.emitFile({ type: 'asset', fileName: `${fileName}.d.mts`, source: 'export {};\n' });
    }
  },
});
