// The page about troubleshooting names what one sees: each text that says that something is wrong, and
// each line that goes to the console.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8');

const plain = (/** @type {string} */ html) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** Where values stand, and what stands there on the page. */
const withoutValues = (/** @type {string} */ text) => text.replace(/\{\w+\}/g, '…').trim();

/** From the first to the last of a group in `en.ts`. */
const GROUPS = [
  ['lost', 'lost'],
  ['cancelled', 'noReason'],
  ['unusual', 'unusual'],
  ['noCode', 'notTicked'],
  ['noEndpoint', 'unsupported'],
];

/** What goes to the console, without its values. */
const LINES = [
  "can't be used; the default is.",
  "can't be set for a whole page.",
  "needs an endpoint in the page's settings.",
  "the page's own settings decide; ignored:",
  'it is hidden.',
  'a password in a page can be read by everyone who can open it.',
  "the page's policy stops the frame. Allow",
  'and the API, or give a nonce, or use isolation="none".',
  'is ignored.',
  'Trusted Types allow one Lit; load customer-delete-batch.js alone.',
  'has to be loaded after customer-delete.js.',
];

/** A text of `en.ts`, a line that is named above, and the browser's own words. */
const MADE_OF_OTHERS = ['${en[problem]}', '${message}', 'String(error)'];

const BATCH = ['noCodes', 'notCounted', 'unproven', 'repeated', 'notTried'];

describe('the page about troubleshooting', () => {
  const page = plain(read('demo/guide/troubleshooting.html'));
  /** @type {string[]} */
  let texts;

  before(async () => {
    const textsOf = async (/** @type {string} */ name) => {
      const path = fileURLToPath(new URL(`src/messages/${name}.ts`, root));
      const { module } = await runnerImport(path, { configFile: false, logLevel: 'silent' });
      return /** @type {Record<string, Record<string, string>>} */ (module);
    };
    const [{ en = {} }, { batchEn = {} }] = await Promise.all([textsOf('en'), textsOf('batch.en')]);
    const keys = Object.keys(en);
    const named = GROUPS.flatMap(([first = '', last = '']) =>
      keys.slice(keys.indexOf(first), keys.indexOf(last) + 1),
    );
    texts = [...named.map((key) => en[key] ?? ''), ...BATCH.map((key) => batchEn[key] ?? '')];
    texts.push(...['not-sent', 'unknown', 'refused', 'waiting', 'notSetUp'].map((key) => en[key]));
  });

  it('names each text that says that something is wrong', () => {
    assert.ok(texts.length > 40, `${texts.length} texts`);
    for (const text of texts) assert.ok(page.includes(withoutValues(text)), text);
  });

  it('names each line that goes to the console', () => {
    const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(`src/${name}`))
      .concat(read('build/guard.ts'), read('build/locale-files.ts'));
    // `this.warn` is the build's own and goes to the terminal.
    const calls = sources.flatMap((source) =>
      [...source.matchAll(/(?<!this\.)\b(?:warn|console\.(?:warn|error))\(\s*(.*?)\);/gs)].map(
        ([, argument = '']) => argument,
      ),
    );
    assert.ok(calls.length >= 12, calls.join('\n'));
    for (const call of calls) {
      assert.ok(
        [...LINES, ...MADE_OF_OTHERS].some((line) => call.includes(line)),
        `not known here: ${call}`,
      );
    }
    for (const line of LINES) {
      assert.ok(
        calls.some((call) => call.includes(line)),
        `no longer said: ${line}`,
      );
      assert.ok(page.includes(line), line);
    }
  });
});
