// What is done in each page of the guide in which something runs, from opening to the result.
import assert from 'node:assert/strict';
import { until } from '../hosts/browser.mjs';
import { PASSWORD, USER } from '../hosts/host-page.mjs';

/** @typedef {import('./reader.mjs').Reader} Reader */

/** @type {Record<string, (reader: Reader) => Promise<void>>} by the page's name */
export const acts = {
  async index(reader) {
    const said = await reader.walkThrough('customer-delete', 'not-sent');
    assert.match(said, /nothing was sent/);
    await reader.expectDeleted([]);
  },

  async plain(reader) {
    await reader.walkThrough('#rehearsal', 'not-sent');
    await reader.tab.press('Enter');
    await reader.walkThrough('#earnest', 'deleted');
    await reader.tab.press('Enter');
    await reader.walkThrough('[data-customer-delete] customer-delete', 'deleted', {
      isKnown: true,
    });
    await reader.tab.press('Enter');
    await reader.press('[slot=trigger]');
    const carla = reader.widget('customer-delete:has([slot=trigger])');
    await carla.untilState('confirming');
    await reader.tab.press('Escape');
    await reader.press('#delete-code');
    const any = reader.widget('#any-customer');
    await any.untilState('confirming');
    assert.match(await any.text('h2'), /50%OFF/);
    await reader.expectDeleted(['40817', 'B&B-77']);
  },

  async table(reader) {
    const row = '[code="1234567890123456"]';
    await reader.walkThrough(row, 'deleted');
    await reader.tab.press('Enter');
    await reader.untilText('#count', '3');
    const focused = () => document.activeElement?.getAttribute('code');
    assert.equal(await reader.tab.evaluate(focused), '00123');
    await reader.expectDeleted(['1234567890123456']);
  },

  async 'live/wordpress'(reader) {
    await reader.walkThrough('[code="123"]', 'deleted');
    await reader.tab.press('Enter');
    const rows = () => document.querySelectorAll('tbody tr').length;
    await until(async () => (await reader.tab.evaluate(rows)) === 2, 'the row is gone');
    await reader.walkThrough('[data-code] customer-delete', 'deleted', { isKnown: true });
    await reader.expectDeleted(['123', 'GOLD 0042 7']);
  },

  async 'live/sharepoint'(reader) {
    await reader.walkThrough('customer-delete', 'deleted');
    await reader.tab.press('Enter');
    await reader.walkThrough('[data-code] customer-delete', 'deleted', { isKnown: true });
    await reader.tab.press('Enter');
    assert.equal(await reader.textOf('#posts'), '0');
    await reader.press('[name=search]');
    await reader.untilText('#posts', '1');
    const fields = () =>
      JSON.stringify([...new FormData(/** @type {any} */ (document.forms[0])).keys()]);
    assert.equal(await reader.tab.evaluate(fields), '["__VIEWSTATE","search"]');
    await reader.expectDeleted(['00123', '40817']);
  },

  async theming(reader) {
    await reader.tab.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector('[name=danger]'));
      field.value = '#123456';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(await reader.textOf('#css'), /--customer-delete-danger: #123456;/);
    const themed = reader.widget('#themed');
    await themed.openForm();
    const colour = () => {
      const root = document.querySelector('#themed')?.shadowRoot;
      return getComputedStyle(/** @type {Element} */ (root?.querySelector('dialog')))
        .borderTopColor;
    };
    assert.equal(await reader.tab.evaluate(colour), 'rgb(18, 52, 86)');
    await reader.tab.press('Escape');
    await reader.walkThrough('#pill', 'deleted');
    await reader.expectDeleted(['123']);
  },

  async events(reader) {
    await reader.press('#is-locked', ' ');
    const said = await reader.walkThrough('[code="123"]', 'not-sent');
    assert.match(said, /The page stopped it\./);
    await reader.untilText('#plain-log', '123: not-sent, cancelled');
    await reader.tab.press('Escape');
    await reader.walkThrough('[code="00123"]', 'deleted');
    await reader.untilText('#plain-log', '00123: deleted');
    await reader.untilText('#jquery-log', '00123: deleted');
    await reader.expectDeleted(['00123']);
  },

  async languages(reader) {
    const german = reader.widget('#german');
    assert.match(await german.text('button'), /löschen/);
    const arabic = reader.widget('[lang=ar] customer-delete');
    assert.match(await arabic.text('button'), /\p{Script=Arabic}/u);
    await german.openForm();
    assert.match(await german.text('h2'), /^Mitglied .* löschen$/);
    assert.match(await german.text('[part=cancel]'), /Lieber nicht/);
    await reader.confirm(german);
    await german.untilState('deleted');
    await reader.expectDeleted(['00123']);
  },

  async loop(reader) {
    await reader.walkThroughBatch(3);
    await reader.expectDeleted(['00123', '40817', 'MEMBER-A']);
    await reader.focus('#user');
    await reader.fillIn([USER, PASSWORD]);
    await reader.press('#sure', ' ');
    await reader.press('#loop button');
    await reader.untilText('#loop-log', '123: deleted C+15: deleted Smith,Ann: deleted');
  },

  async outcomes(reader) {
    const choose = (/** @type {string} */ kind) =>
      reader.tab.evaluate((value) => {
        const field = /** @type {HTMLSelectElement} */ (document.querySelector('#misbehaviour'));
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, kind);
    const isChosen = async (/** @type {string} */ kind) =>
      (await reader.site.control('misbehave'))?.kind === kind;
    const isListed = () => !!document.querySelector('#misbehaviour [value=refuse]');
    await until(() => reader.tab.evaluate(isListed), 'the misbehaviours');

    await choose('refuse');
    await until(() => isChosen('refuse'), 'the server to be told');
    assert.match(await reader.walkThrough('customer-delete', 'refused'), /^The API answered: /);
    await reader.tab.press('Escape');
    await choose('html');
    await until(() => isChosen('html'), 'the server to be told');
    assert.match(await reader.walkThrough('customer-delete', 'unknown'), /^Not known whether/);
    await reader.untilText('#deleted-codes', '1234567890123456');
  },
};
