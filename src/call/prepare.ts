import { frame } from '../transport/frame.js';
import { FRAME_HASH } from '../transport/frame-document.js';
import { post } from '../transport/post.js';
import { hasAnswered, probe, type Obstacle } from '../transport/probe.js';
import { scriptTag } from '../transport/script-tag.js';
import type { Transport } from '../transport/transport.js';
import type { DeleteRequest } from './request.js';
import { lookAgain } from './unanswered.js';

/** How a call is made. */
export interface CallOptions {
  /** `frame` (default), or `none` to run the answer in the page. A POST needs neither. */
  isolation?: string;
  /** `on` (default), or `off` to send without looking first. */
  probe?: string;
  /** CSP nonce for what the call creates. */
  nonce?: string;
}

/** How a call is made, and by which method. */
type Way = CallOptions & Pick<DeleteRequest, 'method'>;

/** A transport for one call to this endpoint; it can be made before anyone has confirmed the call. */
export const createTransport = ({ origin }: URL, { method, isolation, nonce }: Way): Transport =>
  (method === 'post' ? post : isolation === 'none' ? scriptTag : frame)(origin, nonce ?? '');

/**
 * Looks whether a call would leave the browser and reach a server; warms the connection, too.
 *
 * @param isAfresh whether an operator is about to act: then the server is asked even if it has answered
 *   within the last minute, and what was never answered is looked for once more
 * @returns what would stand in the way, or null; never rejects
 */
export async function lookAhead(
  endpoint: URL,
  transport: Transport,
  options: Way,
  isAfresh = false,
): Promise<Obstacle | null> {
  if (isAfresh) lookAgain();
  const isKnown = options.probe === 'off' || (!isAfresh && hasAnswered(endpoint.origin));
  const found = isKnown
    ? null
    : probe(
        endpoint,
        createTransport(endpoint, options),
        transport.ended,
        options.method === 'post',
      );
  if ((transport.isReady = await transport.ready)) return found;
  console.error(
    `<customer-delete>: the page's policy stops the frame. Allow '${FRAME_HASH}' and the API, or give a nonce, or use isolation="none".`,
  );
  return 'blocked';
}
