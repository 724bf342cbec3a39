import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  Api,
  closeResult,
  confirmation,
  dialog,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  textOf,
  typeInto,
} from '../support/widget.js';
import { itOnce } from '../support/once.js';

/** What the form says of the characters of a code. */
const note = (element: Element): string =>
  textOf(element.shadowRoot!.querySelector('#unusual')).replace(/[\u200b\u202e]/g, '');

describe('customer-delete: codes and names that are not what they seem', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  for (const [what, code, numbers] of [
    ['a Cyrillic letter', '\u0410123', ['U+410']],
    ['a character of no width', '12\u200b3', ['U+200B']],
    ['a space that does not break', '12\u00a03', ['U+A0']],
    ['an override of the direction', '\u202e123', ['U+202E']],
    ['a digit of full width', '12\uff13', ['U+FF13']],
    ['a character beyond 16 bits', '12\u{1d7d1}', ['U+1D7D1']],
    ['spaces that could be taken for one', 'AB  12', ['U+20']],
    ['several', '\u0410\u0410\u200b', ['U+410', 'U+200B']],
  ] as const) {
    itOnce(`name ${what}`, async () => {
      const element = await newWidget(api, { code });
      await openForm(element);
      const named = note(element).match(/U\+[0-9A-F]+/g);
      expect(named).to.deep.equal([...numbers]);
      expect(confirmation(element).getAttribute('aria-describedby')).to.equal('unusual');
    });
  }

  it('show spaces as they are, wherever a code stands', async () => {
    const element = await newWidget(api, { code: 'AB  12' });
    const single = await newWidget(api, { code: 'AB 12' });
    await element.updateComplete;
    const widthOf = (one: Element): number => part(one, 'trigger').getBoundingClientRect().width;
    expect(widthOf(element)).to.be.above(widthOf(single));
    await openForm(element);
    for (const code of element.shadowRoot!.querySelectorAll(':not(#unusual) > bdi')) {
      expect(getComputedStyle(code).whiteSpace).to.match(/^(pre-wrap|preserve)/);
    }
  });

  for (const code of ['123', 'ab-C_1.2/3', '0 0', '<b>&"\'~']) {
    itOnce(`say nothing of ${code}`, async () => {
      const element = await newWidget(api, { code });
      await openForm(element);
      expect(note(element)).to.equal('');
    });
  }

  itOnce('name them while a code is entered', async () => {
    const element = await newWidget(api, { code: null });
    await openForm(element);
    await sendKeys({ type: '1\u0410' });
    await element.updateComplete;
    expect(note(element)).to.contain('U+410');
    await sendKeys({ press: 'Backspace' });
    await element.updateComplete;
    expect(note(element)).to.equal('');
  });

  describe('in a page that changes the look of its texts', () => {
    const styles = 'text-transform: uppercase; font-variant: small-caps; text-indent: -9999px';

    for (const name of ['trigger', 'status']) {
      it(`are shown as they are: ${name}`, async () => {
        const element = await newWidget(api, { code: 'aB' });
        element.style.cssText = styles;
        if (name === 'status') {
          await outcomeOfDelete(element);
          await closeResult(element);
        }
        const shown = part(element, name);
        // What is read, in the case in which it is read.
        expect(shown.innerText).to.include('aB');
        const { fontVariantCaps, textIndent } = getComputedStyle(shown);
        expect({ fontVariantCaps, textIndent }).to.deep.equal({
          fontVariantCaps: 'normal',
          textIndent: '0px',
        });
      });
    }
  });

  it('can not rearrange the sentence around them', async () => {
    const element = await newWidget(api, { 'customer-name': '\u202e)321( enaJ\u202e' });
    await openForm(element);
    const [code, name] = part(element, 'title').querySelectorAll('bdi');
    expect(textOf(code!)).to.equal('123');
    const [before, after] = [code!.getBoundingClientRect(), name!.getBoundingClientRect()];
    expect(before.right).to.be.at.most(after.left);
  });

  describe('whatever controls they hold, leave the sentence alone', () => {
    /** Whether a text runs from left to right, by where its first letters stand. */
    const runsOn = (text: Text): boolean => {
      const [first, second] = [...text.data.matchAll(/\w/g)].map(({ index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect().left;
      });
      return first! < second!;
    };
    /** What follows the customer in "Delete customer … for good". */
    const rest = (element: Element): Text => {
      const texts = [...element.shadowRoot!.querySelector("[for='confirmation']")!.childNodes];
      return texts.find((node): node is Text => /for good/.test((node as Text).data))!;
    };

    for (const [what, controls] of [
      ['an override', '\u202e'],
      ['one after the end of an isolation that was none', '\u2069\u202e'],
      ['one after two such ends', '\u2069\u2069\u202e'],
      ['one before an isolation without an end', '\u202e\u2067'],
      ['one after an isolation with an end', '\u2067a\u2069\u2069\u202e'],
      ['one after the end of a line', '\u2029\u202e'],
    ] as const) {
      it(`${what}, in a name`, async () => {
        const element = await newWidget(api, {
          'customer-name': `${controls}Jane`,
          confirmation: 'check',
        });
        await openForm(element);
        expect(runsOn(rest(element))).to.equal(true);
      });

      // Nothing is sent for a code that holds the end of a line.
      if (controls.startsWith('\u2029')) continue;
      it(`${what}, in a code`, async () => {
        const element = await newWidget(api, { code: `a${controls}1`, confirmation: 'check' });
        await openForm(element);
        expect(runsOn(rest(element))).to.equal(true);
      });
    }

    it('nor the list that names them', async () => {
      const element = await newWidget(api, { code: '\u202e1\u0410\u2069' });
      await openForm(element);
      const list = element.shadowRoot!.querySelector('#unusual bdi')!;
      const text = [...list.childNodes].find((node): node is Text => node instanceof Text)!;
      const places = [...text.data.matchAll(/U\+/g)].map(({ index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const { top, left } = range.getBoundingClientRect();
        return [top, left] as const;
      });
      expect(places).to.have.length(3);
      // It may take more than one line.
      const inOrder = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(places).to.deep.equal(inOrder);
    });
  });

  itOnce('are compared character by character with what is typed', async () => {
    const element = await newWidget(api, { code: '\u0410123' });
    await openForm(element);
    await typeInto(confirmation(element), 'A123');
    await element.updateComplete;
    await sendKeys({ press: 'Enter' });
    expect(element.state).to.equal('confirming');
    expect(dialog(element).querySelector("[part='delete']")!.ariaDisabled).to.equal('true');
    expect(await api.calls()).to.deep.equal([]);
  });
});
