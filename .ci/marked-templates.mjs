/**
 * Templates in the classic scripts: the build marks the places of the values, so that what renders them
 * there, `src/script-lit.ts`, need not look for any.
 */
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { mark } from './mark.mjs';

/**
 * What is used here of a node of a syntax tree, as ESTree has it.
 *
 * @typedef {{ type: string, start: number, end: number, [property: string]: unknown }} Node
 */

/** @typedef {Node & { tag: Node, quasi: { quasis: Node[] } }} Template */

/** The modules that hold templates. */
export const TEMPLATES = /src\/(element|batch)\/.*\.ts$/;

const RENDERER = fileURLToPath(new URL('../src/script-lit.ts', import.meta.url));

/**
 * @param {Node} node
 * @returns {Generator<Template>} all templates in a piece of code, those inside of others too
 */
function* templatesIn(node) {
  const { tag } = /** @type {Partial<Template>} */ (node);
  if (node.type === 'TaggedTemplateExpression' && tag?.['name'] === 'html') {
    yield /** @type {Template} */ (node);
  }
  for (const value of Object.values(node).flat()) {
    const isNode = typeof value === 'object' && value !== null && 'type' in value;
    if (isNode) yield* templatesIn(/** @type {Node} */ (value));
  }
}

/**
 * Marks each place of a value.
 *
 * @param {string} code JavaScript
 * @param {unknown} tree its syntax tree, as ESTree has it
 * @returns {MagicString}
 * @throws {Error} where `mark` does
 */
export function marked(code, tree) {
  const script = new MagicString(code);
  for (const { quasi } of templatesIn(/** @type {Node} */ (tree))) {
    for (const { start, end } of quasi.quasis.slice(0, -1)) {
      const text = mark(code.slice(start, end));
      if (start === end) script.appendLeft(end, text);
      else script.update(start, end, text);
    }
  }
  return script;
}

/**
 * Has classic scripts render by what needs the marks.
 *
 * @returns {import('vite').Plugin}
 */
const renderer = () => ({
  name: 'marked-templates-renderer',
  enforce: 'pre',
  resolveId: (source) => (source === 'lit/html.js' ? RENDERER : null),
});

/**
 * Comes after what minifies templates, since that takes quotes away.
 *
 * @returns {import('vite').Plugin}
 */
const marks = () => ({
  name: 'marked-templates',
  transform(code, id) {
    if (!TEMPLATES.test(id)) return null;
    const script = marked(code, this.parse(code));
    if (!script.hasChanged()) return null;
    return { code: script.toString(), map: script.generateMap({ hires: true }) };
  },
});

/** @returns {import('vite').Plugin[]} */
export const markedTemplates = () => [renderer(), marks()];
