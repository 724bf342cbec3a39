// A real nginx with the guide's configuration, in a folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startApi } from '../../demo/api/server.js';

const project = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** On Debian it is not in the path of everybody. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };

const hasNginx = !spawnSync('nginx', ['-v'], { env }).error;

/** Why it can't be tested on this machine. Where a change is judged nothing may be left out. */
export const skipReason = !hasNginx && !process.env['CI'] && 'nginx is missing';

/** The key that it adds, the customer, and the one body that it passes on. */
export const KEY = 'demo-key-not-real';
export const CODE = '1234567890123456';
export const FIELDS = `type=customer_delete&account_id=greatwidgets&code=${CODE}&output=JSON&condensed=yes`;

const pages = {
  'index.html': `<!doctype html><html lang="en"><title>Intranet</title><body>
    <script src="customer-delete.js"></script>
    <customer-delete endpoint="/customer-delete" method="post" auth="server"
      account-id="greatwidgets" code="${CODE}" countdown="0"></customer-delete>`,
};

/** How long it may take to listen, in ms. */
const PATIENCE = 60_000;

/** Who may sign in. */
export const OPERATOR = { name: 'anna', password: 'of-the-operator' };

/** @returns {Promise<number>} a port that is free now */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * The guide's configuration with the names of here in place of the example's.
 *
 * @param {string} text
 * @param {{ port: number, folder: string, endpoint: string, hostName: string }} here
 */
function asHere(text, { port, folder, endpoint, hostName }) {
  const changes = /** @type {const} */ ([
    [/https:\/\/intranet\.example/g, `http://${hostName}:${port}`],
    [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/ {2}ssl_certificate(_key)? .*\n/g, ''],
    [/server_name .*;/, 'server_name _;'],
    [/https:\/\/api\.example\.com\/api\.php/g, endpoint],
    [/\/etc\/nginx\/|\/var\/log\/nginx\//g, `${folder}/`],
    [/\/var\/www\/intranet/, `${folder}/pages`],
  ]);
  return changes.reduce((changed, [pattern, by]) => {
    const next = changed.replace(pattern, by);
    if (next === changed) throw new Error(`the configuration has no ${pattern} any more`);
    return next;
  }, text);
}

/** One with a stand-in API behind it. */
export async function startPassThrough() {
  const api = await startApi();
  const endpoint = `${api.origin}/nginx/api.php`;
  /** @param {string} hostName as its pages are opened */
  const startAnother = (hostName) => startNginx(endpoint, hostName);
  const nginx = await startAnother('127.0.0.1');
  /** @param {string} action @param {unknown} [body] @returns {Promise<any>} */
  const control = async (action, body) => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${api.origin}/control/nginx/${action}`, post)).json();
  };
  return {
    nginx,
    startAnother,
    control,
    /** @returns {Promise<string[]>} the codes of the customers that were really deleted */
    deleted: async () =>
      (await control('deleted')).map((/** @type {{ code: string }} */ { code }) => code),
    async close() {
      await nginx.close();
      await api.close();
    },
  };
}

/**
 * @param {string} endpoint of the API
 * @param {string} hostName as the pages are opened
 */
async function startNginx(endpoint, hostName) {
  const folder = await mkdtemp(join(tmpdir(), 'customer-delete-nginx-'));
  const port = await freePort();
  await mkdir(join(folder, 'pages'));
  for (const [name, html] of Object.entries(pages)) {
    await writeFile(join(folder, 'pages', name), html);
  }
  await copyFile(project('dist/customer-delete.js'), join(folder, 'pages', 'customer-delete.js'));
  const text = await readFile(project('demo/guide/nginx.conf'), 'utf8');
  await writeFile(join(folder, 'guide.conf'), asHere(text, { port, folder, endpoint, hostName }));
  await writeFile(join(folder, 'api.key'), `proxy_set_header api_access_key "${KEY}";\n`);
  await writeFile(join(folder, 'operators'), `${OPERATOR.name}:{PLAIN}${OPERATOR.password}\n`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/temp;`,
  );
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${folder}/nginx.pid;
events {}
http {
  types { text/html html; text/javascript js; }
  access_log ${folder}/access.log;
  ${folders.join('\n  ')}
  include ${folder}/guide.conf;
}
`,
  );
  const log = join(folder, 'error.log');
  const running = spawn(
    'nginx',
    ['-e', log, '-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    { env, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => running.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + PATIENCE; ; await sleep(20)) {
    if (await fetch(origin).catch(() => null)) break;
    if (running.exitCode !== null || Date.now() > end) {
      throw new Error(`nginx did not start: ${await readFile(log, 'utf8').catch(String)}`);
    }
  }
  return {
    origin,
    port,
    /** All that it has written. */
    logs: async () =>
      (
        await Promise.all(
          ['access.log', 'error.log', 'customer-delete.log'].map((name) =>
            readFile(join(folder, name), 'utf8'),
          ),
        )
      ).join('\n'),
    async close() {
      running.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
