import { deleteCustomer, type DeleteOptions } from '../../src/call/delete-customer.js';
import type { DeleteOutcome } from '../../src/call/outcome.js';
import { bodyOf, type Program } from './program.js';
import type { Log, Origins, Replies } from './types.js';

/** Obviously no real one; must never be seen where it does not belong. */
export const PASSWORD = 'demo-key-not-real-5f1d';

const CODE = '1234567890123456';

const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const text = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(hostileOrigin + path, { method, body: text });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
};

/** A hostile API with origins of its own, for one test. See server.mjs. */
export class Space {
  static readonly all: Space[] = [];

  static async open(replies: Replies = {}): Promise<Space> {
    const { id, origins } = (await ask('POST', '/spaces')) as { id: string; origins: Origins };
    const space = new Space(id, origins);
    Space.all.push(space);
    await space.reply(replies);
    return space;
  }

  static async closeAll(): Promise<void> {
    for (const space of Space.all.splice(0)) await ask('DELETE', space.#path);
  }

  readonly origins: Origins;
  readonly #path: string;

  private constructor(id: string, origins: Origins) {
    this.origins = origins;
    this.#path = `/spaces/${id}`;
  }

  get endpoint(): string {
    return `${this.origins.api}/api.php`;
  }

  /** Sets how it answers from now on. */
  async reply(replies: Replies): Promise<void> {
    await ask('PUT', this.#path, replies);
  }

  /** Answers calls with a program. */
  async attackWith(program: Program): Promise<void> {
    await this.reply({ call: { body: bodyOf(program) } });
  }

  async log(): Promise<Log> {
    return (await ask('GET', this.#path)) as Log;
  }

  /** Waits until the log shows something; the test's own time limit ends it. */
  async logOnce(shows: (log: Log) => boolean): Promise<Log> {
    for (;;) {
      const log = await this.log();
      if (shows(log)) return log;
      await pause(20);
    }
  }

  request(code = CODE) {
    const endpoint = this.endpoint;
    return {
      endpoint,
      accountId: 'greatwidgets',
      userId: 'john1970',
      userPassword: PASSWORD,
      code,
    };
  }

  call(options: DeleteOptions = {}): Promise<DeleteOutcome> {
    return deleteCustomer(this.request(), { isolation: 'frame', ...options });
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** The last word on a call: the late answer where the outcome was unknown at first. */
export const lastWord = async (outcome: DeleteOutcome): Promise<DeleteOutcome | null> =>
  outcome.status === 'unknown' ? outcome.answer : outcome;

/** The frames that calls have put into the page. */
export const frames = (): HTMLIFrameElement[] => [
  ...document.querySelectorAll<HTMLIFrameElement>(':root > iframe'),
];

/** The addresses of what the page has loaded, as any of its scripts can list them. */
export const loadedResources = (): string =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .join(' ');

/** Which browser this is: some things are contained in one and not in another. */
export const browser: 'Chromium' | 'Firefox' | 'WebKit' = navigator.userAgent.includes('Firefox')
  ? 'Firefox'
  : navigator.userAgent.includes('Chrom')
    ? 'Chromium'
    : 'WebKit';
