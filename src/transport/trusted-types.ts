/** What is needed of the Trusted Types API, which TypeScript does not know. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(text: string): string;
}
export interface Factory {
  createPolicy<Rules extends Partial<Policy>>(name: string, rules: Rules): Rules;
}

const asItIs: Policy = { createHTML: (text) => text, createScriptURL: (text) => text };

let policy: Policy | undefined;

/**
 * The policy that pages with Trusted Types have to allow as `customer-delete`. Where a page does not,
 * what is made from it is refused by the browser when it is used.
 */
export function trusted(): Policy {
  try {
    const { trustedTypes } = globalThis as unknown as { trustedTypes: Factory };
    policy ??= trustedTypes.createPolicy('customer-delete', asItIs);
  } catch {
    // A browser without them, or a page that does not allow ours.
    policy = asItIs;
  }
  return policy;
}
