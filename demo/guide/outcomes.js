// Has the stand-in misbehave, and shows what it deleted. A page that uses the widget needs nothing of
// this.
import { ask } from './guide.js';

const choice = /** @type {HTMLSelectElement} */ (document.getElementById('misbehaviour'));
const ledger = /** @type {HTMLElement} */ (document.getElementById('deleted-codes'));

async function show() {
  const [deleted, misbehaviour] = await Promise.all([ask('deleted'), ask('misbehave')]);
  choice.value = misbehaviour?.kind ?? 'none';
  ledger.textContent = deleted.map((/** @type {{ code: string }} */ { code }) => code).join('\n');
}

choice.addEventListener('change', () => void ask('misbehave', { kind: choice.value }));
document.addEventListener('customer-delete-settled', () => void show());

choice.append(new Option('answers properly', 'none'));
for (const { kind, description } of await ask('misbehaviours')) {
  choice.append(new Option(`${kind}: ${description}`, kind));
}
await show();
