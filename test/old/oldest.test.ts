// What runs within a page in the oldest Chromium that is supported: the built scripts delete each way, and
// what it knows otherwise than today's holds. It runs there only; see test/suite.mjs.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { batchIn, batchTag } from '../batch/page.js';
import { newPage, scriptTag, shown, type Page } from '../element/page.js';
import { emptyStorage, field, newCustomers } from '../support/batch.js';
import { pressTogether } from '../support/keys.js';
import {
  ACCOUNT,
  dialog,
  newApi,
  newWidget,
  openForm,
  part,
  PASSWORD,
  putHtml,
  until,
  untilState,
  USER,
  type Api,
} from '../support/widget.js';

describe('the oldest Chromium', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(emptyStorage);

  const settings = (more = ''): string =>
    `data-endpoint="${api.endpoint}" data-account-id="${ACCOUNT}" data-user-id="${USER}"
     data-user-password="${PASSWORD}" data-countdown="0" ${more}`;

  /** A page with the built script. */
  const pageWith = (more?: string): Promise<Page> =>
    newPage(`${scriptTag(settings(more))}<customer-delete code="123"></customer-delete>`);

  /** Confirms in a page, as far as the request. */
  async function confirm(page: Page) {
    const element = page.widget();
    await shown(element);
    page.window.focus();
    element.open();
    await untilState(element, 'confirming');
    field(element, 'confirmation').value = '123';
    part(element, 'delete').click();
    await until(async () => (await api.calls()).length, 'the request');
    return element;
  }

  const ways = {
    'by JSONP in a frame': '',
    'by JSONP without one': 'data-isolation="none"',
    'by POST': 'data-method="post"',
  };
  for (const [way, more] of Object.entries(ways)) {
    it(`deletes ${way}`, async () => {
      await api.allowOrigin();
      const page = await pageWith(more);
      await untilState(await confirm(page), 'deleted');
      expect(await api.ledger()).to.deep.equal(['123']);
      const methods = (await api.calls()).map(({ method }) => method);
      expect(methods).to.deep.equal([way === 'by POST' ? 'POST' : 'GET']);
      // Without a frame the answer to the look ahead, which is no program, fails in the page.
      const failed = way === 'by JSONP without one' ? ['Script error.'] : [];
      expect([...page.errors, ...page.exceptions]).to.deep.equal(failed);
    });
  }

  it('deletes a list', async () => {
    const page = await newPage(
      `${batchTag(settings())}<customer-delete-batch></customer-delete-batch>`,
    );
    const codes = await newCustomers(api, 2);
    const element = await batchIn(page);
    element.codes = codes;
    await until(() => element.state === 'confirming', 'the form');
    await element.updateComplete;
    field(element, 'confirmation').value = '2';
    part(element, 'delete').click();
    await until(() => element.state === 'done', 'the end');
    expect(await api.ledger()).to.deep.equal(codes);
    expect([...page.errors, ...page.exceptions]).to.deep.equal([]);
  });

  it('has the state as a state for styles, by the older syntax', async () => {
    const element = (await pageWith()).widget();
    await shown(element);
    expect(element.matches(':--idle')).to.equal(true);
    element.open();
    await untilState(element, 'confirming');
    expect(element.matches(':--confirming')).to.equal(true);
    expect(element.matches(':--idle')).to.equal(false);
  });

  it('asks before a page is left in which a request is under way, and then no more', async () => {
    await api.misbehave('never');
    const page = await pageWith();
    const element = await confirm(page);
    const asks = (): boolean => {
      const event = page.document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent;
      event.initEvent('beforeunload', false, true);
      page.window.dispatchEvent(event);
      // What this browser goes by.
      return !!event.returnValue;
    };
    expect(asks()).to.equal(true);
    await api.release();
    await untilState(element, 'deleted');
    expect(asks()).to.equal(false);
  });

  it('does not close the dialog of a request under way by Escape, twice or more', async () => {
    await api.misbehave('never');
    const element = await confirm(await pageWith());
    for (let presses = 0; presses < 3; presses += 1) await sendKeys({ press: 'Escape' });
    await until(() => dialog(element).matches(':modal'), 'the dialog is there');
    expect(element.state).to.equal('pending');
    await api.release();
    await untilState(element, 'deleted');
  });

  it('keeps the focus in the dialog, backwards too', async () => {
    const element = await newWidget(api);
    putHtml('<button>behind</button>');
    await openForm(element);
    const seen = new Set<Element | null>();
    for (let presses = 0; presses < 4; presses += 1) {
      await pressTogether('Shift', 'Tab');
      seen.add(document.activeElement);
    }
    // It may go through the browser's own buttons, but through nothing of the page.
    seen.delete(document.body);
    expect([...seen]).to.deep.equal([element]);
  });
});
