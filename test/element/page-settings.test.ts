import { expect } from '@open-wc/testing';
import {
  ACCOUNT,
  Api,
  newApi,
  outcomeOfDelete,
  part,
  PASSWORD,
  titleOf,
  untilState,
  USER,
} from '../support/widget.js';
import { newPage, scriptTag, shown, type Page } from './page.js';

const EVIL = 'https://attacker.example/api.php';

describe('customer-delete: settings of a page', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  /** Settings as a page gives them. */
  const settings = () => ({ endpoint: api.endpoint, accountId: ACCOUNT, userId: USER });

  /** A page that has configured the widget, with this body. */
  async function configured(body: string, more = {}): Promise<Page> {
    const page = await newPage(scriptTag() + body);
    page.api.configure({ ...settings(), ...more });
    return page;
  }

  describe('configure()', () => {
    it('makes the code enough', async () => {
      const page = await configured('<customer-delete code="123"></customer-delete>');
      expect(await shown(page.widget())).to.equal('Delete customer 123');
      expect(page.widget().endpoint).to.equal(api.endpoint);
      expect(page.widget().accountId).to.equal(ACCOUNT);
    });

    it('makes a whole call possible', async () => {
      const page = await configured('<customer-delete code="123"></customer-delete>', {
        userPassword: PASSWORD,
        countdown: 0,
      });
      const element = page.widget();
      await shown(element);
      expect(await outcomeOfDelete(element)).to.include({
        status: 'deleted',
        accountId: ACCOUNT,
        userId: USER,
      });
      expect(await api.ledger()).to.deep.equal(['123']);
    });

    it('reaches elements that come later', async () => {
      const page = await configured('');
      const element = page.document.createElement('customer-delete');
      page.document.body.append(element);
      expect(await shown(element)).to.equal('Delete customer');
    });

    it('reaches elements that were idle, again and again', async () => {
      const page = await configured('<customer-delete code="123"></customer-delete>');
      page.api.configure({ label: 'Remove' });
      await page.widget().updateComplete;
      expect(await shown(page.widget())).to.match(/^Remove/);
      expect(page.widget().endpoint).to.equal(api.endpoint);
    });

    it('closes an open form where it changes the endpoint', async () => {
      const page = await configured('<customer-delete code="123"></customer-delete>');
      const element = page.widget();
      await shown(element);
      element.open();
      await untilState(element, 'confirming');
      page.api.configure({ endpoint: newApi().endpoint });
      await untilState(element, 'idle');
    });

    it('says nothing of a missing endpoint where it comes while the page is still loading', async () => {
      const page = await newPage(
        `${scriptTag()}<customer-delete code="123"></customer-delete>
         <script>CustomerDelete.configure(${JSON.stringify(settings())})</script>`,
      );
      expect(await shown(page.widget())).to.equal('Delete customer 123');
      expect(page.errors).to.deep.equal([]);
    });

    it('reads a relative endpoint by the page as it is then, whatever <base> comes later', async () => {
      const page = await newPage(`${scriptTag()}<customer-delete code="123"></customer-delete>`);
      page.api.configure({ ...settings(), endpoint: '/api.php' });
      page.document.head.insertAdjacentHTML('beforeend', '<base href="https://attacker.example/">');
      const element = page.widget();
      element.requestUpdate();
      await element.updateComplete;
      expect(element.endpoint).to.equal(new URL('/api.php', location.href).href);
    });

    it('leaves the choice to elements where it names no endpoint', async () => {
      const page = await newPage(
        `${scriptTag()}<customer-delete endpoint="${api.endpoint}" account-id="smallshop"
          countdown="7000"></customer-delete>`,
      );
      page.api.configure({ accountId: ACCOUNT, countdown: 3000, timeout: 4000 });
      const { accountId, countdown, timeout } = page.widget();
      expect([accountId, countdown, timeout]).to.deep.equal(['smallshop', 7000, 4000]);
    });

    it('takes the defaults for values that can not be used, with one warning each', async () => {
      const page = await newPage(scriptTag());
      page.api.configure({ countdown: 5, timeout: 'abc', confirmation: 'none' } as never);
      expect(page.warnings).to.have.length(3);
    });

    it('does not take a code for all', async () => {
      const page = await configured('<customer-delete></customer-delete>', { code: '123' });
      expect(page.widget().code).to.equal('');
      expect(page.warnings).to.have.length(1);
    });

    for (const value of [null, undefined, 5, 'x', []]) {
      it(`never throws: ${JSON.stringify(value)}`, async () => {
        const page = await newPage(scriptTag());
        expect(() => page.api.configure(value as never)).not.to.throw();
      });
    }
  });

  describe('a page that has named an endpoint', () => {
    const own = `code="123" customer-name="Jane Doe" label="Remove" disabled dry-run no-trigger
      remove-closest="tr" lang="de"`;

    it('leaves an element its own customer and looks', async () => {
      const page = await configured(`<customer-delete ${own}></customer-delete>`);
      const element = page.widget();
      expect(element).to.include({
        code: '123',
        customerName: 'Jane Doe',
        label: 'Remove',
        disabled: true,
        dryRun: true,
        noTrigger: true,
        removeClosest: 'tr',
        lang: 'de',
      });
      await element.updateComplete;
      expect(page.warnings).to.deep.equal([]);
    });

    const attack = `endpoint="${EVIL}" account-id="evil" user-id="evil" user-password="evil"
      confirmation="check" countdown="0" timeout="1000" isolation="none" probe="off" auth="header"
      method="post"`;

    it('does not let markup lead a password elsewhere, nor weaken the confirmation', async () => {
      const page = await configured(`<customer-delete code="123" ${attack}></customer-delete>`);
      expect(page.widget()).to.include({
        endpoint: api.endpoint,
        accountId: ACCOUNT,
        userId: USER,
        confirmation: 'type',
        countdown: 5000,
        timeout: 15_000,
        isolation: 'frame',
        probe: 'on',
        auth: 'password',
        method: 'jsonp',
      });
    });

    it('does not use a password of the markup', async () => {
      const page = await configured(`<customer-delete code="123" ${attack}></customer-delete>`);
      const element = page.widget();
      await shown(element);
      element.open();
      await untilState(element, 'confirming');
      expect(element.shadowRoot!.querySelector("[type='password']")).not.to.equal(null);
    });

    it('does not listen to properties either', async () => {
      const page = await configured('<customer-delete code="123"></customer-delete>');
      const element = page.widget();
      Object.assign(element, { endpoint: EVIL, confirmation: 'check', countdown: 0 });
      expect(element).to.include({ endpoint: api.endpoint, confirmation: 'type', countdown: 5000 });
    });

    it('names what it ignores in one warning', async () => {
      const page = await configured(
        `<customer-delete code="123" endpoint="${EVIL}" confirmation="check" countdown="0" nonce="x">
         </customer-delete>`,
      );
      const element = page.widget();
      await shown(element);
      for (let turns = 0; turns < 5; turns += 1) {
        element.requestUpdate();
        await element.updateComplete;
      }
      expect(page.warnings).to.have.length(1);
      for (const name of ['endpoint', 'confirmation', 'countdown', 'nonce']) {
        expect(page.warnings[0]).to.include(name);
      }
    });

    it('names a nonce that it ignores, too', async () => {
      const page = await configured('<customer-delete code="123" nonce="x"></customer-delete>');
      await shown(page.widget());
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.match(/ignored: nonce\./);
    });

    it('decides about the confirmation itself', async () => {
      const page = await configured('<customer-delete code="123" confirmation="type">', {
        confirmation: 'check',
      });
      expect(page.widget().confirmation).to.equal('check');
    });

    it('opens about the code of an element of it, without any other', async () => {
      const page = await configured(`<customer-delete code="123" ${attack}></customer-delete>`);
      const element = page.widget();
      await shown(element);
      element.open();
      await untilState(element, 'confirming');
      expect(titleOf(element)).to.equal('Delete customer 123');
      expect(part(element, 'consequences').textContent).to.include(ACCOUNT);
    });
  });
});
