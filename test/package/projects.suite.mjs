// The package as others get it: its tarball, installed into a new project of theirs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { pack } from '../../build/pack.mjs';
import { startApi } from '../../demo/api/server.js';
import { closeBrowser, startBrowser, until } from '../hosts/browser.mjs';
import { HostPage } from '../hosts/host-page.mjs';

const projects = fileURLToPath(new URL('projects/', import.meta.url));

/** @type {string} */
let folder;
/** @type {string} */
let tarball;
/** @type {import('../../demo/api/server.js').RunningApi} */
let api;
/** @type {import('../hosts/browser.mjs').Browser} */
let browser;

before(async () => {
  // Outside of this project, whose packages would be found from within.
  folder = mkdtempSync(join(tmpdir(), 'customer-delete-projects-'));
  tarball = pack(folder);
  api = await startApi();
  browser = await startBrowser(0);
});

after(async () => {
  await browser?.close();
  await closeBrowser();
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {string} project
 * @param {string[]} args
 */
function npm(project, ...args) {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    // npm sets production mode from the environment.
    env: { ...process.env, NODE_ENV: '' },
  });
}

/**
 * Fills in what is known only now.
 *
 * @param {string} project
 * @param {Record<string, string>} values by what stands in the files for them
 */
function fillIn(project, values) {
  for (const name of readdirSync(project, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|tsx)$/.test(name) || name.includes('node_modules')) continue;
    let text = readFileSync(join(project, name), 'utf8');
    for (const [key, value] of Object.entries(values)) text = text.replaceAll(key, value);
    writeFileSync(join(project, name), text);
  }
}

/**
 * @param {string} served a folder
 * @returns {Promise<{ address: string, close: () => void }>}
 */
async function serve(served) {
  const files = sirv(served, { dev: true });
  const server = createServer((request, response) =>
    files(request, response, () => void response.writeHead(404).end()),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {string} space */
async function deleted(space) {
  const response = await fetch(`${api.origin}/control/${space}/deleted`);
  return (await response.json()).map((/** @type {{ code: string }} */ { code }) => code);
}

for (const name of readdirSync(projects)) {
  describe(`the tarball in a new project: ${name}`, () => {
    /** @type {string} */
    let project;

    before(() => {
      project = join(folder, name);
      cpSync(join(projects, name), project, { recursive: true });
    });

    it('can be installed, and brings nothing but Lit', () => {
      npm(project, 'install', `../${basename(tarball)}`);
      const installed = JSON.parse(
        readFileSync(join(project, 'node_modules/.package-lock.json'), 'utf8'),
      ).packages;
      assert.ok(existsSync(join(project, 'node_modules/customer-delete/dist/index.js')));
      const { dependencies } = installed['node_modules/customer-delete'];
      assert.deepEqual(Object.keys(dependencies), ['lit']);
    });

    it('can be built, where it is to be', () => {
      const sri = join(project, 'node_modules/customer-delete/dist/sri.json');
      const hashes = JSON.parse(readFileSync(sri, 'utf8'));
      fillIn(project, {
        ENDPOINT: `${api.origin}/${name}/api.php`,
        INTEGRITY: hashes['customer-delete.js'],
      });
      npm(project, 'run', 'build', '--if-present');
    });

    it('asks, deletes one customer, and tells the page', async () => {
      const built = join(project, 'dist');
      const server = await serve(existsSync(built) ? built : project);
      try {
        const page = new HostPage(await browser.open(server.address), 'customer-delete');
        await page.untilReady();
        await page.openForm();
        assert.match(await page.text('[part=title]'), /00123.*Nora Nought/);
        await page.confirm();
        await page.untilState('countdown');
        assert.deepEqual(await deleted(name), []);
        await page.untilState('deleted');
        assert.deepEqual(await deleted(name), ['00123']);
        const told = () => document.getElementById('told')?.textContent;
        await until(
          async () => (await page.evaluate(told)) === 'deleted 00123',
          'the page is told',
        );
        await page.close();
      } finally {
        server.close();
      }
    });
  });
}
