// One test's own copy of the stand-in API, and what it has seen; see demo/api/control.js.
import type { LogEntry } from '../../demo/api/space.js';

/** A space of the stand-in API that no other test uses. */
export class Api {
  readonly #space = `element-${crypto.randomUUID()}`;
  readonly endpoint = `${apiOrigin}/${this.#space}/api.php`;
  /** The page's own server, which passes a call on; see test/transport/pages/own-server.mjs. */
  readonly ownEndpoint = `/test/transport/pages/pass-on/${this.#space}/api.php`;

  /** Every request to the endpoint, probes included. */
  log(): Promise<LogEntry[]> {
    return this.#control('log');
  }

  /** The requests that could delete. */
  async calls(): Promise<LogEntry[]> {
    return (await this.log()).filter(({ isDeleteCall }) => isDeleteCall);
  }

  /** The codes that were really deleted. */
  async ledger(): Promise<string[]> {
    const deleted = await this.#control<{ code: string }[]>('deleted');
    return deleted.map(({ code }) => code);
  }

  /** Misbehaves on the next call; see demo/api/misbehaviour.js. */
  async misbehave(
    kind: string,
    options: { ms?: number; message?: string; times?: number; code?: string } = {},
  ): Promise<void> {
    await this.#control('misbehave', { kind, ...options });
  }

  /** Answers at once the calls that are kept waiting; `never` keeps one waiting for good. */
  async release(): Promise<void> {
    await this.#control('release', {});
  }

  /** Adds customers to those of a new space. */
  async addCustomers(accountId: string, codes: readonly string[]): Promise<void> {
    await this.#control('customers', { accountId, codes });
  }

  /** Lets the pages of an origin read the answers; without one, nobody's. */
  async allowOrigin(origin: string | null = location.origin): Promise<void> {
    await this.#control('allow-origin', { origin });
  }

  /** A new space again; answers that are still held never come. */
  async reset(): Promise<void> {
    await this.#control('reset', {});
  }

  async #control<Answer>(action: string, asked?: object): Promise<Answer> {
    const url = `${apiOrigin}/control/${this.#space}/${action}`;
    const body = asked && JSON.stringify(asked);
    const response = await fetch(url, body ? { method: 'POST', body } : {});
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Answer;
  }
}
