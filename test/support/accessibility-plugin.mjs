// What Chromium tells screen readers of the page, and what it can pretend about the operator's wishes.

/**
 * One node of the accessibility tree, in the order of reading.
 *
 * @typedef {{ role: string, name: string, description: string, states: Record<string, unknown> }} Spoken
 */

/** States that a screen reader may say. */
const STATES = ['focused', 'modal', 'disabled', 'invalid', 'readonly', 'checked', 'live', 'atomic'];

/** @returns {import('@web/test-runner-core').TestRunnerPlugin<any>} */
export function accessibilityPlugin() {
  return {
    name: 'accessibility',
    async executeCommand({ command, payload, session }) {
      const browser = /** @type {any} */ (session.browser);
      if (command !== 'accessibility-tree' && command !== 'media-features') return undefined;
      /** @type {import('puppeteer-core').Page} */
      const page = browser.getPage(session.id);
      const client = await page.createCDPSession();
      try {
        if (command === 'accessibility-tree') return await readTree(client);
        await client.send('Emulation.setEmulatedMedia', { features: payload });
        // Not closed: the wish would go with it.
        return true;
      } finally {
        if (command === 'accessibility-tree') await client.detach();
      }
    },
  };
}

/**
 * @param {import('puppeteer-core').CDPSession} client
 * @returns {Promise<Spoken[]>}
 */
async function readTree(client) {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @type {Spoken[]} */
  const spoken = [];
  const visit = (/** @type {string} */ id) => {
    const node = byId.get(id);
    if (!node) return;
    if (!node.ignored) {
      const states = (node.properties ?? []).flatMap(({ name, value }) =>
        STATES.includes(name) ? [[name, value.value]] : [],
      );
      spoken.push({
        role: node.role?.value ?? '',
        name: node.name?.value ?? '',
        description: node.description?.value ?? '',
        states: Object.fromEntries(states),
      });
    }
    for (const child of node.childIds ?? []) visit(child);
  };
  const root = nodes.find(({ parentId }) => !parentId);
  if (root) visit(root.nodeId);
  return spoken;
}
