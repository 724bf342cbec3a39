// The demo page around the widgets. A page that uses the widget needs nothing of this.

/**
 * An account as the stand-in's control endpoint `data` tells it.
 * @typedef {object} Account
 * @property {string} accountId
 * @property {string} name
 * @property {{ campaignId: string, name: string }[]} campaigns
 * @property {{ code: string, name: string, cardNumber: string }[]} customers
 * @property {{ transactionId: string, campaignId: string, code: string }[]} transactions
 */

/** @typedef {Account['customers'][number]} Customer */
/** @typedef {{ kind: string, description: string }} Choice */

const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-endpoint]'));
const { endpoint = '', accountId = '' } = script.dataset;

const rows = byId('rows', HTMLElement);
const form = byId('settings', HTMLFormElement);
const tryOut = byId('try-out', HTMLElement);
const removeRows = byId('remove-rows', HTMLInputElement);
const veto = byId('veto', HTMLInputElement);

/** @type {Account[]} what the server held when the page was loaded or reset */
let atFirst = [];

/** @type {Choice[]} */
let choices = [];

// ---- Talking to the stand-in -------------------------------------------------------------------

/**
 * Looks into the stand-in or, with a body, prepares it. The real API has nothing like it.
 * @param {string} action
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function ask(action, body) {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(new URL(`/control/demo/${action}`, endpoint), post);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}

async function startOver() {
  // For method="post": a real API would have to be set up for it.
  await ask('allow-origin', { origin: location.origin });
  const { accounts } = await ask('data');
  atFirst = accounts;
  rows.replaceChildren(...ownAccount(accounts).customers.map(rowOf));
  byId('log', HTMLElement).replaceChildren();
  await refresh();
}

async function refresh() {
  const [{ accounts }, misbehaviour] = await Promise.all([ask('data'), ask('misbehave')]);
  showData(accounts);
  showGone(accounts);
  markRows(accounts);
  showChoice(misbehaviour?.kind ?? 'none');
}

/** @param {Account[]} accounts */
function ownAccount(accounts) {
  const account = accounts.find((each) => each.accountId === accountId);
  if (!account) throw new Error(`no account ${accountId}`);
  return account;
}

/**
 * Runs something that needs the stand-in, and says so where it is not there.
 * @param {() => Promise<unknown>} task
 */
async function attempt(task) {
  try {
    await task();
    showProblem('');
  } catch (error) {
    showProblem(
      `The stand-in API at ${endpoint} does not answer (${error}). "npm start" starts it.`,
    );
  }
}

/** @param {string} text empty where all is well */
function showProblem(text) {
  const problem = byId('problem', HTMLElement);
  problem.textContent = text;
  problem.hidden = text === '';
}

// ---- The customers -----------------------------------------------------------------------------

/** @param {Customer} customer */
function rowOf({ code, name, cardNumber }) {
  const { transactions } = ownAccount(atFirst);
  const count = transactions.filter((transaction) => transaction.code === code).length;
  /** @type {(content: Node | string) => HTMLElement} */
  const cell = (content) => make('td', { role: 'cell' }, make('span', {}, content));
  const row = make(
    'tr',
    { role: 'row' },
    make('th', { role: 'rowheader', scope: 'row' }, make('span', {}, make('bdi', {}, name))),
    cell(make('code', {}, code)),
    cell(cardNumber),
    cell(String(count)),
    cell(widgetOf(code, name)),
  );
  row.dataset.code = code;
  // Shown before each cell where the screen is too narrow for a table.
  const headings = document.querySelectorAll('.customers thead th');
  [...row.cells].forEach((cell, index) => {
    cell.dataset.heading = headings[index].textContent ?? '';
  });
  return row;
}

/**
 * What a page would write into each row of its table. No endpoint: the script tag names it.
 * @param {string} code
 * @param {string} name
 */
function widgetOf(code, name) {
  const widget = make('customer-delete', { code, 'customer-name': name, label: 'Delete' });
  if (removeRows.checked) widget.setAttribute('remove-closest', 'tr');
  // A page would link to the customer's record; here the table of a new tab tells.
  widget.append(
    make('a', { slot: 'lookup', href: '#customers', target: '_blank' }, 'Look (new tab)'),
  );
  return widget;
}

/**
 * The rows stay, with what their widgets have to say.
 * @param {Account[]} accounts
 */
function markRows(accounts) {
  const codes = new Set(ownAccount(accounts).customers.map(({ code }) => code));
  for (const row of rows.querySelectorAll('tr')) {
    if (codes.has(row.dataset.code ?? '') || row.classList.contains('gone')) continue;
    row.classList.add('gone');
    row.cells[0].firstElementChild?.append(
      ' ',
      make('b', { class: 'tag' }, 'gone from the server'),
    );
  }
}

