import { expect } from '@open-wc/testing';
import { HostPage } from '../transport/pages/host-page.js';
import { ledgerOf, newRun, openOrigin } from './api.js';
import { browser } from './browser.js';
import { faults } from './faults.js';
import { GENEROUS, newCode } from './prove.js';
import { short, untruths } from './rules.js';
import type { Isolation, Short, Shorts } from './types.js';

/**
 * Pages with policies of their own, against servers that redirect and refuse: whatever a page forbids,
 * `not-sent` is said only where nothing came. A redirect is the trap: it violates policies too, after
 * the first request left.
 */

const NONCE = 'bm9uY2U';
const html = `<script nonce="${NONCE}" src="/dist/customer-delete.js"></script>`;

interface Policy {
  /** What the page allows. */
  enforced?: (origin: string) => string[];
  reported?: (origin: string) => string[];
  /** The outcomes that are true of a normal server, in a frame and without. */
  proper: readonly [frame: Shorts, none: Shorts];
}

const open = "script-src 'self' 'unsafe-inline'";
const deleted = ['deleted', 'deleted'] as const;
const blocked = ['not-sent/blocked', 'not-sent/blocked'] as const;

const POLICIES: Record<string, Policy> = {
  'no policy': { proper: deleted },
  'own scripts and those with a nonce': {
    enforced: () => [`script-src 'self' 'nonce-${NONCE}'`],
    proper: deleted,
  },
  'the API by its origin': { enforced: (origin) => [`${open} ${origin}`], proper: deleted },
  'one path of the API': { enforced: (origin) => [`${open} ${origin}/proper/`], proper: deleted },
  'another path of the API': {
    enforced: (origin) => [`${open} ${origin}/other/`],
    proper: blocked,
  },
  'strict-dynamic': {
    enforced: () => [`script-src 'strict-dynamic' 'nonce-${NONCE}'`],
    proper: deleted,
  },
  'no connections': {
    enforced: (origin) => [`${open} ${origin}; connect-src 'none'`],
    proper: deleted,
  },
  'inline scripts, but not the API': { enforced: () => [open], proper: blocked },
  'two policies, one of them without the API': {
    enforced: (origin) => [`${open} ${origin}`, open],
    proper: blocked,
  },
  'everything, but reports the API': {
    reported: () => [open],
    // WebKit does not report a script that has a nonce, whatever that nonce is worth.
    proper: ['not-sent/blocked', ['not-sent/blocked', 'deleted']],
  },
  'the names of Trusted Types that are needed': {
    enforced: () => ["require-trusted-types-for 'script'; trusted-types customer-delete lit-html"],
    proper: deleted,
  },
  'none of the names of Trusted Types': {
    enforced: () => ["require-trusted-types-for 'script'; trusted-types lit-html"],
    // Without a frame nothing but the look ahead can prove what was the cause.
    proper: ['not-sent/blocked', ['not-sent/blocked', 'unknown/network']],
  },
  'other names of Trusted Types, which are not required': {
    enforced: () => ['trusted-types lit-html'],
    proper: deleted,
  },
};

/** To another origin: what every policy is held against in each browser. */
const REDIRECTS = ['redirect-other', 'redirect-other-after', 'look-redirect-other'];
/** What differs less from page to page. */
const OTHERS = ['refused', 'status-500', 'redirect-same-after', 'redirect-nowhere'];

const PROBES = ['on', 'off'] as const;

/**
 * What is called from the pages with one policy: a normal server, the redirects to another origin, and one
 * of the other servers. With and without a look ahead: both in Chromium, by turns elsewhere.
 *
 * @param index of the policy, counted on for each isolation
 */
function* situations(index: number): Generator<[server: string, probe: (typeof PROBES)[number]]> {
  yield ['proper', 'on'];
  yield ['proper', 'off'];
  yield [OTHERS[index % 4]!, PROBES[(index >> 2) % 2]!];
  for (const [number, server] of REDIRECTS.entries()) {
    if (browser === 'chromium') for (const probe of PROBES) yield [server, probe];
    // Without a look ahead there is none to be redirected.
    else yield [server, number === 2 ? 'on' : PROBES[(index + number) % 2]!];
  }
}

/** Makes one call from a page with this policy, and holds what it says against the ledger. */
async function call(
  { enforced, reported }: Policy,
  server: string,
  isolation: Isolation,
  probe: string,
): Promise<Short> {
  const run = newRun();
  const code = newCode();
  const origin = await openOrigin();
  const endpoint = `${origin}/${server}/${run}/api.php`;
  const page = await HostPage.open({
    policies: enforced?.(origin),
    reportOnly: reported?.(origin),
    html,
  });
  const outcome = await page.call(
    { endpoint, accountId: 'greatwidgets', userId: 'john1970', userPassword: 'not-a-key', code },
    { isolation, probe, nonce: NONCE, timeout: GENEROUS },
  );
  page.window.frameElement?.remove();

  const { repeats, isRefusedAfterDelete } = faults.get(server)!;
  const exceptions = { mayRepeat: !!repeats, mayBeRefusedAfterDelete: !!isRefusedAfterDelete };
  const found = untruths(outcome, await ledgerOf(run), exceptions);
  expect(found, `${server}, probe ${probe}`).to.deep.equal([]);
  return short(outcome);
}

for (const [index, isolation] of (['frame', 'none'] as const).entries()) {
  describe(`page policies, isolation ${isolation}`, () => {
    for (const [number, [name, policy]] of Object.entries(POLICIES).entries()) {
      it(name, async () => {
        const all = [...situations(number + index)];
        const outcomes: Short[] = [];
        // Two pages at a time.
        for (let first = 0; first < all.length; first += 2) {
          const two = all.slice(first, first + 2);
          const calls = two.map(([server, probe]) => call(policy, server, isolation, probe));
          outcomes.push(...(await Promise.all(calls)));
        }
        expect([policy.proper[index]].flat()).to.include(outcomes[0]);
      });
    }
  });
}
