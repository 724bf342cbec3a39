import type { Entry } from './types.js';

/** How the tests steer the fault server and look into its ledger; see control.mjs. */

async function control<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${faultOrigin}/control/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json() as Promise<Answer>;
}

/** An origin to which the browser has no connection and of which it remembers nothing. */
export const openOrigin = async (): Promise<string> =>
  (await control<{ origin: string }>('open')).origin;

/** Every call that has reached the server in this run, in order. */
export const ledgerOf = (run: string): Promise<readonly Entry[]> => control(`ledger/${run}`);

/** How many looks ahead have reached the server in this run. */
export const looksOf = (run: string): Promise<number> => control(`looks/${run}`);

/** Lets the answers go that the server holds, in this run and from now on. */
export const release = (run: string): Promise<unknown> => control(`release/${run}`);

/** Cuts the connections of this run on which nothing more would come. */
export const drop = (run: string): Promise<unknown> => control(`drop/${run}`);

let runs = 0;

/** A name that no other run of this page or another has. */
export const newRun = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${runs++}`;
