/** Marks a text as CSS, for editors and for the build, which makes it smaller. */
export const css = ([text]: TemplateStringsArray): string => text!;

/** A sheet that a CSP allows, unlike `<style>`. */
export function styleSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
