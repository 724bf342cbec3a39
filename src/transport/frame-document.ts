// The build puts frame-program.js and its hash in their places.
declare const __FRAME_PROGRAM__: string;
declare const __FRAME_HASH__: string;

/** The CSP source expression that allows the program: `sha256-…`. */
export const FRAME_HASH = __FRAME_HASH__;

/** The frame's own policy: the program above, and scripts of the API's origin. */
export const framePolicy = (origin: string): string =>
  // A policy can't name an IPv6 address, so there its scheme is let in.
  `default-src 'none'; script-src '${FRAME_HASH}' ${origin.replace(/\/\/\[.*/, '')}`;

/**
 * The whole document of the frame.
 *
 * @param origin of the API, as `URL.origin` gives it
 * @param nonce the page's CSP nonce, or empty
 */
export const frameDocument = (origin: string, nonce: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${framePolicy(
    origin,
  )}"><script nonce="${nonce.replace(/[^\w+/=-]/g, '')}">${__FRAME_PROGRAM__}</script>`;
