// The list of host pages: each has its page, and the README and the index name them all.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { hosts, INNER_PAGES } from '../../demo/hosts/hosts.js';
import { hostAnswer } from '../../demo/hosts/serve.js';

const projectFile = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);

/** @param {string} path */
async function answer(path) {
  const found = await hostAnswer(`/demo/hosts/${path}`, 'http://127.0.0.1:1');
  return found && { ...found, text: found.body.toString('latin1') };
}

describe('the host pages', () => {
  it('are a file each, and each file is one of them', async () => {
    const files = (await readdir(projectFile('demo/hosts'))).filter((name) =>
      name.endsWith('.html'),
    );
    const names = [...hosts.map(({ name }) => name), ...INNER_PAGES, 'index'];
    assert.deepEqual(files.sort(), names.map((name) => `${name}.html`).sort());
  });

  it('stand in the README, in one table, in this order', async () => {
    const readme = await readFile(projectFile('README.md'), 'utf8');
    const [, section] = readme.split('### Host pages\n');
    const rows = section.split('\n##')[0].match(/^\| `.*$/gm) ?? [];
    const cells = rows.map((row) => row.split(/ +\| +|^\| | +\|$/).slice(1, 3));
    assert.deepEqual(
      cells,
      hosts.map(({ name, peculiarity }) => [`\`${name}\``, peculiarity]),
    );
  });

  it('stand in the index', async () => {
    const index = await answer('index.html');
    const links = [...(index?.text.matchAll(/<td><a href="(.*?)\.html">/g) ?? [])];
    assert.deepEqual(
      links.map(([, name]) => name),
      hosts.map(({ name }) => name),
    );
  });

  it('call the stand-in where it runs', async () => {
    for (const { name } of hosts) {
      const page = await answer(`${name}.html`);
      assert.ok(page && !page.text.includes('127.0.0.1:5174'), name);
    }
  });

  it('are served in their character set, with their policy', async () => {
    const old = await answer('windows-1252.html');
    assert.equal(old?.headers['content-type'], 'text/html; charset=windows-1252');
    assert.ok(old?.text.includes('M\u00fcller-7'));
    const strict = await answer('csp-nonce.html');
    const [, nonce] =
      /'nonce-([\w-]+)'/.exec(strict?.headers['content-security-policy'] ?? '') ?? [];
    assert.ok(nonce && strict?.text.includes(`nonce="${nonce}"`));
  });

  it('offer nothing else', async () => {
    for (const path of ['hosts.js', 'nothing.html', '../plain.html', 'libraries/constructor']) {
      assert.equal(await answer(path), null, path);
    }
  });
});
