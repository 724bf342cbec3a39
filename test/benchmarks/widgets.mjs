// Buttons that open a confirmation dialog: ours, the plain Lit element, and those of other libraries, each
// built as its documentation says, with only the parts that it needs. All buttons of another library share
// one dialog, which is to their advantage.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { OURS } from '../peers/situations.js';
import { bundle, versionOf } from './peers.mjs';

/** @typedef {import('./types.js').Widget} Widget */

const TITLE = 'Delete customer?';
const TEXT = 'All data of the customer will be gone. There is no undo.';

/**
 * Adds a style sheet that a library requires.
 *
 * @param {string} file
 */
const styles = (file) => `
  import css from '${file}?inline';
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);`;

/**
 * Adds one listener for all buttons, as a page's own script would.
 *
 * @param {string} open the statement that opens the dialog
 */
const onButton = (open) => `
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-code]')) ${open};
  });`;

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} package whose version is reported
 * @property {string} source the module that a page would bundle
 * @property {string} [shared] HTML that the page has once
 * @property {string} button the tag name
 * @property {string} [attributes]
 * @property {string[]} panel
 */

/** @type {readonly Peer[]} */
const peers = [
  {
    name: 'Shoelace',
    package: '@shoelace-style/shoelace',
    source: `
      ${styles('@shoelace-style/shoelace/dist/themes/light.css')}
      import '@shoelace-style/shoelace/dist/components/button/button.js';
      import '@shoelace-style/shoelace/dist/components/dialog/dialog.js';
      ${onButton(`document.querySelector('sl-dialog').show()`)}`,
    shared: `<sl-dialog label="${TITLE}">${TEXT}
      <sl-button slot="footer">Cancel</sl-button>
      <sl-button slot="footer" variant="danger">Delete</sl-button></sl-dialog>`,
    button: 'sl-button',
    panel: ['sl-dialog', '[part=panel]'],
  },
  {
    name: 'Web Awesome',
    package: '@awesome.me/webawesome',
    source: `
      ${styles('@awesome.me/webawesome/dist/styles/themes/default.css')}
      import '@awesome.me/webawesome/dist/components/button/button.js';
      import '@awesome.me/webawesome/dist/components/dialog/dialog.js';`,
    // The library itself handles this attribute.
    attributes: 'data-dialog="open confirm"',
    shared: `<wa-dialog id="confirm" label="${TITLE}">${TEXT}
      <wa-button slot="footer" data-dialog="close">Cancel</wa-button>
      <wa-button slot="footer" variant="danger">Delete</wa-button></wa-dialog>`,
    button: 'wa-button',
    panel: ['wa-dialog', 'dialog'],
  },
  {
    name: 'Vaadin',
    package: '@vaadin/confirm-dialog',
    // Their own basic styles; a theme would come on top.
    source: `
      import '@vaadin/button';
      import '@vaadin/confirm-dialog';
      ${onButton(`document.querySelector('vaadin-confirm-dialog').opened = true`)}`,
    shared: `<vaadin-confirm-dialog header="${TITLE}" cancel-button-visible confirm-text="Delete"
      confirm-theme="error primary">${TEXT}</vaadin-confirm-dialog>`,
    button: 'vaadin-button',
    panel: ['vaadin-confirm-dialog', 'vaadin-confirm-dialog-overlay', '[part=overlay]'],
  },
  {
    name: 'Material Web',
    package: '@material/web',
    // The smallest of its buttons.
    source: `
      import '@material/web/button/text-button.js';
      import '@material/web/dialog/dialog.js';
      ${onButton(`document.querySelector('md-dialog').show()`)}`,
    shared: `<md-dialog type="alert"><div slot="headline">${TITLE}</div>
      <form slot="content" id="form" method="dialog">${TEXT}</form>
      <div slot="actions"><md-text-button form="form" value="cancel">Cancel</md-text-button>
      <md-text-button form="form" value="delete">Delete</md-text-button></div></md-dialog>`,
    button: 'md-text-button',
    panel: ['md-dialog', '.container'],
  },
  {
    name: 'SweetAlert2',
    package: 'sweetalert2',
    source: `
      ${styles('sweetalert2/dist/sweetalert2.css')}
      import Swal from 'sweetalert2/dist/sweetalert2.esm.js';
      ${onButton(`Swal.fire({ title: '${TITLE}', text: '${TEXT}', icon: 'warning',
        showCancelButton: true, confirmButtonText: 'Delete' })`)}`,
    // It has no button element.
    button: 'button',
    panel: ['.swal2-popup'],
  },
];

const root = new URL('../../', import.meta.url);
const { version, dependencies } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

/** @returns {Promise<Widget>} the classic script as it is shipped */
async function ours() {
  return {
    name: OURS,
    version,
    script: await readFile(new URL('dist/customer-delete.js', root), 'utf8'),
    setUp: (endpoint) =>
      `CustomerDelete.configure(${JSON.stringify({ endpoint, accountId: 'greatwidgets' })})`,
    shared: '',
    cell: (i) => `<customer-delete code="${i}" customer-name="Name ${i}"></customer-delete>`,
    panel: ['customer-delete', '[part=dialog]'],
  };
}

/** @returns {Promise<Widget>} */
const plain = async () => ({
  name: 'plain Lit',
  version: dependencies.lit,
  script: await bundle(
    await readFile(new URL('plain-element.js', import.meta.url), 'utf8'),
    fileURLToPath(root),
  ),
  setUp: () => '',
  shared: '',
  cell: (i) => `<plain-element label="Delete ${i}"></plain-element>`,
  panel: ['plain-element', 'dialog'],
});

/**
 * @param {Peer} peer
 * @returns {Promise<Widget>}
 */
const ofPeer = async (peer) => ({
  name: peer.name,
  version: versionOf(peer.package),
  script: await bundle(peer.source),
  setUp: () => '',
  shared: peer.shared ?? '',
  cell: (i) =>
    `<${peer.button} data-code="${i}" ${peer.attributes ?? ''}>Delete customer ${i}</${peer.button}>`,
  panel: peer.panel,
});

/** @type {Promise<readonly Widget[]> | undefined} */
let loaded;

/** @returns {Promise<readonly Widget[]>} ours, the baseline, and the peers */
export const loadWidgets = () =>
  (loaded ??= Promise.all([ours(), plain(), ...peers.map((peer) => ofPeer(peer))]));
