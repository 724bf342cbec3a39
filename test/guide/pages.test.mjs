// The list of pages is held against the files and the README; and what is filled into pages is right.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { groups, LIVE_PAGES, pages } from '../../demo/guide/pages.js';
import { reference } from '../../demo/guide/reference.js';
import { guideAnswer } from '../../demo/guide/serve.js';
import { asElsewhere, cutOut } from '../../demo/guide/snippets.js';

const projectFile = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);

/** @param {string} path */
async function answer(path) {
  const found = await guideAnswer(`/demo/guide/${path}`, 'http://127.0.0.1:1');
  return found?.body.toString() ?? null;
}

describe('the pages of the guide', () => {
  it('are a file each, and each file is one of them', async () => {
    const files = await readdir(projectFile('demo/guide'), { recursive: true });
    const names = [...pages.map(({ name }) => name), ...LIVE_PAGES];
    assert.deepEqual(
      files.filter((name) => name.endsWith('.html')).sort(),
      names.map((name) => `${name}.html`).sort(),
    );
  });

  it('stand in the README, in this order', async () => {
    const readme = await readFile(projectFile('README.md'), 'utf8');
    const [, section = ''] = readme.split('\n## Guide\n');
    const [table = ''] = section.split('\n## ');
    const rows = [...table.matchAll(/^\| \[(.*?)\]\(demo\/guide\/(.*?)\.html\)/gm)];
    assert.deepEqual(
      rows.map(([, title, name]) => [name, title]),
      pages.filter(({ name }) => name !== 'index').map(({ name, title }) => [name, title]),
    );
  });

  it('have the same navigation, and each says where one is', async () => {
    const addresses = pages.map(({ name }) => `${name === 'index' ? '' : `${name}.html`}`);
    for (const { name } of pages) {
      const text = (await answer(`${name}.html`)) ?? '';
      const [navigation = ''] = /<nav .*?<\/nav>/s.exec(text) ?? [];
      const links = [...navigation.matchAll(/href="\/demo\/guide\/(.*?)"/g)];
      assert.deepEqual(
        links.map(([, link]) => link),
        addresses,
      );
      assert.match(navigation, /aria-current="page"/);
      assert.equal(navigation.split('aria-current').length, 2, name);
    }
  });

  it('leave out groups that have no page yet', async () => {
    const empty = groups.filter((group) => group.pages.length === 0);
    const text = (await answer('')) ?? '';
    for (const { title } of empty) assert.ok(!text.includes(title), title);
  });

  it('call the stand-in where it runs, and keep no mark unfilled', async () => {
    for (const name of [...pages.map((page) => page.name), ...LIVE_PAGES]) {
      const text = (await answer(`${name}.html`)) ?? '';
      assert.ok(text && !text.includes('127.0.0.1:5174'), name);
      assert.doesNotMatch(text, /<!-- (nav|next|overview|reference|not-contained) -->/, name);
      assert.doesNotMatch(text, /<pre data-(snippet|policy)/, name);
    }
  });

  it('offer nothing else', async () => {
    for (const path of ['serve.js', 'nothing.html', '../plain.html', 'plain', 'live/']) {
      assert.equal(await answer(path), null, path);
    }
  });
});

describe('code that is cut out of a page', () => {
  const page = `<body>
    <!-- snippet: one -->
    <p>
      Text
    </p>
    <!-- /snippet -->
    <script>
      // snippet: two
      run('http://127.0.0.1:5174/guide/api.php', "/dist/x.js");
      // /snippet
    </script>`;

  it('stands as far left as it goes, with the addresses that it would have elsewhere', () => {
    assert.equal(cutOut(page, 'one'), '<p>\n  Text\n</p>');
    const code = asElsewhere(cutOut(page, 'two'));
    assert.equal(code, `run('https://api.example.com/api.php', "/js/x.js");`);
  });
});

describe('the reference', () => {
  const manifest = {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'src/x.ts',
        declarations: [
          { kind: 'class', name: 'Base' },
          {
            kind: 'class',
            name: 'Some',
            tagName: 'some-element',
            description: 'Does `this` & <that>.',
            attributes: [{ name: 'dry-run', type: { text: 'boolean' }, default: 'false' }],
            members: [
              { kind: 'field', name: 'dryRun', type: { text: 'boolean' } },
              { kind: 'field', name: '#secret' },
              { kind: 'field', name: 'inner', privacy: 'protected' },
              { kind: 'field', name: 'version', static: true },
              {
                kind: 'method',
                name: 'open',
                parameters: [{ name: 'options', optional: true, type: { text: 'OpenOptions' } }],
                return: { type: { text: 'void' } },
              },
            ],
            events: [{ name: 'some-event' }],
            slots: [{ name: 'lookup' }],
            cssParts: [{ name: 'trigger' }],
            cssProperties: [{ name: '--some-danger' }],
            cssStates: [{ name: 'idle' }],
          },
        ],
      },
    ],
  };

  it('has all that is public, and nothing else', () => {
    const names = [...reference(manifest).matchAll(/<dt id="[^"]+"><code>(.*?)<\/code>/g)];
    assert.deepEqual(
      names.map(([, name]) => name),
      [
        'dry-run',
        'dryRun',
        'open(options?: OpenOptions): void',
        'some-event',
        'lookup',
        'trigger',
        '--some-danger',
        'idle',
      ],
    );
  });
});
