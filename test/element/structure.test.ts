// What the parts are, not only how they look: in the DOM, and to Chromium's accessibility tree. No
// browser makes another DOM of it: this runs in Chromium only.
import { expect } from '@open-wc/testing';
import { inDialog, scenes, showScene, spoken } from '../support/scene.js';
import { dialog, isChromium, newApi, part, textOf } from '../support/widget.js';
import type { Spoken } from '../support/accessibility-plugin.mjs';

/** What has to hold in one scene; the tree is empty where the browser gives none away. */
type Check = (element: Element, tree: Spoken[]) => void;

const hasOneHeading: Check = (element, tree) => {
  const headings = dialog(element).querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]');
  expect([...headings]).to.deep.equal([part(element, 'title')]);
  if (!isChromium) return;
  const [named] = tree.filter(({ role }) => role === 'alertdialog');
  const heads = tree.filter(({ role }) => role === 'heading').map((one) => one.name);
  expect(heads).to.deep.equal([named!.name]);
};

const listsConsequences: Check = (element, tree) => {
  const items = [...part(element, 'consequences').querySelectorAll('ul > li')];
  expect(items.map(textOf).join(' ')).to.match(/^All data .* All transactions .* Only this one/);
  if (!isChromium) return;
  const roles = tree.map(({ role }) => role);
  expect(roles.filter((role) => /^list(item)?$/.test(role))).to.deep.equal([
    'list',
    ...items.map(() => 'listitem'),
  ]);
};

const hasReceipt: Check = (element, tree) => {
  const receipt = part(element, 'receipt');
  expect(receipt.localName).to.equal('dl');
  const kinds = [...receipt.children].map(({ localName }) => localName).join(' ');
  expect(kinds).to.match(/^(dt dd ?){6}$/);
  for (const one of receipt.children) expect(textOf(one)).not.to.equal('');
  if (!isChromium) return;
  const roles = tree.map(({ role }) => role).join(' ');
  expect(roles.match(/\w*[tT]erm\b.*?(definition|Detail)\b/g)).to.have.length(6);
};

const hasNoPicture: Check = (element) => {
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
};

/** A failure names the one that has failed by where it is thrown. */
const checks: { what: string; isFor: (name: string) => boolean; check: Check }[] = [
  {
    what: "one heading, which is the dialog's name",
    isFor: (name) => inDialog.includes(name),
    check: hasOneHeading,
  },
  {
    what: 'the consequences as a list',
    isFor: (name) => /dry|confirm/.test(name),
    check: listsConsequences,
  },
  {
    what: 'a receipt of terms, each with its value',
    isFor: (name) => name.startsWith('result'),
    check: hasReceipt,
  },
  { what: 'no picture that would need words', isFor: () => true, check: hasNoPicture },
];

describe('customer-delete: structure', () => {
  for (const name of Object.keys(scenes)) {
    const wanted = checks.filter(({ isFor }) => isFor(name));
    it(`has ${wanted.map(({ what }) => what).join(', ')}: ${name}`, async () => {
      const element = await showScene(newApi(), name);
      const tree = isChromium && inDialog.includes(name) ? await spoken() : [];
      for (const { check } of wanted) check(element, tree);
    });
  }
});