removeRows.addEventListener('change', () => {
  for (const widget of rows.querySelectorAll('customer-delete')) {
    if (removeRows.checked) widget.setAttribute('remove-closest', 'tr');
    else widget.removeAttribute('remove-closest');
  }
});

// ---- The server's data -------------------------------------------------------------------------

/** @param {Account[]} now */
function showData(now) {
  byId('data', HTMLElement).replaceChildren(
    ...atFirst.map((before, index) => {
      const after = now[index];
      /** @type {(account: Account, campaignId: string) => number} */
      const count = ({ transactions }, campaignId) =>
        transactions.filter((transaction) => transaction.campaignId === campaignId).length;
      return make(
        'table',
        { class: 'data' },
        make('caption', {}, make('b', {}, before.name), ' ', make('code', {}, before.accountId)),
        make(
          'thead',
          {},
          make(
            'tr',
            {},
            make('td'),
            ...['At first', 'Now', 'Taken'].map((text) => make('th', { scope: 'col' }, text)),
          ),
        ),
        make(
          'tbody',
          {},
          dataRow('Customers', before.customers.length, after.customers.length),
          dataRow('Transactions', before.transactions.length, after.transactions.length),
          ...before.campaigns.map(({ campaignId, name }) =>
            dataRow(`in “${name}”`, count(before, campaignId), count(after, campaignId)),
          ),
        ),
      );
    }),
  );
}

/**
 * @param {string} heading
 * @param {number} before
 * @param {number} after
 */
function dataRow(heading, before, after) {
  return make(
    'tr',
    before === after ? {} : { class: 'taken' },
    make('th', { scope: 'row' }, heading),
    ...[before, after, before - after].map((number) => make('td', {}, String(number))),
  );
}

/**
 * Each customer who is gone, with all that went too. Those who went last come first.
 * @param {Account[]} now
 */
function showGone(now) {
  const list = byId('gone', HTMLElement);
  list.querySelector('.nothing')?.remove();
  const shown = new Set([...list.querySelectorAll('li')].map(({ dataset }) => dataset.key));
  const found = new Set();
  atFirst.forEach((before, index) => {
    const left = new Set(now[index].customers.map(({ code }) => code));
    const leftTransactions = new Set(now[index].transactions.map((each) => each.transactionId));
    for (const customer of before.customers.filter(({ code }) => !left.has(code))) {
      const key = JSON.stringify([before.accountId, customer.code]);
      found.add(key);
      if (shown.has(key)) continue;
      const taken = before.transactions.filter(
        ({ code, transactionId }) => code === customer.code && !leftTransactions.has(transactionId),
      );
      const item = make(
        'li',
        {},
        make('b', {}, make('bdi', {}, customer.name)),
        ', code ',
        make('code', {}, customer.code),
        `, card ${customer.cardNumber}; `,
        taken.length === 0 ? 'had no transactions.' : `${taken.length} transactions: `,
        taken.map(({ transactionId }) => transactionId).join(', '),
      );
      item.dataset.key = key;
      list.prepend(item);
    }
  });
  for (const item of list.querySelectorAll('li')) {
    if (!found.has(item.dataset.key)) item.remove();
  }
  if (found.size === 0) list.append(make('li', { class: 'nothing' }, 'Nothing.'));
}

// ---- The stand-in's misbehaviours --------------------------------------------------------------

/** @param {Choice} choice */
function radioOf({ kind, description }) {
  const radio = make('input', { type: 'radio', name: 'misbehaviour', value: kind });
  radio.addEventListener('change', () =>
    attempt(async () => {
      await ask('misbehave', { kind });
      showChoice(kind);
    }),
  );
  return make('label', {}, radio, make('span', {}, make('b', {}, kind), ` ${description}`));
}

/** @param {string} kind the one that the stand-in will show next; each lasts for one call */
function showChoice(kind) {
  for (const radio of byId('misbehaviours', HTMLElement).querySelectorAll('input')) {
    radio.checked = radio.value === kind;
  }
  const nextCall = byId('next-call', HTMLElement);
  const { description } = choices.find((choice) => choice.kind === kind) ?? { description: kind };
  nextCall.textContent =
    kind === 'none' ? 'answered properly' : `${kind} (${description.replace(/\.$/, '')})`;
  nextCall.classList.toggle('changed', kind !== 'none');
}

byId('reset', HTMLButtonElement).addEventListener('click', () =>
  attempt(async () => {
    await ask('reset', null);
    veto.checked = false;
    applySettings();
    await startOver();
    say('reset-done', 'Done.');
  }),
);

// ---- The events --------------------------------------------------------------------------------

