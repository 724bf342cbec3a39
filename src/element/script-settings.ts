import {
  attributeName,
  configure,
  isFlag,
  isIgnored,
  pageDecides,
  SETTING_NAMES,
  warnOfPassword,
} from './settings.js';

/** The running script, read past any `<img name="currentScript">` that stands in its way. */
function ownScript(): HTMLScriptElement | null {
  // MooTools has a `Document` of its own.
  const script: unknown = Reflect.get(Object.getPrototypeOf(document), 'currentScript', document);
  return script instanceof HTMLScriptElement ? script : null;
}

/**
 * Takes the page's settings from the script tag that is running; where the page has decided before, no
 * more of them than an element may decide. Contract section 2.
 *
 * @param isRepeated whether the same script has run before, and only the password has to leave the tag
 */
export function readSettings(isRepeated?: boolean): void {
  const script = ownScript();
  if (!script) return;
  const settings: Record<string, unknown> = {};
  for (const name of [...SETTING_NAMES, 'userPassword', 'code', 'customerName']) {
    const attribute = attributeName(name);
    const value = script.getAttribute(`data-${attribute}`);
    if (value === null) continue;
    if (name === 'userPassword') script.removeAttribute(`data-${attribute}`);
    if (!isIgnored(name)) settings[name] = isFlag(name) || value;
  }
  if (script.nonce && !pageDecides()) settings.nonce ??= script.nonce;
  if (settings.userPassword) warnOfPassword();
  if (!isRepeated) configure(settings);
}
