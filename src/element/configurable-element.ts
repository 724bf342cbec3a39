import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';
import { resolveEndpoint } from '../call/request.js';
import { en, type MessageKey } from '../messages/en.js';
import {
  attributeName,
  isFlag,
  isIgnored,
  onConfigure,
  pageDecides,
  pagePassword,
  parseSetting,
  setting,
  SETTING_NAMES,
  warn,
  type OwnName,
  type Settings,
} from './settings.js';

/** HTMLElement has a nonce of its own, which knows it where browsers hide the attribute's value. */
const OWN_NAMES = [...SETTING_NAMES.filter((name) => name !== 'nonce'), 'code', 'customerName'];

/**
 * An element with the settings of contract section 2. A property reads as what counts: the element's
 * own value where the page leaves it the choice, else the page's, else the default.
 */
export abstract class ConfigurableElement extends LitElement {
  static override properties: PropertyDeclarations = {
    userPassword: { attribute: 'user-password', noAccessor: true },
  };

  static {
    for (const name of OWN_NAMES as OwnName[]) {
      const type = isFlag(name) ? Boolean : String;
      (this.properties as Record<string, PropertyDeclaration>)[name] = {
        attribute: attributeName(name),
        type,
        noAccessor: true,
      };
      Object.defineProperty(this.prototype, name, {
        get(this: ConfigurableElement) {
          return this.#read(name);
        },
        set(this: ConfigurableElement, value: unknown) {
          const before = this.#read(name);
          this.#own[name] = parseSetting(name, value);
          this.requestUpdate(name, before);
        },
      });
    }
  }

  #own: Partial<Record<OwnName, unknown>> = {};
  #password = '';
  /** What the console has been told already. */
  #told: Record<string, boolean> = {};
  #stopListening: (() => void) | undefined;

  /** Write-only: reads as an empty string. Kept in memory only. */
  get userPassword(): string {
    return '';
  }

  set userPassword(value: string) {
    this.#password = typeof value === 'string' ? value : '';
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name !== 'user-password') {
      super.attributeChangedCallback(name, old, value);
    } else if (value !== null) {
      this.userPassword = value;
      this.removeAttribute(name);
      this.#once(name, warnOfPassword);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onConfigure(() => this.requestUpdate());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  /** All settings as they count now; the endpoint as an absolute URL where it is one. */
  protected settingsNow(): Settings {
    const settings: Record<string, unknown> = {};
    for (const name of SETTING_NAMES) settings[name] = this.#read(name);
    const url = resolveEndpoint(settings.endpoint, this.baseURI);
    if (typeof url !== 'string') settings.endpoint = url.href;
    return settings as unknown as Settings;
  }

  /** The password that the page gave, or an empty string. */
  protected givenPassword(): string {
    return (pageDecides() ? '' : this.#password) || pagePassword();
  }

  /** What keeps this element from working at all; the text's key, or undefined. */
  protected setupProblem(): MessageKey | undefined {
    const { endpoint, accountId, method, auth } = this.settingsNow();
    const url = resolveEndpoint(endpoint, this.baseURI);
    if (typeof url === 'string') return url;
    if (!accountId.trim()) return 'noAccount';
    return method === 'jsonp' && auth === 'password' ? undefined : 'unsupported';
  }

  /** Tells the integrator, once each, about what the operator can't mend. */
  protected reportSetup(): void {
    // A script further down the page may still call configure(); one update follows when it is there.
    if (document.readyState === 'loading') return;
    const problem = this.setupProblem();
    if (problem) this.#once(problem, () => console.error(`<${this.localName}>: ${en[problem]}`));
    const ignored = Object.keys(this.#own).filter(
      (name) => isIgnored(name) && this.#own[name as OwnName] !== undefined,
    );
    if (pageDecides() && this.#password) ignored.push('userPassword');
    if (ignored.length) {
      const names = ignored.map(attributeName).join(', ');
      this.#once('ignored', () => warn(`the page's own settings decide; ignored: ${names}.`));
    }
  }

  #once(what: string, tell: () => void): void {
    if (!this.#told[what]) tell();
    this.#told[what] = true;
  }

  #read(name: OwnName): unknown {
    if (name === 'code' || name === 'customerName') return this.#own[name] ?? '';
    return setting(name, name === 'nonce' ? this.nonce || undefined : this.#own[name]);
  }
}

/** The warning of contract section 2; for the script tag too. */
export const warnOfPassword = (): void =>
  warn('a password in a page can be read by everyone who can open it.');
