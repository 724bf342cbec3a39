/** What the fault table is made of. Types only: the server (Node) and the tests (browser) share it. */

export type Isolation = 'frame' | 'none';
/** How a call is made: by JSONP, in a frame or without one, or by POST. */
export type Way = Isolation | 'post';
export type Browser = 'chromium' | 'firefox' | 'webkit';

/** An outcome in short: its status, and the reason where it has one. */
export type Short =
  | 'deleted'
  | 'refused'
  | 'not-sent/unreachable'
  | 'not-sent/blocked'
  | 'not-sent/busy'
  | 'not-sent/cancelled'
  | 'unknown/timeout'
  | 'unknown/network'
  | 'unknown/no-callback'
  | 'unknown/malformed'
  | 'unknown/mismatch'
  | 'unknown/interrupted';

/** One outcome, or several where more than one is true. */
export type Shorts = Short | readonly Short[];

/** Where browsers differ, each is named; `null`: not called that way, the row says why. */
export type ByBrowser = Shorts | null | Readonly<Record<Browser, Shorts | null>>;

/** Where it matters where the answer runs, both are named. */
export type Truth = ByBrowser | Readonly<Record<Isolation, ByBrowser>>;

/** What the server knows when it answers one request. */
export interface Call {
  readonly code: string;
  /** Empty with a POST. */
  readonly callback: string;
  /** What the API has to say about this call. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** A whole JSONP program for a payload, the proper one where none is given; for a POST its JSON. */
  jsonp(payload?: unknown): string;
  /** This call as it was made. */
  readonly here: string;
  /** The same call, at the same origin, where it is answered properly. */
  readonly again: string;
  /** The same call at another origin, where it is answered properly. */
  readonly elsewhere: string;
  /** The same call at a port where nobody listens. */
  readonly nowhere: string;
  /** The same call by TLS, at a port that does not speak it. */
  readonly tls: string;
}

export interface Reply {
  /** 200 where not given. */
  readonly status?: number;
  /** Content type; JavaScript where not given, none where null. */
  readonly type?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sent one by one instead of `body`, with a pause between them. */
  readonly pieces?: readonly string[];
  /** Written to the socket as it is, instead of all else. */
  readonly raw?: string;
}

/**
 * How an exchange ends. `whole`: the reply is sent. `reset`: the connection is reset instead of a
 * reply. `reset-warm`: the same where the connection has served a request before. `close`: it is
 * closed without a reply. `cut`: it is closed within the body. `hang`: nothing more comes, from
 * where the reply ends. `shut`: the reply is sent, then nobody listens there any more.
 */
export type End = 'whole' | 'reset' | 'reset-warm' | 'close' | 'cut' | 'hang' | 'shut';

/** What the server does with one request. The row of a normal server is empty. */
export interface Behaviour {
  /** Whether the customer is deleted before anything else; true where not given. */
  readonly deletes?: boolean;
  /** Whether the reply waits until the test lets it go. */
  readonly isHeld?: boolean;
  readonly end?: End;
  /** The proper reply, or what differs from it. */
  readonly reply?: (call: Call) => Reply;
}

/** One row of the table. */
export interface Fault {
  /** What the server does, for a reader. */
  readonly does: string;
  /** The outcomes that are true of JSONP. */
  readonly truth: Truth;
  /** Those of a POST, where they are others than in a frame. */
  readonly post?: ByBrowser;
  /** What `answer` brings after `unknown`; null where it is not named: nothing more can come. */
  readonly late?: 'deleted' | 'refused' | 'deleted or nothing';
  /** How delete calls are treated. */
  readonly call?: Behaviour;
  /** How requests without a query, such as the probe's, are treated; a page where not named. */
  readonly probe?: Behaviour;
  /** The program itself makes a global that can't be removed, where it runs in the page. */
  readonly makesGlobal?: true;
  /** What is to be deleted, where it matters; 16 digits below 2^53 where not given. */
  readonly code?: string;
  /** What is called: the fault server, a port where nobody listens, or TLS where nobody speaks it. */
  readonly at?: 'server' | 'nowhere' | 'tls';
  /** `off` where the look ahead is what is to be left out. */
  readonly look?: 'off';
  /** How long the call waits for an answer, in ms, where running out of time is what is shown. */
  readonly timeout?: number;
  /** Why a browser may send the request more than once, or a redirect may. */
  readonly repeats?: string;
  /** The known exceptions, in which `refused` can follow a delete of our own. */
  readonly isRefusedAfterDelete?: true;
}

/** One line of the server's ledger: a request with a query. */
export interface Entry {
  /** Order of arrival at the whole server. */
  readonly number: number;
  readonly fault: string;
  readonly code: string;
  readonly accountId: string;
  readonly userId: string;
  readonly callback: string;
  /** What the caller has put into the endpoint's own query, to tell its calls apart. */
  readonly call: string;
  /** Whether this request deleted the customer. */
  readonly hasDeleted: boolean;
  /** How many requests the same connection had served before. */
  readonly before: number;
  /** The names of the fields in the query, then of those in the body, in order. */
  readonly fields: readonly string[];
  readonly method: string;
  /** What the query held beside the caller's own; with a POST it has to be nothing. */
  readonly query: string;
  readonly referer: string | null;
  readonly cookie: string | null;
  readonly origin: string | null;
  /** When it came, and when its answer went or its connection closed, in ms since 1970. */
  readonly receivedAt: number;
  endedAt: number | null;
}
