import { expect } from '@open-wc/testing';
import { HostPage } from '../jsonp/pages/host-page.js';
import { drop, ledgerOf, newRun, openOrigin } from './api.js';
import { faults } from './faults.js';
import { GENEROUS, newCode } from './prove.js';
import { short, untruths } from './rules.js';
import type { Isolation } from './types.js';

/**
 * Pages with policies of their own, against servers that redirect and refuse: whatever a page forbids,
 * `not-sent` is said only where nothing came. A redirect is the trap: it violates policies too, after
 * the first request left.
 */

const NONCE = 'bm9uY2U';
const html = `<script nonce="${NONCE}" src="/dist/customer-delete.js"></script>`;

/** What a page allows, by what a reader calls it. */
const POLICIES: Record<string, (origin: string) => { policies?: string[]; reportOnly?: string[] }> =
  {
    'no policy': () => ({}),
    'own scripts only': () => ({ policies: [`script-src 'self' 'nonce-${NONCE}'`] }),
    'the API by its origin': (origin) => ({
      policies: [`script-src 'self' 'unsafe-inline' ${origin}`],
    }),
    'the API by its path': (origin) => ({
      policies: [`script-src 'self' 'unsafe-inline' ${origin}/proper/`],
    }),
    'another path of the API': (origin) => ({
      policies: [`script-src 'self' 'unsafe-inline' ${origin}/other/`],
    }),
    'strict-dynamic': () => ({ policies: [`script-src 'strict-dynamic' 'nonce-${NONCE}'`] }),
    'no connections': (origin) => ({
      policies: [`script-src 'self' 'unsafe-inline' ${origin}; connect-src 'none'`],
    }),
    'inline scripts but no API': () => ({ policies: [`script-src 'self' 'unsafe-inline'`] }),
    'everything, but reports': () => ({ reportOnly: [`script-src 'self' 'nonce-${NONCE}'`] }),
    'Trusted Types, the two that are needed': () => ({
      policies: [`require-trusted-types-for 'script'; trusted-types customer-delete lit-html`],
    }),
    'Trusted Types, none': () => ({
      policies: [`require-trusted-types-for 'script'; trusted-types lit-html`],
    }),
    'no policy names, but all types': () => ({ policies: ['trusted-types lit-html'] }),
    'two policies, one of them without the API': (origin) => ({
      policies: [
        `script-src 'self' 'unsafe-inline' ${origin}`,
        `script-src 'self' 'unsafe-inline'`,
      ],
    }),
  };

const SERVERS = [
  'proper',
  'refused',
  'status-500',
  'redirect-same-after',
  'redirect-other',
  'redirect-other-after',
  'redirect-nowhere',
  'look-redirect-other',
];

async function call(policy: string, server: string, isolation: Isolation, probe: string) {
  const run = newRun();
  const code = newCode();
  const origin = await openOrigin();
  const page = await HostPage.open({ ...POLICIES[policy]!(origin), html });
  try {
    const outcome = await page.call(
      {
        endpoint: `${origin}/${server}/${run}/api.php`,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: 'not-a-key',
        code,
      },
      // Nothing in these servers takes long, but what is blocked in silence never ends.
      {
        isolation,
        probe,
        nonce: NONCE,
        timeout: policy.startsWith('no policy names') ? 2000 : GENEROUS,
      },
    );
    const entries = await ledgerOf(run);
    const hasBeenDeleted = entries.some((entry) => entry.hasDeleted);
    const fault = faults.get(server)!;
    const found = untruths(outcome, entries, hasBeenDeleted, {
      mayRepeat: !!fault.repeats,
      mayBeRefusedAfterDelete: !!fault.isRefusedAfterDelete,
    });
    await drop(run);
    return { outcome, found, requests: entries.length };
  } finally {
    page.window.frameElement?.remove();
  }
}

for (const isolation of ['frame', 'none'] as const) {
  describe(`page policies, isolation ${isolation}`, () => {
    for (const policy of Object.keys(POLICIES)) {
      it(policy, async () => {
        for (const server of SERVERS) {
          for (const probe of ['on', 'off']) {
            const { outcome, found, requests } = await call(policy, server, isolation, probe);
            console.log(
              `OBS ${isolation} | ${policy} | ${server} | ${probe} | ${short(outcome)} ${requests}`,
            );
            expect(found, `${server}, probe ${probe}`).to.deep.equal([]);
          }
        }
      });
    }
  });
}
