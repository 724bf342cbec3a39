/**
 * A name for one call's callback: unguessable (96 random bits) and never used again, so that neither a
 * cache nor an answer to another call can reach it. At most 32 characters, letters and digits
 * (contract section 5).
 */
export const callbackName = (): string =>
  // getRandomValues exists in pages without a secure context too, unlike randomUUID.
  `cd${crypto.getRandomValues(new Uint32Array(3)).join('')}`;
