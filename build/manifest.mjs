// Writes what editors read of the elements: dist/custom-elements.json, and from it the data for VS Code
// and JetBrains. Texts and types come from the sources, attributes and defaults from the built classes.
import { readFileSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';

/**
 * What the analyzer tells of a property or method, and of a class.
 *
 * @typedef {object} Member
 * @property {string} kind
 * @property {string} name
 * @property {string} [description]
 * @property {string} [privacy]
 * @property {boolean} [static]
 * @property {{ text: string }} [type]
 * @property {string} [default] as it would stand in a source
 * @property {string} [attribute]
 * @property {boolean} [reflects]
 * @property {{ name: string }} [inheritedFrom]
 *
 * @typedef {object} Declaration
 * @property {string} name
 * @property {string} [tagName]
 * @property {Member[]} members
 * @property {Partial<Member>[]} attributes
 *
 * @typedef {{ new (): any, observedAttributes: string[] }} Built
 */

// Its types do not name what it exports.
const { create, ts } = /** @type {any} */ (
  await import('@custom-elements-manifest/analyzer/index.js')
);

/** The sources of a module that is public, with all that its element inherits. */
const MODULES = [
  {
    path: 'dist/index.js',
    tagName: 'customer-delete',
    source: 'src/element/customer-delete.ts',
    built: (await import('../dist/index.js')).CustomerDelete,
  },
  {
    path: 'dist/batch.js',
    tagName: 'customer-delete-batch',
    source: 'src/batch/customer-delete-batch.ts',
    built: (await import('../dist/batch.js')).CustomerDeleteBatch,
  },
];
const INHERITED = ['src/element/updating-element.ts', 'src/element/configurable-element.ts'];

/**
 * Whether it is for pages; how an element is updated is not.
 *
 * @param {Member} member
 */
const isPublic = ({ privacy = 'public', inheritedFrom }) =>
  privacy === 'public' && inheritedFrom?.name !== 'UpdatingElement';

/** @param {string} name of a property */
const attributeName = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {unknown} value */
const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));

/**
 * A class as the analyzer has found it, put right: only what is public, and the attributes that the
 * built class really observes, each with its property.
 *
 * @param {Declaration} declaration
 * @param {Built} built
 */
function describe(declaration, built) {
  const element = new built();
  const observed = new Set(built.observedAttributes);
  const members = declaration.members.filter(isPublic).map((given) => {
    const member = { ...given };
    delete member.inheritedFrom;
    delete member.attribute;
    if (member.kind !== 'field') return member;
    const value = (member.static ? built : element)[member.name];
    if (value !== '' && value !== undefined) member.default = literal(value);
    const name = attributeName(member.name);
    if (!member.static && observed.has(name)) {
      member.attribute = name;
      if (name === 'state') member.reflects = true;
    }
    return member;
  });
  const attributes = members
    .filter(({ attribute }) => attribute)
    .map(({ attribute, name, type, description, default: value }) => ({
      name: attribute,
      fieldName: name,
      // An attribute is text, whatever else its property may be.
      type: /^[A-Z]/.test(type?.text ?? '') ? { text: 'string' } : type,
      ...(value && { default: value }),
      description,
    }));
  // Those that the class has from HTMLElement.
  const native = declaration.attributes
    .filter(({ name = '' }) => /^(lang|nonce)$/.test(name))
    .map(({ name, type, description }) => ({ name, type, description }));
  return {
    ...declaration,
    members,
    attributes: [...attributes, ...native],
    superclass: { name: 'HTMLElement' },
  };
}

/** @param {string} path */
const read = (path) =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
const analysed = create({
  modules: [...INHERITED, ...MODULES.map(({ source }) => source)].map(read),
});

const manifest = {
  schemaVersion: analysed.schemaVersion,
  readme: 'README.md',
  modules: MODULES.map(({ path, tagName, source, built }) => {
    /** @type {{ path: string, declarations: Declaration[] }[]} */
    const modules = analysed.modules;
    const found = modules
      .find((module) => module.path === source)
      ?.declarations.find((declaration) => declaration.tagName === tagName);
    if (!found) throw new Error(`${source} describes no ${tagName}.`);
    const declaration = { name: found.name, module: path };
    return {
      kind: 'javascript-module',
      path,
      declarations: [describe(found, built)],
      exports: [
        { kind: 'js', name: found.name, declaration },
        { kind: 'custom-element-definition', name: tagName, declaration },
      ],
    };
  }),
};

const options = { hideLogs: true };
const files = {
  'custom-elements.json': JSON.stringify(manifest, null, 2),
  'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, options),
  'web-types.json': getWebTypesData(manifest, { ...options, packageJson: false }),
};
for (const [name, text] of Object.entries(files)) writeFileSync(`dist/${name}`, `${text.trim()}\n`);
