// The demo page around the batch. A page that uses it needs nothing of this.

/** @typedef {{ kind: string, description: string }} Choice */
/** @typedef {HTMLElement & { codes: string }} Batch */

const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-endpoint]'));
const { endpoint = '', accountId = '' } = script.dataset;

/** Customers of the list, of the awkward kinds that merchants have. */
const CODES = [
  '1234567890123456',
  '9007199254740993',
  '00123',
  '40817',
  'MEMBER-A',
  'GOLD 0042 7',
  'B&B-77',
  '50%OFF',
  'Smith,Ann',
  '20250719123456',
];
const MIDDLE = 'GOLD 0042 7';

/** As it comes out of a mail: a code twice, a blank line, and one that a spreadsheet has damaged. */
const LIST = [...CODES.slice(0, 4), '00123', '', '1.23457E+15', ...CODES.slice(4)].join('\n');

const batch = /** @type {Batch} */ (byId('batch', HTMLElement));
const misbehaviour = byId('misbehaviour', HTMLSelectElement);
const ledger = byId('ledger', HTMLElement);

/**
 * Looks into the stand-in or, with a body, prepares it. The real API has nothing like it.
 * @param {string} action
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function ask(action, body) {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(new URL(`/control/batch/${action}`, endpoint), post);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}

async function startOver() {
  await ask('reset', {});
  await ask('customers', { accountId, codes: ['SHOP-1'] });
  await misbehave();
  batch.codes = LIST;
  await showLedger();
}

/** The server misbehaves once, at the customer in the middle. */
async function misbehave() {
  await ask('misbehave', { kind: misbehaviour.value, code: MIDDLE });
}

async function showLedger() {
  const deleted = await ask('deleted');
  ledger.replaceChildren(
    ...deleted.map((/** @type {{ code: string }} */ { code }) => {
      const item = document.createElement('li');
      item.textContent = code;
      return item;
    }),
  );
}

/** @param {Choice[]} choices */
function showChoices(choices) {
  misbehaviour.replaceChildren(
    new Option('answers properly', 'none'),
    ...choices.map(({ kind, description }) => new Option(description, kind)),
  );
  misbehaviour.value = 'never';
}

/**
 * Runs something that needs the stand-in, and says so where it is not there.
 * @param {() => Promise<unknown>} task
 */
async function attempt(task) {
  const problem = byId('problem', HTMLElement);
  try {
    await task();
    problem.hidden = true;
  } catch (error) {
    problem.textContent = `The stand-in API at ${endpoint} does not answer (${error}). "npm start" starts it.`;
    problem.hidden = false;
  }
}

/**
 * @template {Element} Type
 * @param {string} id
 * @param {new () => Type} type
 * @returns {Type}
 */
function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`no ${type.name} #${id}`);
  return element;
}

byId('middle', HTMLElement).textContent = MIDDLE;
byId('reset', HTMLButtonElement).addEventListener('click', async () => {
  await attempt(startOver);
  byId('reset-done', HTMLElement).textContent = 'Done.';
});

misbehaviour.addEventListener('change', () => void attempt(misbehave));
batch.addEventListener('customer-delete-settled', () => void attempt(showLedger));

void attempt(async () => {
  showChoices(await ask('misbehaviours'));
  await startOver();
});

// A module, with names of its own.
export {};
