/** How the hostile API answers one kind of request. */
export interface Reply {
  /** `$FACTS` in it is replaced by the JSON of `Facts`. */
  body: string;
  status: number;
  type: string;
  headers: Record<string, string | string[]>;
  /** Whether it does not answer before it is told how else to. */
  hangs: boolean;
  /** Whether it cuts the connection instead. */
  cuts: boolean;
}

/** A request with a `code` is a call, one without is a probe. */
export interface Replies {
  call?: Partial<Reply>;
  probe?: Partial<Reply>;
}

/** The origins of one space; see server.mjs. */
export interface Origins {
  api: string;
  elsewhere: string;
  /** Host and port, without a scheme. */
  stun: string;
  nobody: string;
}

/** What a hostile program is told. */
export interface Facts extends Origins {
  code: string;
  callback: string;
}

export interface Entry {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

/** What has arrived so far. */
export interface Log {
  calls: Entry[];
  probes: Entry[];
  others: Entry[];
  /** What hostile programs have told their own server. */
  notes: string[];
  /** Bodies of what browsers reported of policies. */
  reports: string[];
  /** What was sent elsewhere, and how many connections were opened for it or for nothing. */
  elsewhere: string[];
  connections: number;
}
