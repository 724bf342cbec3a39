// When what an operator enters takes effect, and what does nothing yet.
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import {
  Api,
  asked,
  centre,
  confirmDelete,
  findPart,
  focusedIn,
  holdCalls,
  newApi,
  newWidget,
  openForm,
  part,
  putHtml,
  until,
  untilState,
} from '../support/widget.js';

const LONG = { countdown: '600000' };
const ENTERED = { code: null, 'user-id': null, 'user-password': null };

describe('customer-delete: input by', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('a pointer', () => {
    const presses: Record<string, { wanted: string; reach: (element: CustomerDelete) => unknown }> =
      {
        trigger: { wanted: 'confirming', reach: () => {} },
        cancel: { wanted: 'idle', reach: openForm },
        delete: {
          wanted: 'countdown',
          async reach(element) {
            await openForm(element);
            await sendKeys({ type: '123' });
            await element.updateComplete;
          },
        },
        stop: { wanted: 'not-sent', reach: confirmDelete },
      };
    for (const [name, { wanted, reach }] of Object.entries(presses)) {
      it(`acts when it is let go on the same button, not when it goes down: ${name}`, async () => {
        const element = await newWidget(api, LONG);
        await reach(element);
        await until(() => findPart(element, name), name);
        const before = element.state;
        const position = centre(part(element, name));
        await sendMouse({ type: 'move', position });
        await sendMouse({ type: 'down' });
        await element.updateComplete;
        expect(element.state).to.equal(before);
        // Second thoughts: it is let go elsewhere.
        await sendMouse({ type: 'move', position: [1, 1] });
        await sendMouse({ type: 'up' });
        await element.updateComplete;
        expect(element.state).to.equal(before);
        await sendMouse({ type: 'click', position });
        await untilState(element, wanted);
      });
    }
  });

  describe('a key', () => {
    /** Closes the form by a key that is still held; what the page hears when it comes up. */
    async function heldEscape(): Promise<() => number> {
      const element = await newWidget(api);
      await openForm(element);
      const init = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      focusedIn(element)!.dispatchEvent(new KeyboardEvent('keydown', init));
      await untilState(element, 'idle');
      return () => {
        let heard = 0;
        const hear = (): void => void (heard += 1);
        document.addEventListener('keyup', hear);
        document.body.dispatchEvent(new KeyboardEvent('keyup', init));
        document.removeEventListener('keyup', hear);
        return heard;
      };
    }

    it('that closed the dialog comes up unheard by the page, and the next one is heard', async () => {
      const comeUp = await heldEscape();
      expect([comeUp(), comeUp()]).to.deep.equal([0, 1]);
    });

    it('that came up in another window does not swallow the next one of the page', async () => {
      const comeUp = await heldEscape();
      window.dispatchEvent(new Event('blur'));
      expect(comeUp()).to.equal(1);
    });

    it('is waited for although the focus goes elsewhere in the page', async () => {
      const comeUp = await heldEscape();
      const [one, other] = putHtml('<input /><input />').querySelectorAll('input');
      one!.focus();
      other!.focus();
      expect(comeUp()).to.equal(0);
    });
  });

  describe('filling in', () => {
    it('pastes into every field, and nothing but the text changes', async () => {
      const element = await newWidget(api, ENTERED);
      await openForm(element);
      for (const field of asked(element).filter(({ type }) => type !== 'checkbox')) {
        field.focus();
        // What a browser does with a paste; the clipboard itself is closed to tests.
        document.execCommand('insertText', false, '00123');
        await element.updateComplete;
        expect(field.value).to.equal('00123');
        expect(focusedIn(element)).to.equal(field);
        expect(element.state).to.equal('confirming');
      }
    });

    it('confirms nothing by itself, however complete it is', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await openForm(element);
      const field = focusedIn(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await element.updateComplete;
      expect(focusedIn(element)).not.to.equal(field);
      expect(element.state).to.equal('confirming');
      expect(calls).to.deep.equal([]);
    });
  });
});
