import { resolveEndpoint, wayProblem, withoutQuery } from '../call/request.js';
import { hasLost, lostFor, type Unanswered } from '../call/unanswered.js';
import { en, type MessageKey } from '../messages/en.js';
import { messagesFor, type Texts } from '../messages/languages.js';
import { notifySubscribers, pageState } from '../page-state.js';
import { closestLanguage } from './language.js';
import {
  attributeName,
  isFlag,
  isIgnored,
  isOwnAnyway,
  pageDecides,
  pagePassword,
  parseSetting,
  setting,
  SETTING_NAMES,
  warn,
  warnOfPassword,
  type OwnName,
  type Settings,
} from './settings.js';
import { UpdatingElement } from './updating-element.js';

/** HTMLElement has a `lang`, and a `nonce` that is known where browsers hide the attribute's value. */
const OWN_NAMES = [
  ...SETTING_NAMES.filter((name) => name !== 'nonce' && name !== 'lang'),
  'code',
  'customerName',
] as OwnName[];

/** With that of the batch. */
const ACCESSORS = new Set<string>([...OWN_NAMES, 'userPassword', 'state', 'codes']);

/** Their names by those of their attributes. */
const BY_ATTRIBUTE = new Map(OWN_NAMES.map((name) => [attributeName(name), name]));

/**
 * An element with the settings of contract section 2. A property reads as what counts: the element's
 * own value where the page leaves it the choice, else the page's, else the default.
 */
export abstract class ConfigurableElement extends UpdatingElement {
  static readonly observedAttributes = [...BY_ATTRIBUTE.keys(), 'user-password', 'state', 'lang'];

  static {
    for (const name of OWN_NAMES) {
      Object.defineProperty(this.prototype, name, {
        get(this: ConfigurableElement) {
          return this.#read(name);
        },
        set(this: ConfigurableElement, value: unknown) {
          this.#set(name, value);
        },
      });
    }
  }

  declare method: string;
  declare auth: string;

  #own: Partial<Record<OwnName, unknown>> = {};
  /** Whether it has tried to decide more than it may on a page that has decided. */
  #asksMore = false;
  #password: string | undefined;
  /** What the console has been told already. */
  #told: Set<string> | undefined;

  /** Write-only: reads as an empty string. Kept in memory only. */
  get userPassword(): string {
    return '';
  }

  set userPassword(value: string) {
    this.#password = typeof value === 'string' ? value : '';
    this.#asksMore = true;
    this.requestUpdate();
  }

  attributeChangedCallback(name: string, _old: unknown, value: string | null): void {
    const own = BY_ATTRIBUTE.get(name);
    if (own) {
      this.#set(own, isFlag(own) ? value !== null : value);
    } else if (name === 'user-password' && value !== null) {
      this.userPassword = value;
      this.removeAttribute(name);
      this.#once(name, warnOfPassword);
    } else {
      this.requestUpdate();
    }
  }

  override connectedCallback(): void {
    for (const name of Object.keys(this)) if (ACCESSORS.has(name)) takeOver(this, name);
    super.connectedCallback();
    pageState.subscribers.add(this);
  }

  disconnectedCallback(): void {
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

  /** The password that the page gave, or an empty string. */
  protected givenPassword(): string {
    return (!pageDecides() && this.#password) || pagePassword();
  }

  /** The requests of an earlier page of the tab that this element has to tell of. */
  protected lost(): Unanswered[] {
    const url = hasLost() && this.#url();
    return url instanceof URL
      ? lostFor(withoutQuery(url), (this.#read('accountId') as string).trim(), this)
      : [];
  }

  /** What keeps this element from working at all; the text's key, or undefined. */
  protected setupProblem(): MessageKey | undefined {
    const url = this.#url();
    if (typeof url === 'string') return url;
    if (!(this.#read('accountId') as string).trim()) return 'noAccount';
    return wayProblem(this);
  }

  /**
   * Tells the integrator, once each, about what the operator can't mend.
   *
   * @param problem what `setupProblem()` has found
   * @returns whether it is time to tell anybody
   */
  protected reportSetup(problem: MessageKey | undefined): boolean {
    const { isSettled } = pageState;
    if (!isSettled || (!problem && !this.#asksMore && !this.nonce)) return isSettled;
    if (problem) this.#once(problem, () => console.error(`<${this.localName}>: ${en[problem]}`));
    const ignored = Object.keys(this.#own).filter(
      (name) => isIgnored(name) && this.#own[name as OwnName] !== undefined,
    );
    if (pageDecides() && this.#password) ignored.push('userPassword');
    if (pageDecides() && this.nonce) ignored.push('nonce');
    if (ignored.length) {
      const names = ignored.map(attributeName).join(', ');
      this.#once('ignored', () => warn(`the page's own settings decide; ignored: ${names}.`));
    }
    return true;
  }

  #set(name: OwnName, value: unknown): void {
    this.#own[name] = parseSetting(name, value);
    this.#asksMore ||= !isOwnAnyway(name);
    this.requestUpdate();
  }

  #once(what: string, tell: () => void): void {
    this.#told ??= new Set();
    if (!this.#told.has(what)) tell();
    this.#told.add(what);
  }

  #url(): URL | MessageKey {
    return resolved(this.#read('endpoint'), this.baseURI, this.auth);
  }

  #read(name: OwnName): unknown {
    const isNative = name === 'nonce' || name === 'lang';
    return setting(name, isNative ? this[name] || undefined : this.#own[name]);
  }
}

/** A property that was set before the element was upgraded stands in the way of the accessor. */
function takeOver(element: object, name: string): void {
  const value: unknown = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}

let last = { endpoint: '' as unknown, base: '', auth: '', url: 'noEndpoint' as URL | MessageKey };

/** As `resolveEndpoint()`; the elements of a page mostly have the same one. */
function resolved(endpoint: unknown, base: string, auth: string): URL | MessageKey {
  if (last.endpoint !== endpoint || last.base !== base || last.auth !== auth) {
    last = { endpoint, base, auth, url: resolveEndpoint(endpoint, auth, base) };
  }
  return last.url;
}
