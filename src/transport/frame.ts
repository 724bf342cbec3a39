import { frameDocument, framePolicy } from './frame-document.js';
import type { CreateTransport, Report } from './transport.js';
import { trusted } from './trusted-types.js';
import { isOf } from './violations.js';

/** How long after its `load`, and in all, the frame may take to say that it is ready, in ms. */
const READY_AFTER_LOAD = 2000;
const READY_IN_ALL = 10_000;

/** What frame-program.js says. */
type FromFrame =
  | { type: 'ready' }
  | { type: 'load' | 'error' }
  | { type: 'answer'; payload: string }
  | { type: 'violation'; blockedURI: string; originalPolicy: string; isEnforced: boolean };

/**
 * Runs the answer in a sandboxed frame of its own, with an opaque origin, from which it can reach
 * neither the page nor any other server. Contract section 5.
 */
export const frame: CreateTransport = (origin, nonce) => {
  const element = document.createElement('iframe');
  const { port1: port, port2: portOfFrame } = new MessageChannel();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const ending = new AbortController();
  let settleReady: (isReady: boolean) => void;
  let tell: ((report: Report) => void) | undefined;
  let address = '';
  let loads = 0;
  /** What had the focus in the page before it lost it. */
  let focused: HTMLElement | undefined;

  const ready = new Promise<boolean>((resolve) => (settleReady = resolve));
  const ownPolicy = framePolicy(origin);

  port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
    if (data.type === 'ready') {
      settleReady(true);
    } else if (data.type === 'violation') {
      const { type, blockedURI, originalPolicy, isEnforced } = data;
      const of = originalPolicy === ownPolicy ? 'frame' : 'host';
      // The frame may be kept from other things too; only its script's URL matters.
      if (isOf(address, blockedURI)) tell?.({ type, of, isEnforced });
    } else {
      tell?.(data.type === 'answer' ? { ...data, payload: JSON.parse(data.payload) } : data);
    }
  };

  const expel = (): void => {
    tell?.({ type: 'gone' });
    element.replaceWith();
  };
  // In Chromium the answer can take the focus, and would be sent what is typed: it must not stay.
  const onBlur = (event: FocusEvent): void => {
    const [target] = event.composedPath();
    if (target !== window) focused = target as HTMLElement;
    else if (document.activeElement === element) {
      expel();
      focused?.focus?.();
    }
  };
  addEventListener('blur', onBlur, { capture: true, signal: ending.signal });

  const giveUp = (): void => settleReady(false);
  timers.push(setTimeout(giveUp, READY_IN_ALL));
  element.addEventListener('load', () => {
    // What has been navigated elsewhere is a stranger's page.
    if (loads++) return expel();
    timers.push(setTimeout(giveUp, READY_AFTER_LOAD));
    element.contentWindow?.postMessage('', '*', [portOfFrame]);
  });

  element.setAttribute('sandbox', 'allow-scripts');
  element.referrerPolicy = 'no-referrer';
  element.style.cssText = STYLE;
  try {
    element.srcdoc = trusted().createHTML(frameDocument(origin, nonce));
    document.documentElement.append(element);
  } catch {
    // Trusted Types refused the document.
    giveUp();
  }

  return {
    ready,
    isUsable: () => element.isConnected,
    send(url, callback, report) {
      tell = report;
      address = url;
      port.postMessage([url, callback]);
    },
    ended: ending.signal,
    dispose() {
      ending.abort();
      tell = undefined;
      for (const timer of timers) clearTimeout(timer);
      // Nobody waits any more, and nothing failed.
      settleReady(true);
      port.close();
      element.replaceWith();
    },
  };
};

/** Not `display: none` or off the screen: Chromium slows the timers of such frames. */
const STYLE =
  'display:block;position:fixed;top:0;left:0;width:0;height:0;border:0;visibility:hidden;'.replace(
    /;/g,
    '!important;',
  );
