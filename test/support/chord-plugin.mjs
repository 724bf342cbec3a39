// Keys held together, such as Shift+Tab. The runner's own sendKeys can do so in some browsers only.

/** The command's name, as `pressTogether` in keys.ts sends it. */
const COMMAND = 'press-together';

/** @returns {import('@web/test-runner-core').TestRunnerPlugin<string[]>} */
export function chordPlugin() {
  return {
    name: COMMAND,
    async executeCommand({ command, payload: keys, session }) {
      if (command !== COMMAND || !keys) return undefined;
      const browser = /** @type {any} */ (session.browser);
      if (browser.type === 'puppeteer') {
        const { keyboard } = browser.getPage(session.id);
        for (const key of keys) await keyboard.down(key);
        for (const key of [...keys].reverse()) await keyboard.up(key);
      } else {
        await browser.pressTogether(session.id, keys);
      }
      return true;
    },
  };
}
