import { expect } from '@open-wc/testing';
import { describeOnce, itOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  newApi,
  PASSWORD,
  textOf,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { newPage, SCRIPT, scriptTag, shown, type Global } from './page.js';

const EVIL = 'https://attacker.example/api.php';
const WIDGET = '<customer-delete code="123"></customer-delete>';

/** What Lit leaves in every page. */
const LIT_GLOBALS = [
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'reactiveElementVersions',
];

describe('customer-delete.js as it is built', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  const settings = (): string =>
    `data-endpoint="${api.endpoint}" data-account-id="${ACCOUNT}" data-user-id="${USER}"`;

  describe('the file', () => {
    itOnce('holds ASCII bytes only', async () => {
      const bytes = new Uint8Array(await (await fetch(SCRIPT)).arrayBuffer());
      expect(bytes.length).to.be.greaterThan(0);
      expect(bytes.findIndex((byte) => byte > 0x7f)).to.equal(-1);
    });

    it('says the same where an old page is read in another character set', async () => {
      const page = await newPage(`${scriptTag(`charset="windows-1252" ${settings()}`)}${WIDGET}`);
      expect(await shown(page.widget())).to.equal('Delete customer 123');
    });

    itOnce('makes one global of its own', async () => {
      const names = (of: object): string[] => Object.getOwnPropertyNames(of);
      const before = new Set(names((await newPage('')).window));
      const { window } = await newPage(scriptTag());
      const made = names(window).filter((name) => !before.has(name));
      expect(made.filter((name) => !LIT_GLOBALS.includes(name))).to.deep.equal(['CustomerDelete']);
    });

    for (const name of ['deleteCustomer', 'configure', 'setMessages', 'upgrade']) {
      itOnce(`offers the function ${name}`, async () => {
        const { api: global } = await newPage(scriptTag());
        expect(global[name as keyof Global]).to.be.a('function');
      });
    }

    itOnce('tells its version', async () => {
      const { api: global } = await newPage(scriptTag());
      expect(global.version).to.match(/^\d+\.\d+\.\d+/);
    });

    itOnce('takes no notice of module loaders', async () => {
      const { exceptions, api: global } = await newPage(
        `<script>
           function define() { throw new Error('define was called'); }
           define.amd = {};
           var module = { exports: {} }, exports = module.exports;
         </script>${scriptTag()}`,
      );
      expect(exceptions).to.deep.equal([]);
      expect(global.configure).to.be.a('function');
    });

    itOnce('says nothing in a page that is set up', async () => {
      const page = await newPage(scriptTag(settings()) + WIDGET);
      await shown(page.widget());
      expect([...page.warnings, ...page.errors, ...page.exceptions]).to.deep.equal([]);
    });
  });

  describe('the place of the tag', () => {
    const places: Record<string, () => string> = {
      'in the head': () => scriptTag(settings()) + WIDGET,
      'at the end of the body': () => WIDGET + scriptTag(settings()),
      'with defer': () => scriptTag(`defer ${settings()}`) + WIDGET,
      'with async': () => scriptTag(`async ${settings()}`) + WIDGET,
    };
    for (const [place, html] of Object.entries(places)) {
      it(`does not matter: ${place}`, async () => {
        const page = await newPage(html());
        expect(await shown(page.widget())).to.equal('Delete customer 123');
        expect(page.widget().endpoint).to.equal(api.endpoint);
      });
    }

    it('may be made by a script', async () => {
      const page = await newPage(WIDGET);
      const script = page.document.createElement('script');
      script.dataset['endpoint'] = api.endpoint;
      script.dataset['accountId'] = ACCOUNT;
      script.src = SCRIPT;
      page.document.head.append(script);
      expect(await shown(page.widget())).to.equal('Delete customer 123');
    });
  });

  describe('settings on the tag', () => {
    itOnce('are all read', async () => {
      const page = await newPage(
        scriptTag(`${settings()} data-confirmation="check" data-countdown="3000" data-label="Remove"
          data-timeout="20000" data-isolation="none" data-probe="off" data-dry-run data-no-trigger
          data-remove-closest="tr" data-disabled`) + WIDGET,
      );
      expect(page.widget()).to.include({
        endpoint: api.endpoint,
        accountId: ACCOUNT,
        userId: USER,
        confirmation: 'check',
        countdown: 3000,
        label: 'Remove',
        timeout: 20_000,
        isolation: 'none',
        probe: 'off',
        dryRun: true,
        noTrigger: true,
        removeClosest: 'tr',
        disabled: true,
      });
    });

    itOnce('decide for the page', async () => {
      const page = await newPage(
        `${scriptTag(settings())}<customer-delete endpoint="${EVIL}" confirmation="check">`,
      );
      expect(page.widget()).to.include({ endpoint: api.endpoint, confirmation: 'type' });
    });

    itOnce('are read once: later changes to the tag change nothing', async () => {
      const page = await newPage(`${scriptTag(`id="tag" ${settings()}`)}${WIDGET}`);
      page.document.getElementById('tag')!.dataset['endpoint'] = EVIL;
      page.widget().requestUpdate();
      await page.widget().updateComplete;
      expect(page.widget().endpoint).to.equal(api.endpoint);
    });

    itOnce('may hold a password, which is taken out, with one warning', async () => {
      const page = await newPage(
        scriptTag(`${settings()} data-user-password="${PASSWORD}"`) + WIDGET,
      );
      expect(page.document.documentElement.outerHTML).not.to.include(PASSWORD);
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0])
        .to.match(/password/i)
        .and.not.to.include(PASSWORD);
    });

    itOnce('use that password', async () => {
      const page = await newPage(
        scriptTag(`${settings()} data-user-password="${PASSWORD}"`) + WIDGET,
      );
      const element = page.widget();
      await shown(element);
      element.open();
      await untilState(element, 'confirming');
      expect(element.shadowRoot!.querySelector("[type='password']")).to.equal(null);
    });

    it('come from the script alone, where a picture calls itself currentScript', async () => {
      const page = await newPage(
        `<img name="currentScript" alt="" data-endpoint="${EVIL}" data-account-id="evil">
         ${scriptTag()}${WIDGET}`,
      );
      expect(page.widget().endpoint).to.equal('');
      expect(page.exceptions).to.deep.equal([]);
    });

    it('come from the script alone, where a form calls itself currentScript', async () => {
      const page = await newPage(
        `<form name="currentScript" data-endpoint="${EVIL}"></form>${scriptTag()}${WIDGET}`,
      );
      expect(page.widget().endpoint).to.equal('');
      expect(page.exceptions).to.deep.equal([]);
    });
  });

  describeOnce('loaded twice', () => {
    it('warns once, naming both versions', async () => {
      const page = await newPage(scriptTag(settings()) + scriptTag() + WIDGET);
      expect(page.warnings).to.have.length(1);
      const { version } = page.api;
      expect(page.warnings[0]!.split(version)).to.have.length(3);
      expect(page.exceptions).to.deep.equal([]);
    });

    it('names the version of another one', async () => {
      const page = await newPage(
        `<script>
           class Other extends HTMLElement {}
           Other.version = '9.8.7';
           customElements.define('customer-delete', Other);
         </script>${scriptTag()}`,
      );
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0])
        .to.include('9.8.7')
        .and.to.match(/\d+\.\d+\.\d+.*\d+\.\d+\.\d+/);
    });

    it('leaves the settings and the global of the first', async () => {
      const second = `data-endpoint="${EVIL}" data-account-id="evil"`;
      const page = await newPage(
        `${scriptTag(settings())}<script>first = CustomerDelete</script>
         ${scriptTag(second)}${WIDGET}`,
      );
      expect(page.widget().endpoint).to.equal(api.endpoint);
      expect((page.window as unknown as { first: Global }).first).to.equal(page.api);
    });

    it('takes the password out of the markup of the second, too', async () => {
      const page = await newPage(
        scriptTag(settings()) + scriptTag(`${settings()} data-user-password="not-a-key"`) + WIDGET,
      );
      expect(page.document.documentElement.outerHTML).not.to.include('not-a-key');
    });

    it('does not run Lit again', async () => {
      const page = await newPage(scriptTag() + scriptTag());
      const { litHtmlVersions } = page.window as unknown as { litHtmlVersions: string[] };
      expect([...litHtmlVersions]).to.have.length(1);
    });
  });

  describe('in a page that has its own', () => {
    const mine: Record<string, string> = {
      // A much copied snippet; at the top of a shadow root there is no `parentElement`.
      'Element.prototype.remove':
        'Element.prototype.remove = function () { this.parentElement.removeChild(this); };',
      performance: 'var performance = { rating: 5 };',
      // As MooTools has.
      Document: 'window.Document = function () {};',
    };
    for (const [name, script] of Object.entries(mine)) {
      it(`${name}: deletes, and says so`, async () => {
        const page = await newPage(
          `<script>${script}</script>${scriptTag(`${settings()} data-countdown="0"
            data-confirmation="check" data-user-password="${PASSWORD}"`)}${WIDGET}`,
        );
        const element = page.widget();
        const root = element.shadowRoot!;
        const find = <Found extends HTMLElement>(selector: string): Found =>
          root.querySelector<Found>(selector)!;
        element.open();
        await until(() => find('#confirmation'), 'the form');
        find('#confirmation').click();
        find('[part=delete]').click();
        await until(() => find('[part=close]'), 'the result');
        expect(element.state).to.equal('deleted');
        find('[part=close]').click();
        await until(() => !find('dialog'), 'the dialog closes');
        expect(textOf(find('[part=status]'))).to.match(/^Deleted: customer 123/);
        expect(find('[part=trigger]')).to.equal(null);
        expect(page.exceptions).to.deep.equal([]);
      });
    }

    it('append(), which fails after it has added: nothing is said not to be sent', async () => {
      await api.misbehave('never');
      const page = await newPage(
        `<script>
           var append = Element.prototype.append;
           Element.prototype.append = function () {
             append.apply(this, arguments);
             if (this === document.documentElement) throw new Error('of the page');
           };
           timeouts = [];
           var start = setTimeout;
           window.setTimeout = function (run, delay) {
             return delay === 1000 ? timeouts.push(run) && 0 : start.apply(window, arguments);
           };
         </script>${scriptTag()}`,
      );
      const outcome = page.api.deleteCustomer(
        {
          endpoint: api.endpoint,
          accountId: ACCOUNT,
          userId: USER,
          userPassword: PASSWORD,
          code: '123',
        },
        { isolation: 'none', probe: 'off', timeout: 1000 },
      );
      await until(async () => (await api.calls()).length === 1, 'the call arrives');
      const { timeouts } = page.window as unknown as { timeouts: (() => void)[] };
      for (const run of timeouts) run();
      expect(await outcome).to.include({ status: 'unknown', reason: 'timeout' });
    });
  });

  describeOnce('light children', () => {
    it('stay visible where scripts do not run', async () => {
      const page = await newPage('<customer-delete><p>Please call us.</p></customer-delete>');
      expect(page.document.querySelector('p')!.getClientRects()).to.have.length(1);
    });
  });
});
