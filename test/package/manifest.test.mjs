// What editors are told of the elements: all that is public, and nothing else. `npm run build` has to
// come first.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** @param {string} path from the project's root */
const read = (path) => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

/** @typedef {{ name: string, type?: { text: string }, [key: string]: any }} Item */

/** What an element is called on: by each kind, in order of their names. */
const OUTCOMES = ['deleted', 'not-sent', 'refused', 'unknown'];
const CUSTOM_PROPERTIES = ['border', 'danger', 'font', 'radius', 'surface', 'text'];
const SHARED = {
  'account-id': 'string',
  auth: 'string',
  countdown: 'number',
  disabled: 'boolean',
  'dry-run': 'boolean',
  endpoint: 'string',
  isolation: "'frame' | 'none'",
  lang: 'string',
  method: 'string',
  nonce: 'string',
  probe: "'on' | 'off'",
  state: '',
  timeout: 'number',
  'user-id': 'string',
  'user-password': 'string',
};
const DEFAULTS = {
  auth: "'password'",
  countdown: '5000',
  disabled: 'false',
  dryRun: 'false',
  isolation: "'frame'",
  method: "'jsonp'",
  probe: "'on'",
  timeout: '15000',
};
const EVENTS = {
  'customer-delete-before': 'CustomEvent<DeleteDetail>',
  'customer-delete-sent': 'CustomEvent<DeleteDetail>',
  'customer-delete-settled': 'CustomEvent<DeleteOutcome>',
};

const ELEMENTS = {
  'customer-delete': {
    className: 'CustomerDelete',
    module: 'dist/index.js',
    states: ['idle', 'confirming', 'countdown', 'pending', ...OUTCOMES],
    attributes: {
      ...SHARED,
      code: 'string',
      confirmation: "'type' | 'check'",
      'customer-name': 'string',
      label: 'string',
      'no-trigger': 'boolean',
      'remove-closest': 'string',
    },
    defaults: { ...DEFAULTS, confirmation: "'type'", noTrigger: 'false', state: "'idle'" },
    methods: ['close', 'deleteCustomer', 'focus', 'open', 'reset'],
    events: { ...EVENTS, 'customer-delete-closed': 'CustomEvent<DeleteOutcome | null>' },
    slots: ['consequences', 'lookup', 'trigger'],
    parts:
      'cancel close consequences countdown delete dialog field input message receipt retry status stop title trigger',
    customStates: ['idle', 'confirming', 'countdown', 'pending', ...OUTCOMES],
  },
  'customer-delete-batch': {
    className: 'CustomerDeleteBatch',
    module: 'dist/batch.js',
    states: ['listing', 'confirming', 'countdown', 'running', 'stopped', 'done'],
    attributes: { ...SHARED, codes: 'string' },
    defaults: { ...DEFAULTS, state: "'listing'" },
    methods: ['stop'],
    events: { ...EVENTS, 'customer-delete-batch-settled': 'CustomEvent<BatchDetail>' },
    slots: ['consequences', 'lookup'],
    // The rest of those of the single element belong to its button, its dialog and its receipt.
    parts:
      'cancel check close consequences copy countdown counts delete download field input list message ' +
      'outcomes panel print progress retry status stop title',
    customStates: [],
  },
};

const manifest = JSON.parse(read('dist/custom-elements.json'));
const vscode = JSON.parse(read('dist/vscode.html-custom-data.json'));
const webTypes = JSON.parse(read('dist/web-types.json'));

/** @param {Item[]} [items] */
const names = (items = []) => items.map(({ name }) => name).sort();

/** @param {Item[]} items */
const types = (items) => Object.fromEntries(items.map(({ name, type }) => [name, type?.text]));

/** @param {string} name of an attribute */
const propertyName = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A text and the union of its parts. */
const union = (/** @type {string[]} */ values) => values.map((value) => `'${value}'`).join(' | ');

