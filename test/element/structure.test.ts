// What the parts are, not only how they look: to Chromium's accessibility tree, and in the DOM of every
// browser.
import { expect } from '@open-wc/testing';
import { inDialog, scenes, showScene, spoken } from '../support/scene.js';
import { Api, dialog, isChromium, newApi, part, textOf } from '../support/widget.js';

const results = inDialog.filter((name) => name.startsWith('result'));
const forms = inDialog.filter((name) => /dry|confirm/.test(name));

describe('customer-delete: structure', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  for (const name of inDialog) {
    it(`has one heading, which is the dialog's name: ${name}`, async () => {
      const element = await showScene(api, name);
      const headings = dialog(element).querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]');
      expect([...headings]).to.deep.equal([part(element, 'title')]);
      if (!isChromium) return;
      const tree = await spoken();
      const [named] = tree.filter(({ role }) => role === 'alertdialog');
      const heads = tree.filter(({ role }) => role === 'heading').map((one) => one.name);
      expect(heads).to.deep.equal([named!.name]);
    });
  }

  for (const name of forms) {
    it(`lists the consequences: ${name}`, async () => {
      const element = await showScene(api, name);
      const items = [...part(element, 'consequences').querySelectorAll('ul > li')];
      expect(items.map(textOf).join(' ')).to.match(
        /^All data .* All transactions .* Only this one/,
      );
      if (!isChromium) return;
      const roles = (await spoken()).map(({ role }) => role);
      expect(roles.filter((role) => /^list(item)?$/.test(role))).to.deep.equal([
        'list',
        ...items.map(() => 'listitem'),
      ]);
    });
  }

  for (const name of results) {
    it(`has a receipt of terms, each with its value: ${name}`, async () => {
      const element = await showScene(api, name);
      const receipt = part(element, 'receipt');
      expect(receipt.localName).to.equal('dl');
      const kinds = [...receipt.children].map(({ localName }) => localName).join(' ');
      expect(kinds).to.match(/^(dt dd ?){6}$/);
      for (const one of receipt.children) expect(textOf(one)).not.to.equal('');
      if (!isChromium) return;
      const roles = (await spoken()).map(({ role }) => role).join(' ');
      expect(roles.match(/\w*[tT]erm\b.*?(definition|Detail)\b/g)).to.have.length(6);
    });
  }

  for (const name of Object.keys(scenes)) {
    it(`has no picture that would need words: ${name}`, async () => {
      const element = await showScene(api, name);
      const root = element.shadowRoot!;
      const pictures = root.querySelectorAll('img, svg, picture, canvas, video, object, embed');
      expect([...pictures]).to.deep.equal([]);
      for (const one of root.querySelectorAll('*')) {
        for (const which of [null, '::before', '::after']) {
          const { backgroundImage, content } = getComputedStyle(one, which);
          expect(backgroundImage).to.equal('none');
          expect(content).to.match(/^(none|normal)$/);
        }
      }
    });
  }
});
