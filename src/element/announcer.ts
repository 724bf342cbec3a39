/** Long enough for a screen reader to notice the region before its text, in ms. */
const BEFORE = 150;

/** How long the text stays, in ms. */
const STAYS = 10_000;

/**
 * Says a text to screen readers where the element that has to say it is about to leave the page.
 * The region leaves again by itself.
 */
export function announce(text: string, language: string): void {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.lang = language;
  // Set by script, which a CSP allows; important, since pages style every div.
  region.style.cssText =
    'position:fixed!important;opacity:0!important;pointer-events:none!important';
  document.body.append(region);
  setTimeout(() => (region.textContent = text), BEFORE);
  setTimeout(() => region.remove(), STAYS);
}
