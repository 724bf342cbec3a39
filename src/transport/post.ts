import { parseReply } from './parse-reply.js';
import type { CreateTransport, Form, Report } from './transport.js';

/** How much of an answer is read, in bytes: a reply takes some hundred. */
const LONGEST_REPLY = 100_000;

/**
 * Sends the fields in the body of a POST, so that nothing secret is in a URL. The answer is data, and
 * nothing of it ever runs. Contract section 5, `method="post"`.
 */
export const post: CreateTransport = () => {
  const ending = new AbortController();
  const { signal } = ending;
  return {
    ready: Promise.resolve(true),
    isUsable: () => !signal.aborted,
    send(url, _callback, report, form) {
      void exchange(url, form!, signal, (what) => signal.aborted || report(what));
    },
    ended: signal,
    dispose: () => ending.abort(),
  };
};

async function exchange(
  url: string,
  form: Form,
  signal: AbortSignal,
  report: (report: Report) => void,
): Promise<void> {
  try {
    // Cookies and logins go to the page's own origin only: that is what fetch does by itself.
    const response = await fetch(url, {
      ...form,
      method: 'POST',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    // A redirect shows as a failure without a body.
    const payload = parseReply(await readText(response));
    report({ type: 'answer', payload, isFailure: !response.ok });
    report({ type: 'load' });
  } catch {
    // Nobody there, a refused permission, a broken connection: a browser gives one error for all.
    report({ type: 'error' });
  }
}

/** The body as text; an empty one where it is longer than any reply. */
async function readText({ body, headers }: Response): Promise<string> {
  const reader = body?.getReader();
  let bytes = new Blob();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) break;
    bytes = new Blob([bytes, value as BlobPart]);
    if (bytes.size > LONGEST_REPLY) return '';
  }
  const declared = /charset="?([\w-]+)/i.exec(headers.get('content-type')!)?.[1];
  const text = await decode(bytes, declared);
  return declared ? text : decode(bytes, /^<\?xml[^>]+encoding=["']([\w-]+)/.exec(text)?.[1]);
}

/** Unlike a TextDecoder it knows by the first bytes what they are, and knows no unknown charset. */
const decode = (bytes: Blob, charset?: string): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onloadend = () => resolve(reader.result as string);
    reader.readAsText(bytes, charset);
  });
