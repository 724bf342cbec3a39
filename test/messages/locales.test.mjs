// The files of the languages as they are built: `npm run build` has to come first.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';

/** @typedef {Record<string, string>} Table */

const root = new URL('../../', import.meta.url);

/** @param {string} path from the project's root */
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** The languages that the sources have. */
const languages = readdirSync(new URL('src/messages/', root))
  .filter((file) => !/^(en|batch\.en|languages|locales)\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''));

/** What a file may take, in bytes at gzip -9: a page loads one, rarely two. */
const LARGEST_FILE = 2500;

/** One sentence for each of the four truths. */
const OUTCOMES = ['deleted', 'refused', 'not-sent', 'unknown'];

/** Texts that stand side by side, and so must not be the same. */
const TOGETHER = {
  'what became of customers': [...OUTCOMES.map((status) => `${status}Title`), 'notTried'],
  'what a list holds': ['found', 'doubled', 'blank', 'bad'],
  'why a list stands still': ['unproven', 'repeated', 'cancelled', 'away', 'stopping', 'done'],
  'buttons while a list is made ready': ['check', 'otherList', 'deleteThese', 'retry', 'stop'],
  'buttons below a list': ['stop', 'goOn', 'end', 'otherList', 'download', 'print', 'copy'],
  'buttons of a note': ['dismiss', 'download', 'print', 'copy'],
  'columns of a report': ['code', 'outcome', 'why', 'sent', 'answered'],
};

/** Texts of the batch that take the place of another one, which says something else. */
const REPLACED = {
  batchTitle: 'title',
  each: 'onlyOne',
  typeCount: 'typeToConfirm',
  notCounted: 'notTyped',
  otherList: 'cancel',
  deleteThese: 'delete',
  found: 'countdownTitle',
};

/** Texts for integrators, by what of them is no word but a name. */
const NAMES = {
  noEndpoint: ['endpoint'],
  noUrl: ['endpoint', 'URL'],
  notHttps: ['endpoint', 'https'],
  hasLogin: ['endpoint'],
  hasField: ['endpoint'],
  noAccount: ['account-id'],
  unsupported: ['method', 'auth', 'endpoint'],
};

/**
 * Runs a file as a page would.
 *
 * @param {string} name
 * @param {Record<string, unknown>} page what it finds there
 */
function load(name, page) {
  /** @type {[language: string, table: Table][]} */
  const calls = [];
  /** @type {string[]} */
  const errors = [];
  const setMessages = (/** @type {string} */ language, /** @type {Table} */ table) =>
    calls.push([language, { ...table }]);
  const window = { CustomerDelete: { setMessages }, ...page };
  const console = { error: (/** @type {string} */ line) => errors.push(line) };
  runInNewContext(read(`dist/locales/${name}.js`), { window, console });
  return { calls, errors };
}

/** @param {string} text */
const placesOf = (text) => (text.match(/\{\w*\}/g) ?? []).sort();

