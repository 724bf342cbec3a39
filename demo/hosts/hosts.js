// The host pages: what each is for, and how it has to be served. The demo, its index, the tests and
// the table in the README are all made from this list or held against it.

/**
 * @typedef {object} Host
 * @property {string} name also of its file, `<name>.html`
 * @property {string} peculiarity the one thing that is special about it, in Markdown
 * @property {string} [charset] of the `content-type`; utf-8 where not given
 * @property {string} [policy] `content-security-policy`; see `fillIn` in serve.js for what it may hold
 * @property {string} [hostName] the tests open it under this name, which no browser trusts
 * @property {boolean} [isFile] the tests open it from `file://`
 * @property {string} [frame] name of the frame that holds the widget
 * @property {string[]} [libraries] names in libraries.js
 * @property {string} [widget] selector of the widget to delete with
 * @property {string} [leaves] what the page itself changes while the dialog is used, as a reason
 */

/** @type {readonly Host[]} */
export const hosts = [
  { name: 'plain', peculiarity: 'none: the script in `<head>`, without `defer`' },
  { name: 'body-end', peculiarity: 'the script at the end of `<body>`' },
  { name: 'injected', peculiarity: 'the script put in by another script, long after loading' },
  { name: 'document-write', peculiarity: 'the script put in by `document.write`' },
  { name: 'twice', peculiarity: 'the script loaded twice: the second does nothing but warn' },
  { name: 'two-versions', peculiarity: 'two versions of the script: the first wins' },
  { name: 'quirks', peculiarity: 'no doctype: the browser is in quirks mode' },
  {
    name: 'windows-1252',
    peculiarity: 'served as windows-1252, with a code beyond ASCII',
    charset: 'windows-1252',
  },
  { name: 'styles', peculiarity: '`html { font-size: 62.5% }` and `* { … !important }`' },
  { name: 'z-index', peculiarity: 'a fixed bar with `z-index: 2147483647`' },
  { name: 'base', peculiarity: '`<base>` that points elsewhere, with a `target`' },
  { name: 'inner-html', peculiarity: 'the tag put in by `innerHTML`' },
  {
    name: 'jquery-html',
    peculiarity: 'the tag put in by jQuery 1.12, with `.html()`',
    libraries: ['jquery'],
  },
  {
    name: 'placeholder',
    peculiarity: '`<div data-customer-delete>`, there from the start and added later',
    widget: '#late customer-delete',
  },
  {
    name: 'attacker',
    peculiarity: 'an attacker wrote part of it: the page’s own settings count, and nothing else',
    widget: '#attacked customer-delete',
  },
  { name: 'form', peculiarity: 'a form around the widget, which neither buttons nor Enter submit' },
  { name: 'hotkeys', peculiarity: 'catches all keys of the page, while they come down and go up' },
  { name: 'table', peculiarity: 'a table with 1,000 widgets', widget: '#last customer-delete' },
  {
    name: 'jquery-ui',
    peculiarity: 'inside a modal dialog of jQuery UI 1.12, which holds the focus',
    libraries: ['jquery', 'jquery-ui', 'jquery-ui-styles'],
    widget: '#panel customer-delete',
  },
  {
    name: 'bootstrap',
    peculiarity: 'inside a modal of Bootstrap 3, with its style sheet',
    libraries: ['jquery', 'bootstrap', 'bootstrap-styles'],
    widget: '#panel customer-delete',
  },
  {
    name: 'prototype',
    peculiarity: 'Prototype.js 1.7, which changes the browser’s own objects',
    libraries: ['prototype'],
  },
  {
    name: 'mootools',
    peculiarity: 'MooTools 1.4, which extends the browser’s own objects',
    libraries: ['mootools'],
  },
  {
    name: 'snippets',
    peculiarity: 'copied snippets that break `remove()` and `Date.parse()`, and extend arrays',
  },
  {
    name: 'requirejs',
    peculiarity: 'RequireJS, with the script as a plain tag',
    libraries: ['requirejs'],
  },
  {
    name: 'requirejs-define',
    peculiarity: 'RequireJS loads the script while it waits for a `define`',
    libraries: ['requirejs'],
  },
  { name: 'iframe', peculiarity: 'inside an `<iframe>`', frame: 'main' },
  { name: 'frameset', peculiarity: 'inside a `<frameset>`', frame: 'main' },
  {
    name: 'csp-nonce',
    peculiarity: 'a policy that allows one nonce',
    policy: "default-src 'none'; img-src data:; script-src 'nonce-{nonce}'; style-src 'none'",
  },
  {
    name: 'csp-hashes',
    peculiarity: 'a policy that allows hashes, its own origin and the API',
    policy:
      "default-src 'none'; img-src data:; script-src 'self' '{frame-hash}' {api}; connect-src {api}",
  },
  {
    name: 'csp-strict-dynamic',
    peculiarity: 'a policy with `strict-dynamic` and the two published hashes',
    policy:
      "default-src 'none'; img-src data:; script-src 'strict-dynamic' '{script-hash}' '{frame-hash}'",
  },
  {
    name: 'trusted-types',
    peculiarity: 'Trusted Types are enforced',
    policy: "require-trusted-types-for 'script'; trusted-types customer-delete lit-html",
  },
  {
    name: 'plain-http',
    peculiarity: 'plain http and a host name that is not loopback: no secure context',
    hostName: 'intranet.example',
  },
  { name: 'file', peculiarity: 'opened from the disk, by `file://`', isFile: true },
];

/** Pages that are shown inside another one. */
export const INNER_PAGES = ['inner', 'menu'];