for (const name of ['before', 'sent', 'settled', 'closed']) {
  document.addEventListener(`customer-delete-${name}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (name === 'before' && veto.checked) {
      event.preventDefault();
      veto.checked = false;
    }
    logEvent(event.type, detail, event.defaultPrevented ? 'stopped by the page' : '');
    if (name === 'settled') attempt(refresh);
  });
}

/**
 * @param {string} type
 * @param {any} detail
 * @param {string} note
 */
function logEvent(type, detail, note) {
  // An unknown outcome holds a promise, which JSON can't show.
  const text = JSON.stringify(
    detail,
    (_, value) => (value instanceof Promise ? 'a promise' : value),
    1,
  ).replace(/\n\s*/g, ' ');
  const status = detail?.status ?? '';
  byId('log', HTMLElement).prepend(
    make(
      'li',
      {},
      make('time', {}, new Date().toLocaleTimeString('en-GB')),
      ' ',
      make('b', {}, type),
      ...(status ? [' ', make('span', { class: `tag ${status}` }, status)] : []),
      note && ` ${note}`,
      make('code', {}, text),
    ),
  );
}

// ---- The try-out -------------------------------------------------------------------------------

/** Where a setting has its default, a page leaves it out. */
const defaults = new Map([
  ['user-id', ''],
  ['method', 'jsonp'],
  ['auth', 'password'],
  ['confirmation', 'type'],
  ['countdown', '5000'],
  ['timeout', '15000'],
  ['isolation', 'frame'],
  ['lang', ''],
]);

/** Loaded once each, when they are chosen first; a page of one language has a tag instead. */
const languages = new Set(['']);

/** @param {string} language */
function loadLanguage(language) {
  if (languages.has(language)) return;
  languages.add(language);
  document.head.append(make('script', { src: `/dist/locales/${language}.js` }));
}

/** Takes over what the form says, and shows the HTML that does the same. */
function applySettings() {
  /** @param {string} name */
  const field = (name) =>
    /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

  const forPage = [...defaults].map(([name, fallback]) => {
    // Half-typed numbers are not tried.
    const value = field(name).checkValidity() ? field(name).value : fallback;
    return { name, value, isDefault: value === fallback };
  });
  const api = /** @type {any} */ (window).CustomerDelete;
  api?.configure(Object.fromEntries(forPage.map(({ name, value }) => [camelCase(name), value])));

  const language = field('lang').value;
  loadLanguage(language);

  /** @type {[name: string, value: string][]} */
  const ofWidget = [];
  for (const name of ['code', 'customer-name', 'label']) {
    if (field(name).value) ofWidget.push([name, field(name).value]);
    setAttribute(tryOut, name, field(name).value);
  }
  for (const name of ['dry-run', 'disabled']) {
    const { checked } = /** @type {HTMLInputElement} */ (field(name));
    if (checked) ofWidget.push([name, '']);
    tryOut.toggleAttribute(name, checked);
  }
  /** @type {any} */ (tryOut).reset?.();

  const ofScript = [
    ['src', 'customer-delete.js'],
    ['data-endpoint', endpoint],
    ['data-account-id', accountId],
    ...forPage.filter((each) => !each.isDefault).map(({ name, value }) => [`data-${name}`, value]),
  ];
  byId('markup', HTMLElement).textContent =
    `<script${ofScript.map(([name, value]) => attribute(name, value)).join('\n ')}></script>\n` +
    (language ? `<script src="locales/${language}.js"></script>\n` : '') +
    `\n` +
    `<customer-delete${ofWidget.map(([name, value]) => attribute(name, value)).join('')}>` +
    `</customer-delete>`;
}

/**
 * An attribute as it has to stand in HTML.
 * @param {string} name
 * @param {string} value
 */
function attribute(name, value) {
  if (value === '') return ` ${name}`;
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return ` ${name}="${escaped}"`;
}

form.addEventListener('input', applySettings);
form.addEventListener('submit', (event) => event.preventDefault());

byId('copy', HTMLButtonElement).addEventListener('click', async () => {
  const markup = byId('markup', HTMLElement);
  try {
    await navigator.clipboard.writeText(markup.textContent ?? '');
    say('copied', 'Copied.');
  } catch {
    getSelection()?.selectAllChildren(markup);
    say('copied', 'Selected: copy it with the keyboard.');
  }
});

// ---- Small helpers -----------------------------------------------------------------------------

/**
 * @template {HTMLElement} Type
 * @param {string} id
 * @param {new () => Type} type
 * @returns {Type}
 */
function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`No #${id}`);
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value an empty one takes the attribute away
 */
function setAttribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** @param {string} name such as user-id */
function camelCase(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/**
 * Tells for a moment that something is done, to screen readers as well.
 * @param {string} id
 * @param {string} text
 */
function say(id, text) {
  const status = byId(id, HTMLElement);
  status.textContent = text;
  setTimeout(() => (status.textContent = ''), 3000);
}

// ---- Start -------------------------------------------------------------------------------------

applySettings();
attempt(async () => {
  const none = { kind: 'none', description: 'Answers properly.' };
  choices = [none, ...(await ask('misbehaviours'))];
  byId('misbehaviours', HTMLElement).replaceChildren(...choices.map(radioOf));
  await startOver();
});
