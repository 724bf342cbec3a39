import { trusted } from './trusted-types.js';

/**
 * A reply as data, in the shape that it has as JSON. What it is shows in its first character: servers
 * name all kinds of content types.
 *
 * @returns undefined where the text is neither JSON nor the documented XML
 */
export function parseReply(text: string): unknown {
  try {
    return /^\s*</.test(text) ? parseXml(text.trim()) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The content of `<response>`; nothing else is a reply of the API. */
function parseXml(text: string): unknown {
  // Entities are the one way in which XML is more than data.
  if (/<!doctype/i.test(text)) return undefined;
  const parsed = new DOMParser().parseFromString(trusted().createHTML(text), 'text/xml');
  const { documentElement: root } = parsed;
  const isReply = root.nodeName === 'response' && !parsed.querySelector('parsererror');
  return isReply ? valueOf(root) : undefined;
}

/**
 * A text, or an object with what is inside, attributes too; what is there more than once is a list. An
 * attribute is a node that has nothing inside.
 */
function valueOf(node: Node): unknown {
  const { attributes = [], children = [], textContent } = node as Partial<Element>;
  const text = children.length ? '' : textContent!.trim();
  const inside: Node[] = [...attributes, ...children];
  if (!inside.length) return text;
  const value: Record<string, unknown> = {
    // A name must never be taken for a member that each object has.
    __proto__: null,
    '': text,
  };
  for (const one of inside) {
    const { nodeName } = one;
    value[nodeName] = nodeName in value ? [value[nodeName], valueOf(one)] : valueOf(one);
  }
  return value;
}
