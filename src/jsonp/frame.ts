import { frameDocument, framePolicy } from './frame-document.js';
import type { CreateTransport, Report } from './transport.js';
import { trusted } from './trusted-types.js';
import { isOf } from './violations.js';

/** How long after its `load`, and in all, the frame may take to say that it is ready, in ms. */
const READY_AFTER_LOAD = 2000;
const READY_IN_ALL = 10_000;

/**
 * Runs the answer in a sandboxed frame of its own, with an opaque origin, from which it can reach
 * neither the page nor any other server. Contract section 5.
 */
export const frame: CreateTransport = (origin, nonce) => {
  const element = document.createElement('iframe');
  const { port1: port, port2: portOfFrame } = new MessageChannel();
  const timers: ReturnType<typeof setTimeout>[] = [];
  let settleReady: (isReady: boolean) => void;
  let tell: ((report: Report) => void) | undefined;
  let address = '';
  let loads = 0;

  const ready = new Promise<boolean>((resolve) => (settleReady = resolve));
  const ownPolicy = framePolicy(origin);

  port.onmessage = ({ data }: MessageEvent<string[]>) => {
    const [type, value, policy, disposition] = data;
    switch (type) {
      case 'ready':
        settleReady(true);
        break;
      case 'answer':
        tell?.({ type, payload: parsed(value ?? '') });
        break;
      case 'violation':
        // The frame may be kept from other things too; only its script's URL matters.
        if (isOf(address, value ?? '')) {
          const of = policy === ownPolicy ? 'frame' : 'host';
          tell?.({ type, of, isEnforced: disposition === 'enforce' });
        }
        break;
      case 'load':
      case 'error':
        tell?.({ type });
    }
  };

  const giveUp = (): void => settleReady(false);
  timers.push(setTimeout(giveUp, READY_IN_ALL));
  element.addEventListener('load', () => {
    if (loads++) {
      // What has been navigated elsewhere is a stranger's page.
      tell?.({ type: 'gone' });
      element.remove();
      return;
    }
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
      port.postMessage([url, callback, nonce]);
    },
    dispose() {
      tell = undefined;
      for (const timer of timers) clearTimeout(timer);
      giveUp();
      port.close();
      element.remove();
    },
  };
};

/** Not `display: none` or off the screen: Chromium slows the timers of such frames. */
const STYLE =
  'display:block;position:fixed;top:0;left:0;width:0;height:0;border:0;visibility:hidden;'.replace(
    /;/g,
    '!important;',
  );

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
