// What the programs are compared in: every fault that can be tried without a frame, and two policies
// of the page.
import { faults, trueOutcomes } from '../faults/faults.js';

/**
 * @typedef {import('./types.js').Situation} Situation
 * @typedef {import('../faults/types.js').Browser} Browser
 */

/** The column of `<customer-delete>` itself. */
export const OURS = 'customer-delete';

/** Scripts of the page itself, and no API. */
const NO_API = "script-src 'unsafe-inline'";

/** @type {Record<string, Situation>} */
const policies = {
  'page-policy': {
    does: 'Would answer properly, but the policy of the page does not allow the API.',
    truth: 'not-sent/blocked',
    server: 'proper',
    policy: NO_API,
  },
  'page-policy-reports': {
    does: 'Answers properly, and a policy of the page would report the URL, password and all.',
    truth: 'not-sent/blocked',
    server: 'proper',
    reportOnly: NO_API,
  },
};

/**
 * The other programs run every answer in the page, where some could do anything; those are left out.
 *
 * @param {Browser} browser
 * @returns {ReadonlyMap<string, Situation>}
 */
export function situations(browser) {
  const ofServers = [...faults].filter(([, fault]) => trueOutcomes(fault, 'none', browser));
  return new Map([
    ...ofServers.map(([name, fault]) => /** @type {const} */ ([name, { ...fault, server: name }])),
    ...Object.entries(policies),
  ]);
}

/** Those that stand in the README. */
export const telling = [
  'proper',
  'refused',
  'nowhere',
  'page-policy',
  'page-policy-reports',
  'reset-after',
  'reset-warm',
  'cut-length',
  'status-500',
  'html',
  'xml-error',
  'never',
  'late',
  'late-refused',
  'timer-1000',
  'empty',
  'other-name',
  'argument-nothing',
  'code-other',
  'customer-active',
  'success-and-error',
  'attributes-contradict',
  'twice-different',
  'redirect-login',
  'redirect-other',
  'redirect-same-after',
];
