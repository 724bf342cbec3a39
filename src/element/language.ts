/** The language that the page names closest to an element, outside shadow roots too; or none. */
export function closestLanguage(element: Element): string {
  const found = element.closest('[lang]');
  // The `lang` of a form may be a field.
  if (found) return found.getAttribute('lang')!;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? closestLanguage(root.host) : '';
}

/** The language without its region. */
export const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0]!;
