/** The language that the page names closest to an element, outside shadow roots too; or none. */
export function closestLanguage(element: Element): string {
  const found = element.closest<HTMLElement>('[lang]');
  if (found) return found.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? closestLanguage(root.host) : '';
}

/** The language without its region. */
export const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0]!;
