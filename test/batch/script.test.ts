import { expect } from '@open-wc/testing';
import type { CustomerDeleteBatch } from '../../src/batch.js';
import { newPage, scriptTag, seen, shown, WATCH, type Page } from '../element/page.js';
import { emptyStorage, field, newCustomers, saidBy, understood } from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  ACCOUNT,
  isChromium,
  newApi,
  part,
  PASSWORD,
  until,
  USER,
  type Api,
} from '../support/widget.js';
import { BATCH_SCRIPT, batchIn, batchTag } from './page.js';

const EVIL = 'https://attacker.example/api.php';
const BATCH = '<customer-delete-batch></customer-delete-batch>';
const WIDGET = '<customer-delete code="123"></customer-delete>';
const BATCH_WARNING = '<customer-delete-batch>';

/** What Lit leaves in every page. */
const LIT_GLOBALS = [
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'reactiveElementVersions',
];

/** Another version of the widget, as far as the scripts look. */
const OTHER_VERSION = `<script>
  class Other extends HTMLElement {}
  Other.version = '9.8.7';
  customElements.define('customer-delete', Other);
</script>`;

describe('customer-delete-batch.js as it is built', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(emptyStorage);

  const settings = (): string =>
    `data-endpoint="${api.endpoint}" data-account-id="${ACCOUNT}" data-user-id="${USER}"
     data-user-password="${PASSWORD}" data-countdown="0"`;

  /** Deletes two customers in a page, as an operator would. */
  async function deleteTwo(page: Page): Promise<void> {
    const codes = await newCustomers(api, 2);
    const element = await batchIn(page);
    element.codes = codes;
    await until(() => element.state === 'confirming', 'the form');
    await element.updateComplete;
    enterPassword(element);
    field(element, 'confirmation').value = '2';
    part(element, 'delete').click();
    await until(() => element.state === 'done', 'the end');
    expect(await api.ledger()).to.deep.equal(codes);
  }

  /** The password that one script was given is unknown to the other one. */
  function enterPassword(element: CustomerDeleteBatch): void {
    const found = element.shadowRoot!.querySelector<HTMLInputElement>('#userPassword');
    if (found) found.value = PASSWORD;
  }

  describeOnce('the file', () => {
    it('holds ASCII bytes only', async () => {
      const bytes = new Uint8Array(await (await fetch(BATCH_SCRIPT)).arrayBuffer());
      expect(bytes.length).to.be.greaterThan(0);
      expect(bytes.findIndex((byte) => byte > 0x7f)).to.equal(-1);
    });

    for (const [name, tags] of Object.entries({
      alone: () => batchTag(),
      'after the other': () => scriptTag() + batchTag(),
      'before the other': () => batchTag() + scriptTag(),
    })) {
      it(`makes one global of its own, ${name}`, async () => {
        const names = (of: object): string[] => Object.getOwnPropertyNames(of);
        const before = new Set(names((await newPage('')).window));
        const { window } = await newPage(tags());
        const made = names(window).filter((one) => !before.has(one));
        expect(made.filter((one) => !LIT_GLOBALS.includes(one))).to.deep.equal(['CustomerDelete']);
        const { litHtmlVersions } = window as unknown as { litHtmlVersions: string[] };
        expect([...litHtmlVersions]).to.have.length(name === 'after the other' ? 2 : 1);
      });
    }

    it('takes no notice of module loaders', async () => {
      const { exceptions, window } = await newPage(
        `<script>
           function define() { throw new Error('define was called'); }
           define.amd = {};
           var module = { exports: {} }, exports = module.exports;
         </script>${batchTag()}`,
      );
      expect(exceptions).to.deep.equal([]);
      expect(window.customElements.get('customer-delete-batch')).not.to.equal(undefined);
    });
  });

  describe('brings both elements', () => {
    const places: Record<string, () => string> = {
      'alone, in the head': () => batchTag(settings()) + BATCH + WIDGET,
      'alone, at the end': () => BATCH + WIDGET + batchTag(settings()),
      'alone, with defer': () => batchTag(`defer ${settings()}`) + BATCH + WIDGET,
      'alone, with async': () => batchTag(`async ${settings()}`) + BATCH + WIDGET,
      'alone, in another character set': () =>
        batchTag(`charset="windows-1252" ${settings()}`) + BATCH + WIDGET,
      'after the other script, with settings there': () =>
        scriptTag(settings()) + batchTag() + BATCH + WIDGET,
      'after the other script, with settings here': () =>
        scriptTag() + batchTag(settings()) + BATCH + WIDGET,
      'before the other script, with settings there': () =>
        batchTag() + scriptTag(settings()) + BATCH + WIDGET,
      'between both, the other one last': () =>
        BATCH + batchTag(settings()) + WIDGET + scriptTag('async'),
    };
    /** Where customers are deleted in each browser: what the scripts find at other places is the same. */
    const deletes = ['alone, in the head', 'alone, with async', 'between both, the other one last'];
    for (const [place, html] of Object.entries(places)) {
      it(place, async () => {
        const page = await newPage(html());
        expect(await shown(page.widget())).to.equal('Delete customer 123');
        const element = await batchIn(page);
        expect(element).to.include({ endpoint: api.endpoint, accountId: ACCOUNT, userId: USER });
        if (isChromium || deletes.includes(place)) await deleteTwo(page);
        expect(page.exceptions).to.deep.equal([]);
        expect(page.errors).to.deep.equal([]);
        expect(page.document.documentElement.outerHTML).not.to.include(PASSWORD);
      });
    }

    itOnce('with one line of those who send', async () => {
      const page = await newPage(scriptTag(settings()) + batchTag() + BATCH + WIDGET);
      const element = await batchIn(page);
      await newCustomers(api, 1);
      await api.misbehave('never', { code: '123' });
      const widget = page.widget();
      await shown(widget);
      widget.open();
      await until(() => widget.state === 'confirming', 'the form');
      await widget.updateComplete;
      field(widget, 'confirmation').value = '123';
      part(widget, 'delete').click();
      await until(async () => (await api.calls()).length, 'the single request');
      element.codes = 'C-1';
      await until(() => element.state === 'confirming', 'the form of the batch');
      await element.updateComplete;
      enterPassword(element);
      field(element, 'confirmation').value = '1';
      part(element, 'delete').click();
      await until(() => saidBy(element).includes('Waiting for another request'), 'it waits');
      expect(await api.calls()).to.have.length(1);
      await api.release();
      await until(() => element.state === 'done', 'the end');
      expect(await api.ledger()).to.deep.equal(['123', 'C-1']);
    });
  });

  describe('settings on its own tag', () => {
    itOnce('decide for the page, for both elements', async () => {
      const page = await newPage(
        `${batchTag(settings())}<customer-delete-batch endpoint="${EVIL}" isolation="none" codes="a">
         </customer-delete-batch>${WIDGET}`,
      );
      const element = await batchIn(page);
      expect(element).to.include({
        endpoint: api.endpoint,
        accountId: ACCOUNT,
        isolation: 'frame',
      });
      expect(page.widget().endpoint).to.equal(api.endpoint);
      await until(() => understood(element)[0], 'the list');
    });

    itOnce(
      'do nothing on the tag of the other script, where the page has decided before',
      async () => {
        const others = `data-endpoint="${EVIL}" data-account-id="evil" data-user-password="other"`;
        for (const tags of [
          batchTag(settings()) + scriptTag(others),
          scriptTag(settings()) + batchTag(others),
        ]) {
          const page = await newPage(tags + BATCH + WIDGET);
          expect(page.widget()).to.include({ endpoint: api.endpoint, accountId: ACCOUNT });
          expect(page.document.documentElement.outerHTML).not.to.include('other"');
          await deleteTwo(page);
          await api.reset();
        }
      },
    );

    itOnce(
      'count where an element may decide as much, though the page has decided before',
      async () => {
        const page = await newPage(
          scriptTag(settings()) + batchTag('data-dry-run data-countdown="9000"') + BATCH,
        );
        const element = await batchIn(page);
        expect(element).to.include({ dryRun: true, countdown: 0 });
      },
    );

    itOnce('do nothing on a second tag of the other script', async () => {
      const own = `endpoint="${api.endpoint}" account-id="${ACCOUNT}"`;
      const second = `data-endpoint="${EVIL}" data-account-id="evil" data-probe="off"`;
      const page = await newPage(
        `${scriptTag()}<customer-delete code="123" ${own}></customer-delete>${scriptTag(second)}`,
      );
      expect(await shown(page.widget())).to.equal('Delete customer 123');
      expect(page.widget()).to.include({ endpoint: api.endpoint, probe: 'on' });
    });

    itOnce('are waited for in silence', async () => {
      const page = await newPage(WATCH + batchTag() + BATCH);
      await batchIn(page);
      for (const text of seen(page)) expect(text).to.match(/^$|^Not set up: /);
    });

    itOnce('do nothing on a second tag, which warns', async () => {
      const second = `data-endpoint="${EVIL}" data-account-id="evil"`;
      const page = await newPage(batchTag(settings()) + batchTag(second) + BATCH);
      expect((await batchIn(page)).endpoint).to.equal(api.endpoint);
    });

    it('come from the script alone, where a picture calls itself currentScript', async () => {
      const page = await newPage(
        `<img name="currentScript" alt="" data-endpoint="${EVIL}" data-account-id="evil">
         ${scriptTag()}${batchTag()}${BATCH}`,
      );
      expect(page.document.querySelector('customer-delete-batch')!.endpoint).to.equal('');
      expect(page.exceptions).to.deep.equal([]);
    });
  });

  describe('loaded twice', () => {
    const warningsOf = ({ warnings }: Page): string[] =>
      warnings.filter((line) => line.startsWith(BATCH_WARNING));

    itOnce('warns once, naming both versions, and works', async () => {
      const tag = batchTag(settings().replace(/data-user-password="[^"]*"/, ''));
      const page = await newPage(tag + batchTag() + BATCH + WIDGET);
      expect(page.warnings).to.have.length(1);
      const [line] = warningsOf(page);
      expect(line!.split(page.api.version)).to.have.length(3);
      expect(page.exceptions).to.deep.equal([]);
      const element = await batchIn(page);
      expect(saidBy(element)).to.include('Customer codes, one a line');
    });

    for (const [name, tags] of Object.entries({
      'after the other one': () => scriptTag() + batchTag(),
      'before the other one, which warns of itself': () => batchTag() + scriptTag(),
    })) {
      itOnce(`does not warn ${name}`, async () => {
        const page = await newPage(tags() + BATCH);
        expect(warningsOf(page)).to.deep.equal([]);
        expect(page.exceptions).to.deep.equal([]);
        expect(page.window.customElements.get('customer-delete-batch')).not.to.equal(undefined);
      });
    }

    itOnce('beside another version it warns once, and leaves all as it is', async () => {
      const page = await newPage(OTHER_VERSION + batchTag(settings()) + BATCH);
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.include('9.8.7');
      expect(page.exceptions).to.deep.equal([]);
      expect(page.window.customElements.get('customer-delete-batch')).to.equal(undefined);
    });

    it('beside the module it does not warn, and takes the settings of the page from it', async () => {
      const settings = { endpoint: api.endpoint, accountId: ACCOUNT, userId: USER, countdown: 0 };
      const page = await newPage(
        `<script type="module">
           import { configure } from '/src/index.ts';
           configure(${JSON.stringify(settings)});
           const script = document.createElement('script');
           script.src = '${BATCH_SCRIPT}';
           script.onload = () => (window.isLoaded = true);
           document.head.append(script);
         </script>${BATCH}${WIDGET}`,
      );
      await until(() => (page.window as unknown as { isLoaded?: true }).isLoaded, 'the script');
      expect(warningsOf(page)).to.deep.equal([]);
      await deleteTwo(page);
      expect(page.exceptions).to.deep.equal([]);
      expect(await shown(page.widget())).to.equal('Delete customer 123');
    });

    it('after the other one, where Trusted Types allow one Lit, says so and leaves the widget', async () => {
      const policy = `<meta http-equiv="Content-Security-Policy"
        content="trusted-types customer-delete lit-html">`;
      const page = await newPage(policy + scriptTag(settings()) + batchTag() + BATCH + WIDGET);
      expect(page.exceptions).to.deep.equal([]);
      expect(await shown(page.widget())).to.equal('Delete customer 123');
      if (!('trustedTypes' in window)) return;
      const lines = warningsOf(page);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include('load customer-delete-batch.js alone');
      expect(page.window.customElements.get('customer-delete-batch')).to.equal(undefined);
    });

    it('takes the password off a tag that is ignored', async () => {
      const page = await newPage(batchTag(settings()) + batchTag('data-user-password="other"'));
      expect(page.document.documentElement.outerHTML).not.to.include('other"');
    });
  });

  describe('light children', () => {
    it('stay visible where scripts do not run', async () => {
      const page = await newPage(
        '<customer-delete-batch><p>Please call us.</p></customer-delete-batch>',
      );
      expect(page.document.querySelector('p')!.getClientRects()).to.have.length(1);
    });

    it('give way to the batch', async () => {
      const page = await newPage(
        `${batchTag(settings())}<customer-delete-batch><p>Please call us.</p></customer-delete-batch>`,
      );
      await batchIn(page);
      expect(page.document.querySelector('p')!.getClientRects()).to.have.length(0);
    });
  });

  itOnce('says "Not set up" where it is', async () => {
    const page = await newPage(batchTag() + BATCH);
    const element: CustomerDeleteBatch = page.document.querySelector('customer-delete-batch')!;
    await until(() => element.shadowRoot && saidBy(element).includes('Not set up'), 'not set up');
    expect(page.errors).to.have.length(1);
    expect(page.errors[0]).to.include('endpoint');
  });
});
