// What the guide adds to its pages: buttons that copy code, and one that brings the stand-in's customers
// back. A page that uses the widget needs nothing of this.

/** Where the stand-in keeps the guide's customers. */
const { origin } = new URL(
  document.querySelector('[data-endpoint]')?.getAttribute('data-endpoint') ?? location.href,
);

/**
 * Looks into the stand-in or, with a body, prepares it. The real API has nothing like it.
 *
 * @param {string} action
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
export async function ask(action, body) {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${origin}/control/guide/${action}`, post);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}

for (const code of document.querySelectorAll('.code > pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '');
      button.textContent = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(code);
      button.textContent = 'Selected';
    }
  });
  code.after(button);
}

for (const button of document.querySelectorAll('[data-reset]')) {
  button.addEventListener('click', async () => {
    await ask('reset', null);
    location.reload();
  });
}
