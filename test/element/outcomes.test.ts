import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  click,
  closeResult,
  confirmation,
  confirmForm,
  dialog,
  findPart,
  inputs,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  PASSWORD,
  recordEvents,
  textOf,
  titleOf,
  until,
  untilState,
  USER,
} from '../support/widget.js';

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

describe('customer-delete: outcomes', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('the request', () => {
    itOnce('is one GET with each documented field once', async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      await outcomeOfDelete(element);
      const [call, ...more] = await api.calls();
      expect(more).to.deep.equal([]);
      expect(call!.method).to.equal('GET');
      expect(call!.repeated).to.deep.equal([]);
      const { callback, ...fields } = call!.query;
      expect(fields).to.deep.equal({
        user_id: USER,
        user_password: PASSWORD,
        type: 'customer_delete',
        account_id: ACCOUNT,
        code: '123',
        output: 'JSON',
        condensed: 'yes',
      });
      expect(callback).to.match(/^[A-Za-z][A-Za-z0-9]{15,39}$/);
    });

    it('is the same without a frame', async () => {
      // Without a probe: what answers that is no program, which a page-wide error handler hears of.
      const element = await newWidget(api, { isolation: 'none', probe: 'off' });
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
      expect(await api.calls()).to.have.length(1);
    });

    it('tells the API nothing of the page', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(call!.headers).to.include({ referer: null, cookie: null });
    });

    it('never leaves before the confirmation, nor does anything of what is entered', async () => {
      const element = await newWidget(api, { 'user-password': null });
      await openForm(element);
      await until(async () => (await api.log()).length > 0, 'the probe');
      inputs(element)[1]!.focus();
      await sendKeys({ type: PASSWORD });
      confirmation(element).focus();
      await sendKeys({ type: '123' });
      const urls = (await api.log()).map(({ url }) => url);
      expect(urls.filter((url) => url.includes('?'))).to.deep.equal([]);
    });

    for (const code of [
      "O'Neil",
      '50%OFF',
      'B&B-77',
      'C+15',
      '<i>"Q"</i>',
      'Smith,Ann',
      '顧客42',
    ]) {
      itOnce(`names the customer ${code} to the letter`, async () => {
        const element = await newWidget(api, { code, confirmation: 'check' });
        expect(await outcomeOfDelete(element)).to.include({ status: 'deleted', code });
        expect(await api.ledger()).to.deep.equal([code]);
      });
    }

    itOnce("keeps the endpoint's own query", async () => {
      const element = await newWidget(api, { endpoint: `${api.endpoint}?tenant=7&b=a%26b` });
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(call!.query).to.include({ tenant: '7', b: 'a&b', code: '123' });
    });

    itOnce('cuts white space around code and account off, and nothing else', async () => {
      const code = 'GOLD 0042 7';
      const attributes = { code: ` \n${code}\t`, 'account-id': ` ${ACCOUNT} ` };
      const element = await newWidget(api, { ...attributes, confirmation: 'check' });
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted', code });
      const [call] = await api.calls();
      expect(call!.query).to.include({ code, account_id: ACCOUNT });
    });
  });

  describeOnce('deleted', () => {
    it('says so with all facts', async () => {
      const element = await newWidget(api);
      const outcome = await outcomeOfDelete(element);
      expect(outcome).to.include({
        status: 'deleted',
        code: '123',
        accountId: ACCOUNT,
        userId: USER,
      });
      expect(outcome.sentAt).to.match(isoTime);
      expect(outcome.settledAt).to.match(isoTime);
      expect(await api.ledger()).to.deep.equal(['123']);
    });

    it('leaves a line in place of the button', async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.match(
        /^Deleted: customer 123 \(Jane Doe\), \d\d:\d\d\.$/,
      );
      expect(findPart(element, 'trigger')).to.equal(null);
      expect(findPart(element, 'retry')).to.equal(null);
    });

    it('needs no name in its line', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.match(/^Deleted: customer 123, \d\d:\d\d\.$/);
    });

    for (const kind of ['throws', 'hostile', 'html-type', 'number-code', 'wrapped', 'slow']) {
      it(`is what a proper answer means where the API is "${kind}"`, async () => {
        await api.misbehave(kind);
        const element = await newWidget(api);
        const outcome = outcomeOfDelete(element);
        await until(async () => (await api.calls()).length > 0, 'the call arrives');
        if (kind === 'slow') expect(element.state).to.equal('pending');
        await api.release();
        expect(await outcome).to.include({ status: 'deleted' });
      });
    }
  });

  describeOnce('refused', () => {
    const refused = async (message: string): Promise<CustomerDelete> => {
      await api.misbehave('refuse', { message });
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      return element;
    };

    it('repeats what the API answered', async () => {
      const element = await refused('Not today');
      expect(element.state).to.equal('refused');
      expect(textOf(part(element, 'message'))).to.equal('The API answered: Not today');
    });

    it('never says that nothing was deleted', async () => {
      const element = await refused('Not today');
      expect(textOf(dialog(element))).not.to.match(/nothing was deleted|not deleted/i);
      await closeResult(element);
      expect(element.shadowRoot!.textContent).not.to.match(/nothing was deleted|not deleted/i);
    });

    it('leaves a line beside the button', async () => {
      const element = await refused('Not today');
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.equal('The API answered: Not today');
      expect(findPart(element, 'trigger')).not.to.equal(null);
      expect(textOf(part(element, 'retry'))).to.equal('Try again');
    });

    it("shows the API's text as text", async () => {
      const message = '<img src=x onerror="top.hacked=1"> ${1+1} {code}';
      const element = await refused(message);
      expect(textOf(part(element, 'message'))).to.equal(`The API answered: ${message}`);
      expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    });

    it('understands a list of errors', async () => {
      await api.misbehave('errors-list', { message: 'Closed' });
      const element = await newWidget(api);
      expect(await outcomeOfDelete(element)).to.have.property('status', 'refused');
      expect(textOf(part(element, 'message'))).to.match(/^The API answered: .*Closed.*again/);
    });

    it('has a plain sentence where the API gave no text', async () => {
      const element = await refused('');
      expect(textOf(part(element, 'message'))).to.match(/^The API answered: \S+/);
    });

    it('is what wrong credentials lead to', async () => {
      const element = await newWidget(api, { 'user-password': 'demo-key-wrong' });
      expect(await outcomeOfDelete(element)).to.have.property('status', 'refused');
      expect(await api.ledger()).to.deep.equal([]);
    });

    it('can be tried again, with an empty confirmation', async () => {
      const element = await refused('Not today');
      await closeResult(element);
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      expect(confirmation(element).value).to.equal('');
      expect(await api.calls()).to.have.length(1);
    });

    it('can be tried again from the open result', async () => {
      const element = await refused('Not today');
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'deleted');
      expect(await api.calls()).to.have.length(2);
    });

    it('is tried again about the same customer where the operator entered the code', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api, { code: null });
      await openForm(element);
      await sendKeys({ type: '40817' });
      await confirmForm(element);
      await untilState(element, 'refused');
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      expect(inputs(element)[0]!.value).to.equal('40817');
      expect(confirmation(element).checked).to.equal(false);
    });

    it('is tried again about the same customer where open() named it', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api, { confirmation: 'check' });
      element.open({ code: '40817', customerName: 'Somebody' });
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'refused');
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      expect(titleOf(element)).to.equal('Delete customer 40817 (Somebody)');
    });
  });

  describeOnce('events', () => {
    it('come in their order, once each', async () => {
      const element = await newWidget(api);
      const events = recordEvents(element);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(events.map(({ name }) => name)).to.deep.equal(['before', 'sent', 'settled', 'closed']);
    });
  });
});
