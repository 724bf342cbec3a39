/**
 * A name for one call's callback: unguessable and never used again, so that neither a cache nor an
 * answer to another call can reach it. 34 characters, letters and digits (contract section 5).
 */
export function callbackName(): string {
  let name = 'cd';
  // getRandomValues exists in pages without a secure context too, unlike randomUUID.
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
    name += (byte + 256).toString(16).slice(1);
  }
  return name;
}
