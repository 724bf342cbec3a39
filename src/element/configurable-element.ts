import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';
import { resolveEndpoint, textProblem } from '../call/request.js';
import { en, type MessageKey } from '../messages/en.js';
import {
  attributeName,
  isIgnored,
  onConfigure,
  pageDecides,
  pagePassword,
  parseSetting,
  setting,
  SETTING_NAMES,
  warn,
  type Settings,
} from './settings.js';

const FLAGS = ['dryRun', 'noTrigger', 'disabled'];

/** The setting a property stands for, or one of the two texts that belong to a single customer. */
type OwnName = keyof Settings | 'code' | 'customerName';

const isSetting = (name: OwnName): name is keyof Settings =>
  name !== 'code' && name !== 'customerName';

/**
 * An element with the settings of contract section 2. A property reads as what counts: the element's
 * own value where the page leaves it the choice, else the page's, else the default.
 */
export abstract class ConfigurableElement extends LitElement {
  static override properties: PropertyDeclarations = {
    ...Object.fromEntries(
      // HTMLElement has a nonce of its own, which knows it where browsers hide the attribute's value.
      [...SETTING_NAMES.filter((name) => name !== 'nonce'), 'code', 'customerName'].map((name) => [
        name,
        { attribute: attributeName(name), type: FLAGS.includes(name) ? Boolean : String },
      ]),
    ),
    userPassword: { attribute: 'user-password', noAccessor: true },
  };

  /** @internal */
  static override getPropertyDescriptor(
    name: PropertyKey,
    _key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor {
    return {
      configurable: true,
      enumerable: true,
      get(this: ConfigurableElement) {
        return this.#read(name as OwnName);
      },
      set(this: ConfigurableElement, value: unknown) {
        const before = this.#read(name as OwnName);
        this.#own[name as OwnName] = parseSetting(name as OwnName, value);
        this.requestUpdate(name, before, options);
      },
    };
  }

  #own: Partial<Record<OwnName, unknown>> = {};
  #password = '';
  #hasWarnedOfPassword = false;
  #hasWarnedOfIgnored = false;
  #reported: MessageKey | undefined;
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
      if (!this.#hasWarnedOfPassword) warnOfPassword();
      this.#hasWarnedOfPassword = true;
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
    const endpoint = resolveEndpoint(settings.endpoint, this.baseURI);
    if (endpoint instanceof URL) settings.endpoint = endpoint.href;
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
    if (!(url instanceof URL)) return url.key;
    if (method !== 'jsonp') return 'methodUnsupported';
    if (auth !== 'password') return 'authUnsupported';
    return textProblem({ accountId }, 'accountId', 'accountMissing')?.key;
  }

  /** Tells the integrator, once each, about what the operator can't mend. */
  protected async reportSetup(problem: MessageKey | undefined): Promise<void> {
    // A script further down the page may still call configure().
    await parsed();
    if (problem && problem === this.setupProblem() && problem !== this.#reported) {
      console.error(`<${this.localName}>: ${en[problem]}`);
      this.#reported = problem;
    }
    const ignored = Object.keys(this.#own).filter(
      (name) => isIgnored(name) && isSetting(name as OwnName) && this.#own[name as OwnName] !== undefined,
    );
    if (pageDecides() && this.#password) ignored.push('userPassword');
    if (ignored.length && !this.#hasWarnedOfIgnored) {
      this.#hasWarnedOfIgnored = true;
      warn(`the page's own settings decide; ignored: ${ignored.map(attributeName).join(', ')}.`);
    }
  }

  #read(name: OwnName): unknown {
    if (!isSetting(name)) return this.#own[name] ?? '';
    return setting(name, name === 'nonce' ? this.nonce || undefined : this.#own[name]);
  }
}

/** Once the page is there as a whole. */
const parsed = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });

/** The warning of contract section 2; for the script tag too. */
export const warnOfPassword = (): void =>
  warn('a password in a page can be read by everyone who can open the page. Leave it out: the dialog asks.');
