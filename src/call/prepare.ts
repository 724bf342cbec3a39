import { frame } from '../jsonp/frame.js';
import { FRAME_HASH } from '../jsonp/frame-document.js';
import { hasAnswered, probe, type Obstacle } from '../jsonp/probe.js';
import { scriptTag } from '../jsonp/script-tag.js';
import type { CreateTransport, Transport } from '../jsonp/transport.js';

/** How a call is made. */
export interface CallOptions {
  /** `frame` (default), or `none` to run the answer in the page. */
  isolation?: string;
  /** `on` (default), or `off` to send without looking first. */
  probe?: string;
  /** CSP nonce for what the call creates. */
  nonce?: string;
}

/** What is done for a call before anyone has confirmed it. Holds no code and no credentials. */
export interface Preparation {
  /** What would stand in the way of a call, or null. Never rejects. */
  readonly obstacle: Promise<Obstacle | null>;
  /** The transport, for one call; null where it was taken already, or removed by the page. */
  take(): Transport | null;
  /** Leaves nothing behind; a transport that was taken is its taker's. */
  dispose(): void;
}

const creator = ({ isolation }: CallOptions): CreateTransport =>
  isolation === 'none' ? scriptTag : frame;

/** A transport for one call to this endpoint. */
export const createTransport = (endpoint: URL, options: CallOptions): Transport =>
  creator(options)(endpoint.origin, options.nonce ?? '');

/**
 * Looks whether a call would leave the browser and reach a server.
 *
 * @param isAfresh whether to ask the server even if it has answered within the last minute
 */
export async function lookAhead(
  endpoint: URL,
  transport: Transport,
  options: CallOptions,
  isAfresh = false,
): Promise<Obstacle | null> {
  const isKnown = options.probe === 'off' || (!isAfresh && hasAnswered(endpoint.origin));
  const found = isKnown ? null : probe(endpoint, creator(options), options.nonce ?? '');
  if (await transport.ready) return found;
  tellIntegrator();
  return 'blocked';
}

/** Gets a transport ready, warms the connection, and looks ahead. */
export function prepare(endpoint: URL, options: CallOptions): Preparation {
  let transport: Transport | null = createTransport(endpoint, options);
  return {
    obstacle: lookAhead(endpoint, transport, options, true),
    take() {
      const taken = transport?.isUsable() ? transport : null;
      if (taken) transport = null;
      return taken;
    },
    dispose: () => transport?.dispose(),
  };
}

const tellIntegrator = (): void =>
  console.error(
    `<customer-delete>: the page's content security policy keeps the frame from coming up. Allow '${FRAME_HASH}' and the API's origin in script-src, or give the element the page's nonce. isolation="none" is the way out without a frame.`,
  );
