/**
 * Marks the place of the value that follows a text of a template: `class=` becomes the attribute `$class`,
 * `@click=` becomes `@click`, and a child the comment `<?>`. The texts put together are HTML then.
 *
 * @param {string} text
 * @returns {string}
 * @throws {Error} where only a part of an attribute is a value, or its name would not survive in HTML
 */
export function mark(text) {
  const [attribute, name, value] = /\s([^\s"'<>=]+)=([^\s>]*)$/.exec(text) ?? [];
  if (!attribute || !name) return `${text}<?>`;
  if (value || /[A-Z]/.test(name)) throw new Error(`No place for a value after ${text}`);
  return text.slice(0, -name.length - 1) + (/^[.?@]/.test(name) ? name : `$${name}`);
}
