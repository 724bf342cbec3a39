import type { DeleteOptions } from '../../../src/call/delete-customer.js';
import type { DeleteOutcome } from '../../../src/call/outcome.js';
import type { DeleteRequest } from '../../../src/call/request.js';

/** What the built script puts into the page it is loaded in. */
export interface HostWindow extends Window {
  CustomerDelete: {
    deleteCustomer(request: DeleteRequest, options?: DeleteOptions): Promise<DeleteOutcome>;
  };
  console: Console;
}

export interface HostPageOptions {
  /** Each a header of its own. */
  policies?: string[];
  reportOnly?: string[];
  /** The content of the page; loads the built script where not given. */
  html?: string;
}

export const SCRIPT = '<script src="/dist/customer-delete.js"></script>';

/** The address of a host page; see host-page.mjs. */
export function hostPageAddress({
  policies = [],
  reportOnly = [],
  html = SCRIPT,
}: HostPageOptions) {
  const query = new URLSearchParams({ html });
  for (const policy of policies) query.append('policy', policy);
  for (const policy of reportOnly) query.append('report-only', policy);
  return `/test/transport/pages/host-page?${query}`;
}

/** A host page in a frame of the test's page. */
export class HostPage {
  static readonly #open: HostPage[] = [];

  /** What the page's console was told as errors. */
  readonly errors: string[] = [];
  readonly #frame: HTMLIFrameElement;

  static async open(options: HostPageOptions): Promise<HostPage> {
    const frame = document.createElement('iframe');
    frame.src = hostPageAddress(options);
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
    return new HostPage(frame);
  }

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    HostPage.#open.push(this);
    this.window.console.error = (...values: unknown[]) => void this.errors.push(values.join(' '));
  }

  get window(): HostWindow {
    return this.#frame.contentWindow as HostWindow;
  }

  get document(): Document {
    return this.window.document;
  }

  call(request: DeleteRequest, options?: DeleteOptions): Promise<DeleteOutcome> {
    return this.window.CustomerDelete.deleteCustomer(request, options);
  }

  static closeAll(): void {
    for (const page of HostPage.#open.splice(0)) page.#frame.remove();
  }
}
