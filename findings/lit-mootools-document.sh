#!/usr/bin/env bash
# lit 3.3.3 beside MooTools Core 1.4.5 (Debian's libjs-mootools 1.4.5~debian1-3), in Chromium 153.
#
# MooTools puts a type of its own in the place of `window.Document`. Lit looks into `Document.prototype` for
# `adoptedStyleSheets`, does not find it there, and takes the browser for one without: where MooTools was
# loaded before it, a Lit element gets its styles as a `<style>` element, which `style-src 'self'`
# forbids; without MooTools it adopts a style sheet, which no policy forbids.
#
# Seen: alone, one adopted style sheet, no <style>, the text is green. After MooTools: none adopted, one
# <style>, and under `style-src 'self'` the text is not green. MooTools is the same file for both.
#
# Prints what it sees. Exits with 1 where that is no longer so.
#
#   bash findings/lit-mootools-document.sh
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq 'libjs-mootools=1.4.5~debian1-3' >/dev/null 2>&1
dpkg -x libjs-mootools_*.deb debian
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  lit@3.3.3 rolldown@1.0.0-beta.30 puppeteer-core@25.16.0 @sparticuz/chromium@153.0.0
cat >element.js <<'JS'
import { css, html, LitElement } from 'lit';
customElements.define('some-text', class extends LitElement {
  static styles = css`p { color: rgb(0, 128, 0) }`;
  render() { return html`<p>Text</p>`; }
});
JS
npx rolldown element.js --format iife --file bundle.js >/dev/null
cat >look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
process.env.TMPDIR = process.cwd();
const { inflate } = await import('@sparticuz/chromium');
let from = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')));
while (!from.endsWith('chromium')) from = dirname(from);
for (const part of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br']) await inflate(join(from, 'bin', part));
const files = {
  '/mootools.js': readFileSync('debian/usr/share/javascript/mootools/mootools.js'),
  '/bundle.js': readFileSync('bundle.js'),
};
const server = createServer(({ url }, response) => {
  const isScript = url in files;
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.setHeader('content-security-policy', "style-src 'self'");
  const first = url === '/after' ? '<script src="/mootools.js"></script>' : '';
  response.end(files[url] ?? `<!doctype html>${first}<some-text></some-text><script src="/bundle.js"></script>`);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const browser = await puppeteer.launch({
  executablePath: join(process.cwd(), 'chromium'),
  headless: 'shell',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  env: { ...process.env, LD_LIBRARY_PATH: join(process.cwd(), 'al2023/lib') },
});
const page = await browser.newPage();
const seen = {};
for (const name of ['alone', 'after']) {
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
  seen[name] = await page.evaluate(() => {
    const root = document.querySelector('some-text').shadowRoot;
    const isGreen = getComputedStyle(root.querySelector('p')).color === 'rgb(0, 128, 0)';
    return `${root.adoptedStyleSheets.length} adopted, ${root.querySelectorAll('style').length} <style>, green: ${isGreen}`;
  });
}
console.log('lit 3.3.3, alone:', seen.alone);
console.log('lit 3.3.3, after MooTools 1.4.5:', seen.after);
await browser.close();
server.close();
process.exit(seen.alone === '1 adopted, 0 <style>, green: true' && seen.after === '0 adopted, 1 <style>, green: false' ? 0 : 1);
JS
node look.mjs
