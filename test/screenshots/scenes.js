// The states that are photographed: what makes each, in the page. Served as it is.

/**
 * @typedef {HTMLElement & { open(): void, updateComplete: Promise<unknown>, userPassword: string,
 *   deleteCustomer: unknown, state: string }} Widget
 * @typedef {object} Scene
 * @property {Record<string, string | null>} [attributes] differ from the usual ones
 * @property {(widget: Widget) => unknown} [reach] leads from the button to the state
 */

/** Long enough that nothing moves while a picture is taken, in ms. */
const LONG = '600000';

const LONG_TEXT =
  'Customer can not be deleted at this time because a campaign that it takes part in is still being ' +
  'settled. Reference: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

/** @param {Widget} widget */
const open = async (widget) => {
  widget.open();
  await widget.updateComplete;
};

/**
 * @param {Widget} widget
 * @param {string} part
 */
const press = async (widget, part) => {
  /** @type {HTMLElement | null | undefined} */
  const button = widget.shadowRoot?.querySelector(`[part=${part}]`);
  button?.click();
  await widget.updateComplete;
};

/** @param {Widget} widget */
async function confirm(widget) {
  await open(widget);
  const inputs = [...(widget.shadowRoot?.querySelectorAll('input') ?? [])];
  const input = /** @type {HTMLInputElement} */ (inputs.at(-1));
  input.value = widget.getAttribute('code') ?? '';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await press(widget, 'delete');
}

/**
 * What every outcome says.
 *
 * @param {Element} widget
 */
function factsOf(widget) {
  const at = '2026-03-01T14:03:20.000Z';
  const { code, userId } = /** @type {any} */ (widget);
  return { code, accountId: 'greatwidgets', userId, sentAt: at, settledAt: at };
}

/**
 * The result of a call that is not made.
 *
 * @param {object} outcome
 * @param {boolean} [closes] whether only the line in the page stays
 * @returns {Scene['reach']}
 */
const ends = (outcome, closes) => async (widget) => {
  const facts = factsOf(widget);
  widget.deleteCustomer = () => Promise.resolve({ ...facts, ...outcome });
  await confirm(widget);
  // The outcome comes some promises later.
  while (!widget.shadowRoot?.querySelector('[part=close]')) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (closes) await press(widget, 'close');
};

const outcomes = {
  deleted: { status: 'deleted' },
  refused: { status: 'refused', message: 'No such customer' },
  'not-sent': { status: 'not-sent', reason: 'cancelled', message: 'It was stopped.', sentAt: null },
  unknown: {
    status: 'unknown',
    reason: 'timeout',
    message: 'No answer came in time.',
    answer: new Promise(() => {}),
  },
};

/**
 * Lasts as long as the widget is in the page; others wait until then.
 *
 * @param {Element} widget
 */
const gone = (widget) =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (widget.isConnected) return;
      observer.disconnect();
      resolve({ ...factsOf(widget), ...outcomes.deleted });
    });
    observer.observe(document, { childList: true, subtree: true });
  });

const NOTHING = { code: null, 'user-id': null, 'user-password': null };

/** @type {Record<string, Scene>} */
export const scenes = {
  'not set up': { attributes: { endpoint: null } },
  idle: {},
  disabled: { attributes: { disabled: '' } },
  'dry run': { attributes: { 'dry-run': '' }, reach: open },
  'confirming, typed': { attributes: { 'user-password': null }, reach: open },
  'confirming, ticked': { attributes: { confirmation: 'check' }, reach: open },
  'confirming, entered': {
    attributes: NOTHING,
    async reach(widget) {
      await open(widget);
      const code = /** @type {HTMLInputElement} */ (widget.shadowRoot?.querySelector('#code'));
      code.value = '1234567890123456';
      code.dispatchEvent(new Event('input', { bubbles: true }));
      await widget.updateComplete;
    },
  },
  'confirming, complete': {
    attributes: { 'user-id': null, 'user-password': null },
    async reach(widget) {
      await open(widget);
      const inputs = [...(widget.shadowRoot?.querySelectorAll('input') ?? [])];
      inputs.forEach((input, index) => {
        input.value = ['john1970', 'not-a-key', '00123'][index] ?? '';
      });
      inputs.at(-1)?.focus();
      inputs.at(-1)?.dispatchEvent(new Event('input', { bubbles: true }));
      await widget.updateComplete;
    },
  },
  'confirming, complaining': {
    attributes: { 'user-password': null },
    async reach(widget) {
      await open(widget);
      await press(widget, 'delete');
    },
  },
  'confirming, with an obstacle': {
    attributes: { endpoint: 'http://127.0.0.1:9/api.php' },
    async reach(widget) {
      await open(widget);
      for (let tries = 0; tries < 300; tries += 1) {
        if (widget.shadowRoot?.querySelector('[part=retry]')) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  },
  'confirming, all of it long': {
    attributes: {
      code: `${'1234567890'.repeat(19)}ÄÖ-ÄÖ-ÄÖ-Ä`,
      'customer-name': 'Maximiliane-Alexandra '.repeat(6),
      'user-password': null,
    },
    reach: open,
  },
  countdown: { attributes: { countdown: LONG }, reach: confirm },
  pending: {
    async reach(widget) {
      widget.deleteCustomer = () => gone(widget);
      await confirm(widget);
    },
  },
  ...Object.fromEntries(
    Object.entries(outcomes).flatMap(([name, outcome]) => [
      [`result: ${name}`, { reach: ends(outcome) }],
      [`line: ${name}`, { reach: ends(outcome, true) }],
    ]),
  ),
  'result: a long message': { reach: ends({ status: 'refused', message: LONG_TEXT }) },
  'line: a long message': { reach: ends({ status: 'refused', message: LONG_TEXT }, true) },
};
