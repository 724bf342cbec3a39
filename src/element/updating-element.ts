/** Node has no HTMLElement: the module can be imported there, but nothing be made of it. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * An element with a shadow root, which it brings up to date at most once for all that happens in one
 * task.
 *
 * It is no LitElement, since it has no reactive properties to speak of: that would make the script
 * larger by 2 kB, and an element at rest, of which a table may hold a thousand, by half.
 */
export abstract class UpdatingElement extends Base {
  #isPending = false;
  #complete: Promise<void> | undefined;

  /** Its style sheets. */
  protected abstract styles(): CSSStyleSheet[];

  /** Has the shadow root show what the element is. */
  protected abstract update(root: ShadowRoot): void;

  /** Fulfils when the element shows what it is. */
  get updateComplete(): Promise<void> {
    return this.#complete ?? Promise.resolve();
  }

  /** Has the element updated soon, once it is in a page. */
  requestUpdate(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    this.#complete = Promise.resolve().then(() => this.#update());
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  #update(): void {
    this.#isPending = false;
    let root = this.shadowRoot;
    if (!root) {
      if (!this.isConnected) return;
      root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = this.styles();
    }
    this.update(root);
  }
}
