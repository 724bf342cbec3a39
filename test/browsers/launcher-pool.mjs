// Several browsers of one kind side by side, one test file in each at a time.

/** @typedef {import('@web/test-runner-core').BrowserLauncher} BrowserLauncher */
/** @typedef {import('./fresh-page-launcher.mjs').FreshPageLauncher} FreshPageLauncher */

/**
 * Not several pages of one browser: only one of them would have the focus, and a page in the background
 * gets its timers and animation frames late.
 *
 * @implements {BrowserLauncher}
 */
export class LauncherPool {
  /** @type {FreshPageLauncher[]} those without a test file */
  #free;
  #all;
  /** @type {Map<string, FreshPageLauncher>} by the id of the session that it runs */
  #busy = new Map();

  /** @param {FreshPageLauncher[]} launchers of the same browser; not empty */
  constructor(launchers) {
    const [first] = launchers;
    if (!first) throw new Error('A pool needs a launcher.');
    this.#all = launchers;
    this.#free = [...launchers];
    this.name = first.name;
    this.type = first.type;
    this.concurrency = launchers.length;
  }

  /** @type {NonNullable<BrowserLauncher['initialize']>} */
  async initialize(config, testFiles) {
    for (const launcher of this.#all) await launcher.initialize(config, testFiles);
  }

  async stop() {
    await Promise.all(this.#all.map((launcher) => launcher.stop()));
  }

  /**
   * @param {string} sessionId
   * @param {string} url
   */
  async startSession(sessionId, url) {
    // The runner starts no more sessions than `concurrency` allows.
    const launcher = this.#free.shift();
    if (!launcher) throw new Error('All browsers of the pool are busy.');
    this.#busy.set(sessionId, launcher);
    try {
      await launcher.startSession(sessionId, url);
    } catch (error) {
      this.#release(sessionId, launcher);
      throw error;
    }
  }

  /** @param {string} sessionId */
  isActive(sessionId) {
    return this.#busy.get(sessionId)?.isActive(sessionId) ?? false;
  }

  /** @param {string} sessionId */
  getBrowserUrl(sessionId) {
    return this.#launcherOf(sessionId).getBrowserUrl(sessionId);
  }

  /** @param {string} sessionId */
  async stopSession(sessionId) {
    const launcher = this.#launcherOf(sessionId);
    try {
      return await launcher.stopSession(sessionId);
    } finally {
      this.#release(sessionId, launcher);
    }
  }

  /**
   * @param {string} sessionId
   * @param {FreshPageLauncher} launcher
   */
  #release(sessionId, launcher) {
    if (this.#busy.delete(sessionId)) this.#free.push(launcher);
  }

  /**
   * @param {string} sessionId
   * @param {string} url
   */
  startDebugSession(sessionId, url) {
    return /** @type {FreshPageLauncher} */ (this.#all[0]).startDebugSession(sessionId, url);
  }

  /**
   * What the commands of the runner ask for.
   *
   * @param {string} sessionId
   */
  getPage(sessionId) {
    return this.#launcherOf(sessionId).getPage(sessionId);
  }

  /** @param {string} sessionId */
  #launcherOf(sessionId) {
    const launcher = this.#busy.get(sessionId);
    if (!launcher) throw new Error(`No browser runs the session ${sessionId}.`);
    return launcher;
  }
}
