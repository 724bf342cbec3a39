// The host pages with the stand-in API, on a machine's own addresses, for the tests.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startApi } from '../../demo/api/server.js';
import { hostAnswer, hostPage } from '../../demo/hosts/serve.js';

/** @typedef {import('../../demo/hosts/hosts.js').Host} Host */
/** @typedef {import('../../demo/hosts/serve.js').Answer} Answer */

const projectFile = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

const SCRIPT_PATH = '/dist/customer-delete.js';

/**
 * Puts the recorder before everything else in a page, past its policy; and takes the countdown out,
 * which no test has the time for; and has it call by a method.
 *
 * @param {Answer} answer is changed
 * @param {string} recorder
 * @param {string} method
 */
function prepare(answer, recorder, method) {
  const html = answer.body.toString('latin1');
  const tag = `<script nonce="recorder">${recorder}</script>`;
  answer.body = Buffer.from(
    html
      .replace(/<head>/, (head) => head + tag)
      .replaceAll('data-account-id="greatwidgets"', `$& data-countdown="0" data-method="${method}"`)
      .replace("accountId: 'greatwidgets'", `$&, countdown: 0, method: '${method}'`)
      .replace(
        /(\w+\.setAttribute)\('data-account-id', .*?;/,
        `$& $1('data-countdown', '0'); $1('data-method', '${method}');`,
      ),
    'latin1',
  );
  const { headers } = answer;
  const policy = headers['content-security-policy'];
  if (policy) {
    headers['content-security-policy'] = policy.replace('script-src ', "$&'nonce-recorder' ");
  }
}

/** Host pages, one space of the API, and what it has seen. */
export class HostServer {
  /** Whether `customer-delete.js` is served; else an empty file in its place. */
  hasWidget = true;
  /** Whether browsers may keep pages as they are for the way back. */
  mayKeep = false;
  /** How the pages call the API. */
  method = 'jsonp';
  #api;
  #server;
  #recorder;
  /** @type {string | undefined} */
  #folder;

  static async start() {
    const recorder = await readFile(projectFile('test/hosts/recorder.js'), 'latin1');
    return new HostServer(await startApi(), recorder).#listen();
  }

  /**
   * @param {import('../../demo/api/server.js').RunningApi} api
   * @param {string} recorder
   */
  constructor(api, recorder) {
    this.#api = api;
    this.#recorder = recorder;
    this.#server = createServer((request, response) => {
      this.#answer(request.url ?? '').then(
        ({ headers, body }) => response.writeHead(200, headers).end(body),
        () => response.writeHead(404).end(),
      );
    });
  }

  async #listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(null)));
    return this;
  }

  get port() {
    return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  /**
   * @param {Host} host
   * @returns {Promise<string>} its address
   */
  async address({ name, hostName = '127.0.0.1', isFile }) {
    if (isFile) return this.#writeToDisk(name);
    return `http://${hostName}:${this.port}/demo/hosts/${name}.html`;
  }

  /**
   * @param {string} url a path, or a whole address where the browser takes this server for a proxy
   * @returns {Promise<Answer>}
   */
  async #answer(url) {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (pathname.endsWith('/customer-delete.js') && !this.hasWidget) return script('');
    if (pathname === SCRIPT_PATH) return script(await readFile(projectFile(SCRIPT_PATH.slice(1))));
    const answer = await hostAnswer(pathname, this.#api.origin);
    if (!answer) throw new Error(`nothing at ${url}`);
    if (pathname.endsWith('.html')) prepare(answer, this.#recorder, this.method);
    if (this.mayKeep) delete answer.headers['cache-control'];
    return answer;
  }

  /** @param {string} name */
  async #writeToDisk(name) {
    await mkdir(projectFile('.cache'), { recursive: true });
    this.#folder ??= await mkdtemp(projectFile('.cache/hosts-'));
    const answer = /** @type {Answer} */ (await hostPage(name, this.#api.origin));
    prepare(answer, this.#recorder, this.method);
    const page = join(this.#folder, `demo/hosts/${name}.html`);
    const widget = join(this.#folder, SCRIPT_PATH);
    for (const file of [page, widget]) await mkdir(dirname(file), { recursive: true });
    await writeFile(page, answer.body);
    await writeFile(widget, (await this.#answer(SCRIPT_PATH)).body);
    return pathToFileURL(page).href;
  }

  /**
   * @param {string} [space]
   * @returns {Promise<import('../../demo/api/space.js').LogEntry[]>} what the API was asked
   */
  log(space) {
    return this.#control('log', {}, space);
  }

  /** @returns {Promise<string[]>} the codes that were really deleted */
  async deleted() {
    return (await this.#control('deleted')).map((/** @type {{ code: string }} */ { code }) => code);
  }

  async reset() {
    await this.#control('reset', { method: 'POST' });
  }

  /** Lets pages read the answers, wherever they are from. */
  async allowPages() {
    await this.#control('allow-origin', { method: 'POST', body: '{"origin":"*"}' });
  }

  /**
   * @param {string} kind of what the API is to do at the next call
   * @param {number} [ms] how long it is to wait
   */
  async misbehave(kind, ms) {
    await this.#control('misbehave', { method: 'POST', body: JSON.stringify({ kind, ms }) });
  }

  /**
   * @param {string} action
   * @param {RequestInit} [options]
   * @param {string} [space] `demo` is the one without a name in its address
   */
  async #control(action, options, space = 'demo') {
    const response = await fetch(`${this.#api.origin}/control/${space}/${action}`, options);
    return response.json();
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#api.close();
    if (this.#folder) await rm(this.#folder, { recursive: true });
  }
}

/**
 * @param {string | Buffer} body
 * @returns {Answer}
 */
const script = (body) => ({
  headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
  body,
});
