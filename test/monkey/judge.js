// Holds the requests that a server received against the confirmations that were seen on the screen.

/** @typedef {import('./types.js').Confirmation} Confirmation */
/** @typedef {import('./types.js').Request} Request */

/** By how much the clocks of browser and server may differ, and a timer be early, in ms. */
export const SLACK = 50;

/**
 * Every request needs a confirmation of its own: for the same endpoint, account, user and code, its
 * countdown over, and not stopped.
 *
 * @param {readonly Confirmation[]} confirmations
 * @param {readonly Request[]} requests
 * @returns {{ violations: { what: string, at: number }[], passed: number, unsent: Confirmation[] }} `passed` counts the
 *   requests that were confirmed, and the confirmations that were stopped; `unsent` are those that
 *   were neither stopped nor followed by a request
 */
export function judge(confirmations, requests) {
  const free = new Set(confirmations);
  /** @type {{ what: string, at: number }[]} */
  const violations = [];
  let passed = confirmations.filter(({ stoppedBy }) => stoppedBy !== undefined).length;
  for (const request of [...requests].sort((a, b) => a.receivedAt - b.receivedAt)) {
    const same = confirmations.filter((one) => isAbout(one, request));
    const match = same
      .filter(
        (one) => free.has(one) && one.stoppedBy === undefined && dueAt(one) <= request.receivedAt,
      )
      .sort((a, b) => dueAt(a) - dueAt(b))[0];
    if (match) {
      free.delete(match);
      passed += 1;
    } else {
      violations.push({ what: complaint(request, same), at: request.receivedAt });
    }
  }
  const unsent = [...free].filter(({ stoppedBy }) => stoppedBy === undefined);
  return { violations, passed, unsent };
}

const dueAt = (/** @type {Confirmation} */ { confirmedAt, countdown }) =>
  confirmedAt + countdown - SLACK;

/**
 * @param {Confirmation} confirmation
 * @param {Request} request
 */
const isAbout = (confirmation, request) =>
  confirmation.endpoint === request.endpoint &&
  confirmation.accountId === request.accountId &&
  confirmation.userId === request.userId &&
  confirmation.code === request.code;

/**
 * @param {Request} request
 * @param {Confirmation[]} same the confirmations that were about the same
 */
function complaint(request, same) {
  const what = `a request for ${request.code} at ${request.endpoint}, received ${request.receivedAt},`;
  if (same.length === 0) return `${what} was never confirmed`;
  const seen = same.map(
    ({ id, confirmedAt, countdown, stoppedBy }) =>
      `${id} (at ${confirmedAt}, countdown ${countdown}${stoppedBy ? `, stopped by ${stoppedBy}` : ''})`,
  );
  return `${what} has no confirmation of its own among ${seen.join(', ')}`;
}
