import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { resolveEndpoint, wayProblem, withoutQuery } from '../call/request.js';
import { hasLost, lostFor, type Unanswered } from '../call/unanswered.js';
import { en, type MessageKey } from '../messages/en.js';
import { messagesFor, type Texts } from '../messages/languages.js';
import { notifySubscribers, pageState } from '../page-state.js';
import { closestLanguage } from './language.js';
import {
  attributeName,
  isElementScoped,
  isIgnored,
  pageDecides,
  pagePassword,
  parseSetting,
  settingNow,
  SETTING_NAMES,
  warn,
  warnOfPassword,
  type OwnName,
  type Settings,
} from './settings.js';

/** What `@setting` does to an element; the class assigns them, since its private field has the values. */
let readSetting: (element: SettingsElement, name: OwnName) => unknown;
let writeSetting: (element: SettingsElement, name: OwnName, value: unknown) => void;

/**
 * Decorates a property of Lit's that is a setting: it reads as what counts, and is parsed when it is set.
 * Lit's own hook for this, `getPropertyDescriptor()`, is deprecated, and so is its `createProperty()`.
 */
export function setting(prototype: SettingsElement, name: OwnName): void {
  Object.defineProperty(prototype, name, {
    get(this: SettingsElement) {
      return readSetting(this, name);
    },
    set(this: SettingsElement, value: unknown) {
      writeSetting(this, name, value);
    },
    configurable: true,
    enumerable: true,
  });
}

/**
 * An element with the settings of contract section 2. A property reads as what counts: the element's
 * own value where the page leaves it the choice, else the page's, else the default.
 */
export abstract class SettingsElement extends LitElement {
  /** URL of the API; required. https, or http on a loopback host or with `auth="server"`. Relative to the page. */
  @setting
  @property()
  endpoint!: string;

  /** The account at the loyalty platform; required. */
  @setting
  @property({ attribute: 'account-id' })
  accountId!: string;

  /** In whose name the API is called; asked for where it is empty. */
  @setting
  @property({ attribute: 'user-id' })
  userId!: string;

  /**
   * `jsonp`, or `post`: the fields as form data, for an API or a server that allows it.
   * @default 'jsonp'
   */
  @setting
  @property()
  method!: string;

  /**
   * `password`; with `post` also `header`, a key that is asked for, and `server`, which adds one.
   * @default 'password'
   */
  @setting
  @property()
  auth!: string;

  /**
   * ms between the confirmation and the first request; 5000 by default, 0 for none.
   * @default 5000
   */
  @setting
  @property()
  countdown!: number;

  /**
   * ms after which a missing answer counts as unknown; 15000 by default.
   * @default 15000
   */
  @setting
  @property()
  timeout!: number;

  /**
   * `frame` runs the answer where it can't reach the page; `none` in the page.
   * @default 'frame'
   */
  @setting
  @property()
  isolation!: 'frame' | 'none';

  /**
   * `on` looks first whether the API can be reached; `off` does not.
   * @default 'on'
   */
  @setting
  @property()
  probe!: 'on' | 'off';

  /**
   * Everything up to the sending, and then nothing.
   * @default false
   */
  @setting
  @property({ attribute: 'dry-run', type: Boolean })
  dryRun!: boolean;

  /**
   * As on a button.
   * @default false
   */
  @setting
  @property({ type: Boolean })
  disabled!: boolean;

  #own: Partial<Record<OwnName, unknown>> = {};
  /** Whether it has tried to decide more than it may on a page that has decided. */
  #asksMore = false;
  /** What the console has been told already. */
  #told: Set<string> | undefined;

