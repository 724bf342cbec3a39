import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { itOnce } from '../support/once.js';
import {
  Api,
  click,
  confirmation,
  dialog,
  focusedIn,
  holdCalls,
  inputs,
  newApi,
  newWidget,
  nextOutcome,
  openForm,
  part,
  PASSWORD,
  textOf,
  typeInto,
  untilState,
  USER,
} from '../support/widget.js';

const isReady = (element: CustomerDelete): boolean =>
  part(element, 'delete').getAttribute('aria-disabled') !== 'true';

/** What a screen reader says about an element beside its name. */
function descriptionOf(element: Element): string {
  const root = element.getRootNode() as ShadowRoot;
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => textOf(root.getElementById(id))).join(' ');
}

describe('customer-delete: the confirmation', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('by typing the code', () => {
    it('does nothing at Enter while it is empty', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('does nothing at Enter until it matches', async () => {
      const element = await newWidget(api, { countdown: '5000' });
      await openForm(element);
      await sendKeys({ type: '12' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      await sendKeys({ type: '3' });
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'countdown');
    });

    itOnce('tells upper from lower case', async () => {
      const element = await newWidget(api, { code: 'MEMBER-A' });
      await openForm(element);
      await sendKeys({ type: 'member-a' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    itOnce('tells codes apart that are the same number', async () => {
      const element = await newWidget(api, { code: '00123' });
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      expect(isReady(element)).to.equal(false);
    });

    it('can be pasted', async () => {
      const element = await newWidget(api, { code: 'GOLD 0042 7' });
      await openForm(element);
      // What a browser does with a paste; the clipboard itself is closed to tests.
      document.execCommand('insertText', false, 'GOLD 0042 7');
      await element.updateComplete;
      expect(isReady(element)).to.equal(true);
    });

    itOnce('shows the code as it has to be typed', async () => {
      const element = await newWidget(api, { code: 'GOLD 0042 7' });
      await openForm(element);
      expect(confirmation(element).labels![0]!.textContent).to.include('GOLD 0042 7');
    });
  });

  describe('by ticking a box', () => {
    it('goes ahead once the box is ticked', async () => {
      const element = await newWidget(api, { confirmation: 'check', countdown: '5000' });
      await openForm(element);
      await click(confirmation(element));
      await click(part(element, 'delete'));
      await untilState(element, 'countdown');
    });

    it('does nothing at Enter until the box is ticked', async () => {
      const element = await newWidget(api, { confirmation: 'check', countdown: '5000' });
      await openForm(element);
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('does nothing at Enter in another field until the box is ticked', async () => {
      const attributes = { confirmation: 'check', 'user-password': null };
      const element = await newWidget(api, attributes);
      await openForm(element);
      await typeInto(inputs(element)[1]!, PASSWORD);
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('is ready at the first tick, also where it is tried again', async () => {
      const element = await newWidget(api, { confirmation: 'check' });
      await api.misbehave('refuse');
      await openForm(element);
      await click(confirmation(element));
      await click(part(element, 'delete'));
      await untilState(element, 'refused');
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      await click(confirmation(element));
      await element.updateComplete;
      expect(confirmation(element).checked).to.equal(true);
      expect(isReady(element)).to.equal(true);
    });
  });

  describe('of a code that the operator enters', () => {
    const CODE = '1234567890123456';

    itOnce('is a box, also where typing is asked for', async () => {
      const element = await newWidget(api, { code: null, confirmation: 'type' });
      await openForm(element);
      expect(confirmation(element).type).to.equal('checkbox');
    });

    it('shows the code in groups, larger than the text around it', async () => {
      const element = await newWidget(api, { code: null });
      await openForm(element);
      await sendKeys({ type: CODE });
      await element.updateComplete;
      const field = confirmation(element).closest("[part~='field']")!;
      const leaves = [...field.querySelectorAll('*')].filter(({ children }) => !children.length);
      const groups = leaves.filter((leaf) => /^(1234|5678|9012|3456)$/.test(textOf(leaf)));
      expect(groups.map(textOf)).to.deep.equal(['1234', '5678', '9012', '3456']);
      const size = (of: Element): number => Number.parseFloat(getComputedStyle(of).fontSize);
      expect(size(groups[0]!)).to.be.greaterThan(size(dialog(element)));
    });

    it('takes the tick back where the code is changed afterwards', async () => {
      const element = await newWidget(api, { code: null });
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      await click(confirmation(element));
      await typeInto(inputs(element)[0]!, '4');
      await element.updateComplete;
      expect(confirmation(element).checked).to.equal(false);
      expect(isReady(element)).to.equal(false);
    });

    it('takes the tick back where the code was changed before it, and nothing on the screen told', async () => {
      const element = await newWidget(api, { code: null, countdown: '5000' });
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      // As some form fillers do: without an event.
      inputs(element)[0]!.value = '00123';
      await click(confirmation(element));
      await element.updateComplete;
      expect(confirmation(element).checked).to.equal(false);
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('does nothing while the code is missing, ticked or not', async () => {
      const element = await newWidget(api, { code: null });
      await openForm(element);
      await click(confirmation(element));
      await click(part(element, 'delete'));
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      expect(focusedIn(element)).to.equal(inputs(element)[0]);
    });

    for (const [what, code] of [
      ['a spreadsheet has damaged', '1.23457E+15'],
      ['is longer than 255 characters', 'x'.repeat(256)],
    ]) {
      itOnce(`says what is wrong with one that ${what}`, async () => {
        const element = await newWidget(api, { code: null });
        await openForm(element);
        document.execCommand('insertText', false, code);
        await element.updateComplete;
        await click(confirmation(element));
        await click(part(element, 'delete'));
        await element.updateComplete;
        expect(element.state).to.equal('confirming');
        expect(descriptionOf(inputs(element)[0]!)).to.match(/spreadsheet|longer than 255/i);
      });
    }

    itOnce('sends what was entered, without the white space around it', async () => {
      const element = await newWidget(api, {
        code: null,
        'user-id': null,
        'user-password': null,
      });
      await openForm(element);
      const [code, user, password, box] = inputs(element);
      await typeInto(code!, ' 123 ');
      await typeInto(user!, USER);
      await typeInto(password!, PASSWORD);
      await click(box!);
      const outcome = nextOutcome(element);
      await click(part(element, 'delete'));
      expect(await outcome).to.include({ status: 'deleted', code: '123', userId: USER });
      expect(await api.ledger()).to.deep.equal(['123']);
    });
  });

  describe('the button that deletes', () => {
    itOnce('is not disabled, but marked as not ready, and says why', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const button = part<HTMLButtonElement>(element, 'delete');
      expect(button.disabled).to.equal(false);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(button)).to.match(/code/i);
    });

    itOnce('is ready once the confirmation matches', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      expect(isReady(element)).to.equal(true);
      expect(descriptionOf(part(element, 'delete')).trim()).to.equal('');
    });

    itOnce('is not ready any more where the confirmation is changed back', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '123' });
      await sendKeys({ press: 'Backspace' });
      await element.updateComplete;
      expect(isReady(element)).to.equal(false);
    });

    it('shows what is missing and goes there where it is pressed too early', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await click(part(element, 'delete'));
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      expect(focusedIn(element)).to.equal(confirmation(element));
      expect(confirmation(element).getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(confirmation(element))).to.match(/code/i);
    });

    it('goes to the password first where that is missing too', async () => {
      const element = await newWidget(api, { 'user-password': null });
      await openForm(element);
      await click(part(element, 'delete'));
      await element.updateComplete;
      expect(focusedIn(element)).to.equal(inputs(element)[1]);
    });

    itOnce('sends nothing however often it is pressed too early', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await openForm(element);
      for (let presses = 0; presses < 3; presses += 1) await click(part(element, 'delete'));
      await click(part(element, 'cancel'));
      expect(calls).to.deep.equal([]);
    });

    itOnce('makes one call for a double click', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      const outcome = nextOutcome(element);
      part(element, 'delete').click();
      part(element, 'delete').click();
      expect(await outcome).to.include({ status: 'deleted' });
      expect(await api.calls()).to.have.length(1);
    });

    it('takes what a password manager fills in without telling', async () => {
      const element = await newWidget(api, { 'user-password': null });
      await openForm(element);
      inputs(element)[1]!.value = PASSWORD;
      await typeInto(confirmation(element), '123');
      const outcome = nextOutcome(element);
      await sendKeys({ press: 'Enter' });
      expect(await outcome).to.include({ status: 'deleted' });
    });
  });
});
