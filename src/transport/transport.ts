/** What a transport tells about one call, in the order in which the browser tells it. */
export type Report =
  /**
   * The callback was called, or a reply has come; `payload` is a stranger's value. May come several
   * times. `isFailure`: its HTTP status says that the request has failed.
   */
  | { readonly type: 'answer'; readonly payload: unknown; readonly isFailure?: boolean }
  /** The script was loaded and has run, whatever it did. */
  | { readonly type: 'load' }
  /** The script could not be loaded; a browser says no more. The server may have acted. */
  | { readonly type: 'error' }
  /** The frame is no longer ours: nothing can come any more. */
  | { readonly type: 'gone' }
  /** A content security policy was violated by the script's URL. */
  | { readonly type: 'violation'; readonly of: Policy; readonly isEnforced: boolean };

/**
 * Whose policy: the host's, seen from the frame, is violated before a request leaves; the frame's own
 * by a redirect, so after one left; in a page without a frame the two can't be told apart.
 */
export type Policy = 'host' | 'frame' | 'unclear';

/** What a POST carries. */
export interface Form {
  readonly body: URLSearchParams;
  readonly headers: Record<string, string>;
}

/** One way to get one answer from another server. Serves a single request. */
export interface Transport {
  /** Whether it can be used; false where the page's policy keeps it from working. Never rejects. */
  readonly ready: Promise<boolean>;
  /** What `ready` has said, once somebody has waited for it. */
  isReady?: boolean;
  /** Whether the page has left it alone since. */
  isUsable(): boolean;
  /**
   * Hands the request to the browser.
   *
   * @param url what to load
   * @param callback the function that the program calls; empty for a probe; a POST has none
   * @param report hears what happens, until `dispose()`
   * @param form what a POST carries; nothing else carries it
   */
  send(url: string, callback: string, report: (report: Report) => void, form?: Form): void;
  /** Aborted by `dispose()`. */
  readonly ended: AbortSignal;
  /** Leaves nothing behind. */
  dispose(): void;
}

/** Makes a transport for one request to `origin`; `nonce` is the page's CSP nonce, or empty. */
export type CreateTransport = (origin: string, nonce: string) => Transport;
