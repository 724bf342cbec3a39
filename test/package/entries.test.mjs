// What `package.json` promises to those who import the package: `npm run build` has to come first.
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path from the project's root */
const read = (path) => readFileSync(join(rootDir, path), 'utf8');

const packageJson = JSON.parse(read('package.json'));
const languages = readdirSync(join(rootDir, 'dist/locales'))
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -'.mjs'.length));

/** What can be imported, the patterns filled in. */
const entries = Object.keys(packageJson.exports).flatMap((entry) =>
  entry.includes('*') ? languages.map((language) => entry.replace('*', language)) : entry,
);

/** For script tags: they need a page. */
const isClassicScript = (/** @type {string} */ entry) => entry.endsWith('.js');

describe('the entries of the package', () => {
  it('are those that the README names, and no others', () => {
    assert.deepEqual(Object.keys(packageJson.exports).sort(), [
      '.',
      './batch',
      './call',
      './custom-elements.json',
      './customer-delete-batch.js',
      './customer-delete.js',
      './locales/*',
      './locales/*.js',
      './package.json',
      './preact',
      './react',
      './sri.json',
      './svelte',
      './vscode.html-custom-data.json',
      './vue',
      './web-types.json',
    ]);
  });

  for (const entry of entries) {
    const name = join('customer-delete', entry);
    it(`leads to a file: ${name}`, () => {
      const text = readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8');
      if (entry.endsWith('.json')) JSON.parse(text);
    });

    if (isClassicScript(entry) || entry.endsWith('.json')) continue;
    it(`can be imported in Node: ${name}`, async () => {
      await import(name);
    });
  }

  it('never reject nor throw in Node, where nothing can be sent', async () => {
    const { configure, deleteCustomer, deleteCustomers, setMessages, upgrade } =
      await import('customer-delete');
    const endpoint = 'https://api.example/';
    configure({ endpoint, auth: 'server' });
    setMessages('de', {});
    upgrade();
    const request = { endpoint, accountId: 'a', userId: 'u', userPassword: 'p', code: '1' };
    const outcomes = [await deleteCustomer(request)];
    for await (const outcome of deleteCustomers([request])) outcomes.push(outcome);
    for (const { settledAt, ...facts } of outcomes) {
      assert.ok(Date.parse(String(settledAt)));
      assert.deepEqual(facts, {
        status: 'not-sent',
        reason: 'invalid',
        message: 'Not deleted: nothing was sent.',
        code: '1',
        accountId: 'a',
        userId: 'u',
        sentAt: null,
      });
    }
    assert.equal(outcomes.length, 2);
  });

  it('keep all else to themselves', async () => {
    await assert.rejects(import(join('customer-delete', 'dist/shared.js')), {
      code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
    });
  });

  it('share one copy of the calls, so that there is one line of those who send', async () => {
    const [element, call] = await Promise.all([
      import('customer-delete'),
      import('customer-delete/call'),
    ]);
    assert.equal(element.deleteCustomer, call.deleteCustomer);
    assert.equal(element.deleteCustomers, call.deleteCustomers);
    assert.deepEqual(Object.keys(call).sort(), ['deleteCustomer', 'deleteCustomers', 'version']);
  });

  it('leave Lit as an import, and import nothing else', () => {
    const files = readdirSync(join(rootDir, 'dist')).filter((name) => name.endsWith('.js'));
    const imported = files.flatMap((name) =>
      [...read(`dist/${name}`).matchAll(/^(?:import|export) .*?from "([^"]+)";$/gm)].map(
        ([, from = '']) => from,
      ),
    );
    const packages = imported.filter((from) => !from.startsWith('.'));
    assert.deepEqual(new Set(packages), new Set(['lit', 'lit/decorators.js', 'lit/html.js']));
    for (const from of packages) assert.ok(from.split('/')[0] ?? '' in packageJson.dependencies);
  });
});

describe('a bundle of the package', () => {
  /** @type {string} */
  let folder;

  before(() => {
    mkdirSync(join(rootDir, '.cache'), { recursive: true });
    folder = mkdtempSync(join(rootDir, '.cache/bundle-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(rootDir, join(folder, 'node_modules/customer-delete'), 'junction');
  });

  after(() => rmSync(folder, { recursive: true }));

  /**
   * @param {string} source of the application
   * @returns {Promise<string>} its one script
   */
  async function bundle(source) {
    writeFileSync(join(folder, 'main.js'), source);
    const result = await build({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      build: { write: false, minify: false, rollupOptions: { input: join(folder, 'main.js') } },
    });
    const [output] = [result].flat();
    assert.ok(output && 'output' in output);
    return output.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  }

  const registers = /customElements\.define\("([\w-]+)"/g;
  /** @param {string} code */
  const registered = (code) => [...code.matchAll(registers)].map(([, name]) => name).sort();

  it('registers the element, though nothing of it is used by name', async () => {
    assert.deepEqual(registered(await bundle("import 'customer-delete';")), ['customer-delete']);
  });

  it('registers both elements with the batch', async () => {
    const code = await bundle("import 'customer-delete/batch';");
    assert.deepEqual(registered(code), ['customer-delete', 'customer-delete-batch']);
  });

  it('brings a language, and the element with it', async () => {
    const code = await bundle("import 'customer-delete/locales/de';");
    assert.match(code, /setMessages\("de"/);
    assert.deepEqual(registered(code), ['customer-delete']);
  });

  it('has the calls without the element and without Lit', async () => {
    const code = await bundle(
      "import { deleteCustomer, deleteCustomers } from 'customer-delete/call';" +
        'globalThis.calls = [deleteCustomer, deleteCustomers];',
    );
    assert.match(code, /customer_delete/);
    assert.doesNotMatch(code, /customElements|litHtmlVersions|attachShadow/);
  });

  it('has nothing of the calls where none is used', async () => {
    const code = await bundle("import 'customer-delete/call'; import 'customer-delete/react';");
    assert.doesNotMatch(code, /customer|iframe/i);
  });
});

describe('the version', () => {
  const { version } = packageJson;

  it('is the one in package.json, in every module', async () => {
    const modules = await Promise.all([import('customer-delete'), import('customer-delete/call')]);
    const element = modules[0].CustomerDelete;
    assert.deepEqual(
      [...modules.map((module) => module.version), element.version],
      [version, version, version],
    );
  });

  it('is the one in package.json, in every script', () => {
    for (const name of ['customer-delete', 'customer-delete-batch']) {
      const said = [...read(`dist/${name}.js`).matchAll(/ (\S+) is ignored/g)].map(
        ([, one]) => one,
      );
      assert.ok(said.length > 0);
      assert.deepEqual(new Set(said), new Set([version]), name);
    }
  });

  it('is the one in package.json, in what editors read, the lock file and the changelog', () => {
    const manifest = JSON.parse(read('dist/custom-elements.json'));
    const [{ members }] = manifest.modules[0].declarations;
    const member = members.find((/** @type {{ name: string }} */ { name }) => name === 'version');
    assert.equal(member.default, `'${version}'`);
    assert.equal(JSON.parse(read('dist/web-types.json')).version, version);
    const lock = JSON.parse(read('package-lock.json'));
    assert.deepEqual([lock.version, lock.packages[''].version], [version, version]);
    assert.equal(/^## \[(.+?)\]/m.exec(read('CHANGELOG.md'))?.[1], version);
  });
});
