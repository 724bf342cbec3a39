// The controls of the page about theming. A page that uses the widget needs nothing of this.

const form = /** @type {HTMLFormElement} */ (document.getElementById('controls'));
const widget = /** @type {HTMLElement} */ (document.getElementById('themed'));
const css = /** @type {HTMLElement} */ (document.getElementById('css'));

/** Whoever touches one of the two colours decides about both: else the other follows the scheme. */
const COLOURS = ['surface', 'text'];
const touched = new Set();

function show() {
  const values = Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, String(value)]),
  );
  /** @type {[property: string, value: string][]} */
  const rules = Object.entries(values)
    .filter(([name]) => name !== 'scheme' && (!COLOURS.includes(name) || touched.has('colours')))
    .map(([name, value]) => [
      `--customer-delete-${name}`,
      name === 'radius' ? `${value}px` : value,
    ]);
  if (values.scheme) rules.unshift(['color-scheme', values.scheme]);
  const text = rules.map(([property, value]) => `  ${property}: ${value};\n`).join('');
  css.textContent = `customer-delete {\n${text}}`;
  widget.style.cssText = rules.map((rule) => rule.join(': ')).join('; ');
}

form.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement && COLOURS.includes(target.name)) touched.add('colours');
  show();
});
form.addEventListener('submit', (event) => event.preventDefault());
show();

// A module, with names of its own.
export {};
