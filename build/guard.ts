/**
 * The first statements of a classic script, before Lit: a second load leaves no trace but a warning, and a
 * browser that lacks what is needed keeps the content inside the tag.
 *
 * @param name the element for which pages load the script: `customer-delete` or `customer-delete-batch`
 * @param version of this package
 */
export function guard(name: string, version: string): string {
  const isBatch = name === 'customer-delete-batch';
  return `'use strict';
{
  if (!document.adoptedStyleSheets || !AbortSignal.timeout) return;
  const first = customElements.get('customer-delete');
  const readSettings = (isRepeated) => {
    if (first.version === '${version}') {
      globalThis[Symbol.for('customer-delete')]?.readSettings?.(isRepeated);
    }
  };
  if (first && (first.version !== '${version}' || customElements.get('${name}'))) {
    // No password stays on any tag. After the batch's script, the page's settings may be on this one.
    readSettings(${isBatch ? 'true' : `!customElements.get('customer-delete-batch')`});
    console.warn('<${name}>: version ' + first.version + ' is here, ${version} is ignored.');
    return;
  }
  ${isBatch ? secondLit : ''}
}`;
}

/** The batch's script brings a Lit of its own, which throws where the page allows its policy only once. */
const secondLit = `
  if (first && self.trustedTypes) {
    try {
      trustedTypes.createPolicy('lit-html', {});
    } catch {
      readSettings(false);
      console.warn('<customer-delete-batch>: Trusted Types allow one Lit; load customer-delete-batch.js alone.');
      return;
    }
  }`;
