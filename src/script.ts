/**
 * The classic-script entry: the settings on the script tag, the registration, and the one global.
 * The build puts a guard before all of this (see vite.config.ts), so that it runs once a page.
 */
import { warnOfPassword } from './element/configurable-element.js';
import { define } from './element/define.js';
import { upgrade, watchPlaceholders } from './element/placeholders.js';
import {
  attributeName,
  configure,
  isFlag,
  SETTING_NAMES,
  setMessages,
} from './element/settings.js';
import { deleteCustomer } from './call/delete-customer.js';
import { version } from './version.js';

/** The running script, read past any `<img name="currentScript">` that stands in its way. */
function ownScript(): HTMLScriptElement | null {
  const script: unknown = Reflect.get(Document.prototype, 'currentScript', document);
  return script instanceof HTMLScriptElement ? script : null;
}

function readSettings(script: HTMLScriptElement): void {
  const settings: Record<string, unknown> = {};
  for (const name of [...SETTING_NAMES, 'userPassword', 'code', 'customerName']) {
    const value = script.getAttribute(`data-${attributeName(name)}`);
    if (value !== null) settings[name] = isFlag(name) || value;
  }
  if (script.nonce) settings.nonce ??= script.nonce;
  if (settings.userPassword) {
    script.removeAttribute('data-user-password');
    warnOfPassword();
  }
  configure(settings);
}

const script = ownScript();
if (script) readSettings(script);
define();
Object.assign(window, {
  CustomerDelete: { configure, deleteCustomer, setMessages, upgrade, version },
});
watchPlaceholders();