describe('the languages', () => {
  /** @type {Table} */
  let english;
  before(async () => {
    const textsOf = async (/** @type {string} */ name) => {
      const path = fileURLToPath(new URL(`src/messages/${name}.ts`, root));
      const { module } = await runnerImport(path, { configFile: false, logLevel: 'silent' });
      return /** @type {Record<string, Table>} */ (module);
    };
    const [{ en }, { batchEn }] = await Promise.all([textsOf('en'), textsOf('batch.en')]);
    assert.ok(en && batchEn);
    const shared = Object.keys(batchEn).filter((key) => key in en);
    assert.deepEqual(shared, [], 'a text of the batch has the name of another');
    english = { ...en, ...batchEn };
  });

  it('are those that the README names, none of them said to be reviewed', () => {
    const [, section = ''] = read('README.md').split('\n## Languages\n');
    const [, table = ''] = /\n\| file .*\n\| -.*\n((?:\|.*\n)+)/.exec(section) ?? [];
    const rows = [...table.matchAll(/^\| `([\w-]+)` +\| [^|]+\| ([\w ]+?) +\|$/gm)];
    assert.deepEqual(rows.map(([, name]) => name).sort(), [...languages, 'en'].sort());
    const others = rows.filter(([, , answer]) => answer !== 'no').map(([, ...row]) => row);
    assert.deepEqual(others, [['en', 'the original']]);
  });

  it('are all built, each as a script and as a module with types', () => {
    const expected = languages.flatMap((name) => [`${name}.js`, `${name}.mjs`, `${name}.d.mts`]);
    const built = readdirSync(new URL('dist/locales/', root));
    assert.deepEqual(built.sort(), expected.sort());
  });

  it('are exported by the package', () => {
    for (const name of languages) {
      const resolve = (/** @type {string} */ path) =>
        import.meta.resolve(`customer-delete/${path}`);
      assert.equal(resolve(`locales/${name}`), `${root}dist/locales/${name}.mjs`);
      assert.equal(resolve(`locales/${name}.js`), `${root}dist/locales/${name}.js`);
    }
  });

  for (const name of languages) {
    describe(name, () => {
      /** @type {Table} */
      let table;
      before(() => {
        table = load(name, {}).calls[0]?.[1] ?? {};
      });

      it(`takes less than ${LARGEST_FILE} bytes`, (test) => {
        const { length } = gzipSync(read(`dist/locales/${name}.js`), { level: 9 });
        test.diagnostic(`${length} bytes at gzip -9`);
        assert.ok(length < LARGEST_FILE, `it takes ${length}`);
      });

      it('is ASCII, as script and as module', () => {
        for (const file of [`${name}.js`, `${name}.mjs`]) {
          assert.doesNotMatch(read(`dist/locales/${file}`), /[^\0-\x7f]/);
        }
      });

      it('has its hash in sri.json', () => {
        const bytes = readFileSync(new URL(`dist/locales/${name}.js`, root));
        const hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
        assert.equal(JSON.parse(read('dist/sri.json'))[`locales/${name}.js`], hash);
      });

      it('registers the language, once', () => {
        const { calls, errors } = load(name, {});
        const language = name === 'pt-BR' ? 'pt' : name;
        assert.deepEqual(
          calls.map(([given]) => given),
          [language],
        );
        assert.deepEqual(errors, []);
      });

      for (const [what, page] of Object.entries({
        'the widget is not there': { CustomerDelete: undefined },
        'an element has its name': { CustomerDelete: { id: 'CustomerDelete' } },
      })) {
        it(`says so once, and does not throw, where ${what}`, () => {
          const { errors } = load(name, page);
          assert.equal(errors.length, 1);
          assert.match(errors[0] ?? '', new RegExp(`^<customer-delete>: locales/${name}\\.js `));
        });
      }

      it('says the same as a module, to the widget beside it', async () => {
        const source = read(`dist/locales/${name}.mjs`);
        assert.match(source, /^import \{ setMessages \} from '\.\.\/index\.js';\n/);
        const call = source.replace(/^import .*$/m, '');
        /** @type {unknown[]} */
        const calls = [];
        const setMessages = (/** @type {unknown[]} */ ...given) => calls.push(given);
        runInNewContext(call, { setMessages });
        assert.equal(JSON.stringify(calls), JSON.stringify(load(name, {}).calls));
        await import(new URL(`dist/locales/${name}.mjs`, root).href);
      });

      it('has every text of English and no other, in its order', () => {
        assert.deepEqual(Object.keys(table), Object.keys(english));
      });

      it('has the same places in each', () => {
        for (const [key, text] of Object.entries(table)) {
          assert.deepEqual(placesOf(text), placesOf(english[key] ?? ''), key);
        }
      });

      it('leaves none blank, and none in English', () => {
        const same = new Set(['direction', 'password', 'account']);
        for (const [key, text] of Object.entries(table)) {
          assert.match(text, /\S/, key);
          if (!same.has(key)) assert.notEqual(text, english[key], key);
        }
      });

      it('keeps spaces at the end just where English has them', () => {
        for (const [key, text] of Object.entries(table)) {
          assert.equal(text.trimStart(), text, key);
          assert.equal(/\s$/.test(text), /\s$/.test(english[key] ?? ''), key);
        }
      });

      it('tells the four truths apart, in title and sentence', () => {
        for (const ending of ['', 'Title']) {
          const said = OUTCOMES.map((status) => table[status + ending]);
          assert.equal(new Set(said).size, 4, said.join(' | '));
        }
      });

      it('says nothing of a refusal but that the API answered', () => {
        const { refused = '', deletedTitle = '', 'not-sentTitle': notSent = '' } = table;
        for (const claim of [deletedTitle, notSent]) {
          assert.ok(!refused.toLowerCase().includes(claim.toLowerCase()), refused);
        }
        assert.match(refused, /\{message\}$/);
      });

      it('gives each reason a text of its own', () => {
        const keys = Object.keys(english);
        const reasons = keys.slice(keys.indexOf('cancelled'), keys.indexOf('noReason') + 1);
        assert.equal(reasons.length, 14);
        const said = reasons.map((key) => table[key]);
        assert.equal(new Set(said).size, said.length, said.join(' | '));
      });

      for (const [what, keys] of Object.entries(TOGETHER)) {
        it(`tells apart ${what}`, () => {
          const said = keys.map((key) => {
            assert.ok(english[key], key);
            return table[key];
          });
          assert.equal(new Set(said).size, said.length, said.join(' | '));
        });
      }

      it('says of many what it says of one in other words', () => {
        for (const [key, replaced] of Object.entries(REPLACED)) {
          assert.ok(english[key] && english[replaced], `${key}, ${replaced}`);
          assert.notEqual(table[key], table[replaced], key);
        }
      });

      it('calls nothing deleted where a list stands still or has ended', () => {
        const { deletedTitle = '' } = table;
        for (const key of ['stopping', 'stopped', 'done', 'notTried', 'lost', 'leftList']) {
          const text = table[key] ?? '';
          assert.ok(!text.toLowerCase().includes(deletedTitle.toLowerCase()), text);
        }
      });

      it('names attributes and their values as they are', () => {
        for (const [key, names] of Object.entries(NAMES)) {
          for (const each of names) assert.match(table[key] ?? '', new RegExp(`\\b${each}\\b`));
        }
      });

      it('names a direction', () => {
        assert.equal(table.direction, name === 'ar' ? 'rtl' : 'ltr');
      });

      it('holds no invisible character but the spaces that do not break', () => {
        for (const [key, text] of Object.entries(table)) {
          assert.doesNotMatch(text, /(?![\u0020\u00a0\u202f])[\p{Cc}\p{Cf}\p{Z}]/u, key);
        }
      });
    });
  }
});