for (const [tagName, expected] of Object.entries(ELEMENTS)) {
  describe(`the manifest of <${tagName}>`, () => {
    const module = manifest.modules.find((/** @type {any} */ { path }) => path === expected.module);
    const [element, ...others] = module.declarations;
    const attributes = { ...expected.attributes, state: union(sorted(element, expected.states)) };
    /** @type {Item[]} */
    const fields = element.members.filter((/** @type {Item} */ { kind }) => kind === 'field');

    it('is about one class, which a module exports and defines', () => {
      assert.deepEqual(others, []);
      assert.deepEqual([element.name, element.tagName], [expected.className, tagName]);
      const declaration = { name: expected.className, module: expected.module };
      assert.deepEqual(module.exports, [
        { kind: 'js', name: expected.className, declaration },
        { kind: 'custom-element-definition', name: tagName, declaration },
      ]);
    });

    it('has its attributes, with their types and properties', () => {
      assert.deepEqual(types(element.attributes), attributes);
      for (const { name, fieldName } of element.attributes) {
        const isNative = name === 'lang' || name === 'nonce';
        assert.equal(fieldName, isNative ? undefined : propertyName(name));
      }
    });

    it('has its properties, and nothing that is private', () => {
      const own = Object.keys(attributes).filter((name) => name !== 'lang' && name !== 'nonce');
      const versions = tagName === 'customer-delete' ? ['version'] : [];
      assert.deepEqual(names(fields), [...own.map(propertyName), ...versions].sort());
      for (const { privacy, inheritedFrom } of element.members) {
        assert.deepEqual([privacy, inheritedFrom], [undefined, undefined]);
      }
    });

    it('has the defaults that count', () => {
      const told = fields.filter(({ default: value, static: isStatic }) => value && !isStatic);
      assert.deepEqual(
        Object.fromEntries(told.map(({ name, default: value }) => [name, value])),
        expected.defaults,
      );
    });

    it('says that the state is read-only, and reflected', () => {
      const state = fields.find(({ name }) => name === 'state');
      assert.deepEqual([state?.['readonly'], state?.['reflects']], [true, true]);
    });

    it('has its methods, events, slots, parts, custom properties and states', () => {
      const methods = element.members.filter((/** @type {Item} */ { kind }) => kind === 'method');
      assert.deepEqual(names(methods), expected.methods);
      assert.deepEqual(types(element.events), expected.events);
      assert.deepEqual(names(element.slots), expected.slots);
      assert.deepEqual(names(element.cssParts), expected.parts.split(' '));
      assert.deepEqual(
        names(element.cssProperties),
        CUSTOM_PROPERTIES.map((name) => `--customer-delete-${name}`),
      );
      assert.deepEqual(names(element.cssStates), [...expected.customStates].sort());
    });

    it('says of each what it is', () => {
      assert.ok(element.summary && element.description);
      const lists = 'members attributes events slots cssParts cssProperties cssStates'.split(' ');
      for (const { name, description } of lists.flatMap((list) => element[list] ?? [])) {
        assert.match(description ?? '', /\w{3}/, name);
      }
    });

    it('is what VS Code is told', () => {
      const tag = vscode.tags.find((/** @type {Item} */ { name }) => name === tagName);
      assert.deepEqual(names(tag.attributes), Object.keys(attributes).sort());
      const choices = tag.attributes.find((/** @type {Item} */ { name }) => name === 'isolation');
      assert.deepEqual(names(choices.values), ['frame', 'none']);
    });

    it('is what JetBrains is told', () => {
      const { elements } = webTypes.contributions.html;
      const tag = elements.find((/** @type {Item} */ { name }) => name === tagName);
      assert.deepEqual(names(tag.attributes), Object.keys(attributes).sort());
      assert.deepEqual(names(tag.slots), expected.slots);
      assert.deepEqual(names(tag.js.events), Object.keys(expected.events).sort());
    });
  });
}

/**
 * @param {any} element
 * @param {string[]} states
 * @returns {string[]} in the order in which the manifest has them
 */
function sorted(element, states) {
  const { type } = element.attributes.find((/** @type {Item} */ { name }) => name === 'state');
  return [...states].sort((a, b) => type.text.indexOf(`'${a}'`) - type.text.indexOf(`'${b}'`));
}

describe('the README', () => {
  const readme = read('README.md');
  const [single, batch] = manifest.modules.map(
    (/** @type {any} */ module) => module.declarations[0],
  );

  /**
   * @param {string} heading of the first column
   * @returns {string[]} the names in it, in each table that has it, once each
   */
  function column(heading) {
    const table = new RegExp(`^\\| ${heading} +\\|.*\\n\\|[-| :]+\\|\\n((?:\\|.*\\n)+)`, 'gm');
    const rows = [...readme.matchAll(table)].flatMap(([, text = '']) => text.trim().split('\n'));
    const found = rows.map((row) => /^\| `([\w-]+)/.exec(row)?.[1] ?? row);
    return [...new Set(found)].sort();
  }

  it('has the attributes of the manifest, and no others', () => {
    // A password in a page, and how a call is made, have sections of their own.
    const told = new Set([...column('attribute'), 'method', 'auth', 'user-password']);
    assert.deepEqual([...told].sort(), names(single.attributes));
  });

  it('has the events of the manifest, and no others', () => {
    const all = [...single.events, ...batch.events];
    assert.deepEqual(column('event'), [...new Set(names(all))]);
  });

  it('has the methods, slots and custom properties of the manifest', () => {
    const methods = single.members.filter((/** @type {Item} */ { kind }) => kind === 'method');
    assert.deepEqual([...new Set([...column('method'), 'focus'])].sort(), names(methods));
    assert.deepEqual(column('slot'), names(single.slots));
    assert.deepEqual(column('custom property'), names(single.cssProperties));
  });

  it('names every part', () => {
    for (const { name } of [...single.cssParts, ...batch.cssParts]) {
      assert.ok(readme.includes(`\`${name}\``), name);
    }
  });
});