  static {
    readSetting = (element, name) => element.#read(name);
    writeSetting = (element, name, value) => element.#write(name, value);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Write-only: reads as an empty string. Kept in memory only. */
  @property({ attribute: 'user-password', noAccessor: true })
  get userPassword(): string {
    return '';
  }

  set userPassword(value: string) {
    ownPasswords.set(this, typeof value === 'string' ? value : '');
    this.#asksMore = true;
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const isPassword = name === 'user-password';
    // To take the attribute out is not to take the password back.
    if (isPassword && value === null) return;
    super.attributeChangedCallback(name, old, value);
    if (isPassword) {
      this.removeAttribute(name);
      this.#once(name, warnOfPassword);
    }
    if (name === 'lang') this.requestUpdate();
  }

  /**
   * Lit removes what it has rendered by `remove()`. Many a page has one of its own that fails at the top of
   * a shadow root, where there is no `parentElement`.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // Lit's own `<style>` in browsers without adopted style sheets, which is not in the new root.
    this.renderOptions.renderBefore = null;
    return root.appendChild(document.createElement('div'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    pageState.subscribers.add(this);
    // Lit does not render a moved element again, and its language may be another one.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    pageState.subscribers.delete(this);
    // Another one has to tell of them now.
    if (hasLost()) notifySubscribers();
  }

  /** All settings as they count now; the endpoint as an absolute URL where it is one. */
  protected settingsNow(): Settings {
    const settings: Record<string, unknown> = {};
    for (const name of SETTING_NAMES) settings[name] = this.#read(name);
    const url = this.#url();
    if (typeof url !== 'string') settings.endpoint = url.href;
    return settings as unknown as Settings;
  }

  /** The texts in the language of this element, of which the page names the closest. */
  protected texts(closest = closestLanguage(this)): Texts {
    return messagesFor((this.#read('lang') as string) || closest);
  }

  /** The requests of an earlier page of the tab that this element has to tell of. */
  protected lost(): readonly Unanswered[] {
    const url = hasLost() && this.#url();
    return url instanceof URL ? lostFor(withoutQuery(url), this.accountId.trim(), this) : NONE;
  }

  /** What keeps this element from working at all; the text's key, or undefined. */
  protected setupProblem(): MessageKey | undefined {
    const url = this.#url();
    if (typeof url === 'string') return url;
    if (!this.accountId.trim()) return 'noAccount';
    return wayProblem(this);
  }

  /**
   * Logs each configuration error once, as soon as the page has had time to configure itself; operators
   * cannot fix these.
   *
   * @param problem what `setupProblem()` has found
   */
  protected reportSetup(problem: MessageKey | undefined): void {
    if (!pageState.isSettled || (!problem && !this.#asksMore && !this.nonce)) return;
    if (problem) this.#once(problem, () => console.error(`<${this.localName}>: ${en[problem]}`));
    const ignored = Object.keys(this.#own).filter(
      (name) => isIgnored(name) && this.#own[name as OwnName] !== undefined,
    );
    if (pageDecides() && ownPasswords.get(this)) ignored.push('userPassword');
    if (pageDecides() && this.nonce) ignored.push('nonce');
    if (ignored.length) {
      const names = ignored.map(attributeName).join(', ');
      this.#once('ignored', () => warn(`the page's own settings decide; ignored: ${names}.`));
    }
  }

  #once(what: string, tell: () => void): void {
    this.#told ??= new Set();
    if (!this.#told.has(what)) tell();
    this.#told.add(what);
  }

  #url(): URL | MessageKey {
    return resolved(this.endpoint, this.baseURI, this.auth);
  }

  #write(name: OwnName, value: unknown): void {
    this.#own[name] = parseSetting(name, value);
    this.#asksMore ||= !isElementScoped(name);
    // Also where the page decides, and the value changes nothing: the console has to be told.
    this.requestUpdate();
  }

  #read(name: OwnName): unknown {
    // HTMLElement has a `lang`, and a `nonce` that is known where browsers hide the attribute's value.
    const isNative = name === 'nonce' || name === 'lang';
    return settingNow(name, isNative ? this[name] || undefined : this.#own[name]);
  }
}

/** One for all elements. */
const NONE: readonly Unanswered[] = [];

/** Not on the elements, where every script of the page could read them. */
const ownPasswords = new WeakMap<SettingsElement, string>();

/** The password that the page gave for an element, or an empty string. */
export const givenPassword = (element: SettingsElement): string =>
  (!pageDecides() && ownPasswords.get(element)) || pagePassword();

let last = { endpoint: '' as unknown, base: '', auth: '', url: 'noEndpoint' as URL | MessageKey };

/** As `resolveEndpoint()`; the elements of a page mostly have the same one. */
function resolved(endpoint: unknown, base: string, auth: string): URL | MessageKey {
  if (last.endpoint !== endpoint || last.base !== base || last.auth !== auth) {
    last = { endpoint, base, auth, url: resolveEndpoint(endpoint, auth, base) };
  }
  return last.url;
}
