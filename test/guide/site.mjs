// The demo as `npm start` shows it, with the stand-in API, and pages of the tests beside it.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { createServer } from 'vite';
import { guideAnswer } from '../../demo/guide/serve.js';

const project = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where the pages of the tests are, and the packages that they import. */
const OWN = '/snippets/';
const PACKAGES = '/packages';

/**
 * @typedef {object} OwnPage
 * @property {string} html
 * @property {string} [policy] `content-security-policy`
 */

/** A running demo. */
export class Site {
  /** @type {Map<string, OwnPage>} */
  #pages = new Map();
  /** @type {import('vite').ViteDevServer | undefined} */
  #server;
  #recorder = '';

  static async start() {
    const site = new Site();
    site.#recorder = await readFile(project('test/hosts/recorder.js'), 'utf8');
    site.#server = await createServer({
      root: project(''),
      configFile: project('vite.config.ts'),
      logLevel: 'error',
      server: { port: 0, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true, include: [] },
      plugins: [site.#plugin()],
    });
    await site.#server.listen();
    return site;
  }

  get port() {
    const server = /** @type {import('node:http').Server} */ (this.#server?.httpServer);
    return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @returns {Promise<string>} the stand-in's origin */
  async apiOrigin() {
    const plugins = this.#server?.config.plugins ?? [];
    const api = plugins.find(({ name }) => name === 'customer-delete:api')?.api;
    const { origin } = await api.running();
    return origin;
  }

  /** Serves pages of the tests, and the pages of the guide with the recorder before all else. */
  #plugin() {
    const packages = sirv(project('node_modules'), { dev: true });
    return /** @type {import('vite').Plugin} */ ({
      name: 'pages-of-the-tests',
      enforce: 'pre',
      configureServer: ({ middlewares }) => {
        middlewares.use(PACKAGES, (request, response, next) => packages(request, response, next));
        middlewares.use(async (request, response, next) => {
          const { pathname, search } = new URL(request.url ?? '', 'http://127.0.0.1');
          const own = this.#pages.get(pathname);
          if (own) {
            const policy = own.policy && { 'content-security-policy': own.policy };
            response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...policy });
            return response.end(own.html);
          }
          if (search !== '?recorded') return next();
          const answer = await guideAnswer(pathname, await this.apiOrigin());
          if (!answer) return next();
          const script = `<script>${this.#recorder}</script>`;
          response.writeHead(200, answer.headers);
          response.end(answer.body.toString().replace('<head>', (head) => head + script));
        });
      },
    });
  }

  /**
   * @param {string} name
   * @param {OwnPage} page
   * @returns {string} its address
   */
  addPage(name, page) {
    this.#pages.set(`${OWN}${name}.html`, page);
    return `${this.origin}${OWN}${name}.html`;
  }

  /**
   * Looks into the guide's space of the stand-in, or with a body prepares it.
   *
   * @param {string} action
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async control(action, body) {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${await this.apiOrigin()}/control/guide/${action}`, post);
    return response.json();
  }

  /** @returns {Promise<string[]>} the codes of the customers that were really deleted */
  async deleted() {
    const deleted = await this.control('deleted');
    return deleted.map((/** @type {{ code: string }} */ { code }) => code);
  }

  async close() {
    await this.#server?.close();
  }
}
