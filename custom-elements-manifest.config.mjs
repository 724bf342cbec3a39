// What editors read of the elements, from the JSDoc in the sources: `cem analyze` writes dist/custom-elements.json
// and the data for VS Code and JetBrains.
import { readFileSync } from 'node:fs';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** @type {Record<string, string>} the module that exports each element */
const MODULES = { 'customer-delete': 'dist/index.js', 'customer-delete-batch': 'dist/batch.js' };

/** @param {any[]} list */
const published = (list) =>
  list
    .filter(({ privacy = 'public' }) => privacy === 'public')
    // What both elements have comes first.
    .sort((a, b) => Number(!!b.inheritedFrom) - Number(!!a.inheritedFrom))
    .map((item) => ({ ...item, inheritedFrom: undefined }));

/** Names the built modules, and leaves out what is not for pages. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase(/** @type {any} */ { customElementsManifest: manifest }) {
    manifest.readme = 'README.md';
    /** @type {any[]} */
    const classes = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations);
    manifest.modules = Object.entries(MODULES).map(([tagName, path]) => {
      const element = classes.find((declaration) => declaration.tagName === tagName);
      const declaration = { name: element.name, module: path };
      element.superclass = { name: 'LitElement', package: 'lit' };
      element.members = published(element.members);
      // An attribute is text, whatever else its property may be.
      element.attributes = published(element.attributes).map(({ type, ...item }) => ({
        ...item,
        type: type.text === 'Codes' ? { text: 'string' } : type,
      }));
      for (const item of element.members)
        if (item.name === 'version') item.default = `'${version}'`;
      return {
        kind: 'javascript-module',
        path,
        declarations: [element],
        exports: [
          { kind: 'js', name: element.name, declaration },
          { kind: 'custom-element-definition', name: tagName, declaration },
        ],
      };
    });
  },
};

export default {
  globs: [
    'src/element/{settings-element,customer-delete}.ts',
    'src/batch/customer-delete-batch.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    asPublished,
    customElementVsCodePlugin({ outdir: 'dist', cssFileName: null, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, hideLogs: true }),
  ],
};
