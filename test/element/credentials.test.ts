import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  asked,
  closeResult,
  confirmForm,
  holdCalls,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  PASSWORD,
  typeInto,
  untilState,
  USER,
  type Attributes,
} from '../support/widget.js';
import { stopClocks } from './clock.js';

const MINUTE = 60_000;

/** The page gives no password, so the operator has to enter it. */
const TYPED = { 'user-password': null };

/** Opens the form, enters the password, confirms and closes the result. */
async function deleteWithPassword(element: CustomerDelete, password = PASSWORD): Promise<void> {
  await openForm(element);
  const field = asked(element).find(({ type }) => type === 'password');
  if (field) await typeInto(field, password);
  await confirmForm(element);
  await untilState(element, 'deleted');
  await closeResult(element);
}

async function isAskedFor(element: CustomerDelete): Promise<boolean> {
  element.open();
  await untilState(element, 'confirming');
  const isAsked = asked(element).some(({ type }) => type === 'password');
  element.close();
  await untilState(element, 'idle');
  return isAsked;
}

describe('customer-delete: a typed password', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  const widget = (code: string, attributes: Attributes = {}): Promise<CustomerDelete> =>
    newWidget(api, { ...TYPED, code, ...attributes });

  describeOnce('is remembered', () => {
    it('after a call that ended deleted', async () => {
      await deleteWithPassword(await widget('123'));
      expect(await isAskedFor(await widget('40817'))).to.equal(false);
    });

    it('and is the one that the next call sends', async () => {
      await deleteWithPassword(await widget('123'));
      expect(await outcomeOfDelete(await widget('40817'))).to.include({ status: 'deleted' });
      const [, second] = await api.calls();
      expect(second!.query).to.include({ user_id: USER, user_password: PASSWORD, code: '40817' });
    });

    it('by elements that were there before', async () => {
      const other = await widget('40817');
      await deleteWithPassword(await widget('123'));
      expect(await isAskedFor(other)).to.equal(false);
    });

    it('for 15 minutes', async () => {
      const clock = stopClocks(15 * MINUTE);
      await deleteWithPassword(await widget('123'));
      clock.forward(14 * MINUTE);
      expect(await isAskedFor(await widget('40817'))).to.equal(false);
    });

    it('for 15 minutes more where it is used meanwhile', async () => {
      const clock = stopClocks(15 * MINUTE);
      await deleteWithPassword(await widget('123'));
      clock.forward(10 * MINUTE);
      await deleteWithPassword(await widget('40817'));
      clock.forward(10 * MINUTE);
      expect(await isAskedFor(await widget('00123'))).to.equal(false);
    });
  });

  describeOnce('is not remembered', () => {
    it('before anything was called', async () => {
      const element = await widget('123');
      await openForm(element);
      await typeInto(asked(element)[0]!, PASSWORD);
      element.close();
      await untilState(element, 'idle');
      expect(await isAskedFor(element)).to.equal(true);
    });

    it('where the page gave it', async () => {
      expect(await outcomeOfDelete(await newWidget(api))).to.include({ status: 'deleted' });
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });

    it('after a dry run', async () => {
      const element = await widget('123', { 'dry-run': '' });
      await openForm(element);
      await typeInto(asked(element)[0]!, PASSWORD);
      await confirmForm(element);
      await untilState(element, 'not-sent');
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });

    it('after an unknown outcome', async () => {
      await api.misbehave('empty');
      const element = await widget('123');
      await openForm(element);
      await typeInto(asked(element)[0]!, PASSWORD);
      await confirmForm(element);
      await untilState(element, 'unknown');
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });

    it('after a refusal', async () => {
      const element = await widget('123');
      await openForm(element);
      await typeInto(asked(element)[0]!, 'demo-key-wrong');
      await confirmForm(element);
      await untilState(element, 'refused');
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });
  });

  describeOnce('is forgotten', () => {
    it('after any refusal', async () => {
      await deleteWithPassword(await widget('123'));
      await api.misbehave('refuse');
      const element = await widget('40817');
      await openForm(element);
      await confirmForm(element);
      await untilState(element, 'refused');
      expect(await isAskedFor(await widget('00123'))).to.equal(true);
    });

    it('after a refusal that comes late', async () => {
      await deleteWithPassword(await widget('123'));
      const element = await widget('40817');
      const calls = holdCalls(element);
      await openForm(element);
      await confirmForm(element);
      await untilState(element, 'pending');
      const { facts, settle } = calls[0]!;
      const late = { status: 'refused', ...facts, message: 'No', late: true } as const;
      const answer = Promise.resolve(late);
      settle({ status: 'unknown', ...facts, reason: 'timeout', message: '', answer });
      await untilState(element, 'refused');
      expect(await isAskedFor(await widget('00123'))).to.equal(true);
    });

    it('after 15 minutes without use', async () => {
      const clock = stopClocks(15 * MINUTE);
      await deleteWithPassword(await widget('123'));
      clock.forward(15 * MINUTE + 1);
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });

    it('after 15 minutes that the machine has slept', async () => {
      const clock = stopClocks(15 * MINUTE);
      await deleteWithPassword(await widget('123'));
      // Timers stand still meanwhile; only the date goes on.
      clock.jump(16 * MINUTE);
      expect(await isAskedFor(await widget('40817'))).to.equal(true);
    });
  });

  describe('is shared by', () => {
    const others: [what: string, attributes: (api: Api) => Attributes][] = [
      ['endpoint', () => ({ endpoint: newApi().endpoint })],
      ['account', () => ({ 'account-id': 'smallshop' })],
      ['user', () => ({ 'user-id': 'anna2001' })],
    ];
    for (const [what, attributes] of others) {
      itOnce(`no element with another ${what}`, async () => {
        await deleteWithPassword(await widget('123'));
        expect(await isAskedFor(await widget('40817', attributes(api)))).to.equal(true);
      });
    }

    itOnce('an element that asks for the user, once the same one is entered', async () => {
      await deleteWithPassword(await widget('123'));
      const element = await widget('40817', { 'user-id': null });
      await openForm(element);
      await typeInto(asked(element)[0]!, USER);
      await element.updateComplete;
      expect(asked(element).some(({ type }) => type === 'password')).to.equal(false);
    });

    for (const [what, typed] of [
      ['has begun to type', 'sec'],
      ['is about to type', ''],
    ]) {
      it(`an element whose form is open, which keeps the field in which somebody ${what}`, async () => {
        const first = await widget('123');
        const calls = holdCalls(first);
        await openForm(first);
        await typeInto(asked(first)[0]!, PASSWORD);
        await confirmForm(first);
        await untilState(first, 'pending');
        const second = await widget('40817');
        second.open();
        await untilState(second, 'confirming');
        const field = asked(second)[0]!;
        field.focus();
        if (typed) await sendKeys({ type: typed });
        calls[0]!.settle({ ...calls[0]!.facts, status: 'deleted' });
        await untilState(first, 'deleted');
        second.requestUpdate();
        await second.updateComplete;
        await sendKeys({ type: 'x' });
        await second.updateComplete;
        expect(field.isConnected).to.equal(true);
        expect(field.value).to.equal(`${typed}x`);
      });
    }

    itOnce('no element that asks for the user, where another one is entered', async () => {
      await deleteWithPassword(await widget('123'));
      const element = await widget('40817', { 'user-id': null });
      await openForm(element);
      await typeInto(asked(element)[0]!, 'anna2001');
      await element.updateComplete;
      expect(asked(element).some(({ type }) => type === 'password')).to.equal(true);
    });
  });
});
