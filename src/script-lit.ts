/**
 * `lit/html.js` in the classic scripts: as much of Lit's renderer as the widget's templates ask for, in a
 * third of its bytes. The build marks the places of values (`.ci/marked-templates.mjs`); a value is the
 * whole of an attribute, property or listener, or a child: a text, a template, an array of them, or
 * nothing. Modules import Lit itself.
 *
 * After lit-html, Copyright 2017 Google LLC, BSD-3-Clause.
 */
import type { TemplateResult } from 'lit/html.js';
import type { Factory } from './transport/trusted-types.js';

declare const __LIT_VERSION__: string;

/** Takes the values of a place, one after the other, and shows the last. */
type Part = (value: unknown) => void;

const COMMENT = 8;
const ELEMENTS_AND_COMMENTS = 129;

const page = globalThis as unknown as { trustedTypes?: Factory; litHtmlVersions?: string[] };
const policy = page.trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });
(page.litHtmlVersions ??= []).push(__LIT_VERSION__);

export const noChange = Symbol();
export const nothing = Symbol();

export const html = (strings: TemplateStringsArray, ...values: unknown[]): object => ({
  strings,
  values,
});

const templates = new WeakMap<TemplateStringsArray, HTMLTemplateElement>();

/** A copy of what a template holds, and its places in their order. */
function copied(strings: TemplateStringsArray): [DocumentFragment, Part[]] {
  let template = templates.get(strings);
  if (!template) {
    // No template, but something made to look like one: JSON has no `raw` on its arrays.
    if (!strings.raw) throw TypeError();
    const text = strings.join('');
    template = document.createElement('template');
    template.innerHTML = policy?.createHTML(text) ?? text;
    templates.set(strings, template);
  }
  const fragment = document.importNode(template.content, true);
  // What comes last needs an end, too: what follows in the page is not its own.
  fragment.append('');
  const walker = document.createTreeWalker(fragment, ELEMENTS_AND_COMMENTS);
  const parts = [];
  let node: Node | null;
  while ((node = walker.nextNode())) {
    if (node.nodeType === COMMENT) parts.push(child(node, node.nextSibling));
    else {
      for (const name of (node as Element).getAttributeNames()) {
        // The marks come before all letters.
        if (name >= 'A') continue;
        (node as Element).removeAttribute(name);
        parts.push(attribute(node as Element, name[0]!, name.slice(1)));
      }
    }
  }
  return [fragment, parts];
}

function attribute(element: Element, kind: string, name: string): Part {
  let shown: unknown = nothing;
  if (kind === '@')
    element.addEventListener(name, (event) => (shown as (event: Event) => void)(event));
  return (value) => {
    if (value === shown || value === noChange) return;
    shown = value;
    if (kind === '.') (element as unknown as Record<string, unknown>)[name] = value;
    else if (kind === '?') element.toggleAttribute(name, !!value);
    else if (value === nothing) element.removeAttribute(name);
    else if (kind === '$') element.setAttribute(name, value as string);
  };
}

/** What is between two nodes of a parent, of which the second one may be null, for its end. */
function child(start: Node, end: Node | null): Part {
  /** What is shown: the texts of a template, or a word for the rest. */
  let kind: unknown;
  /** The places of a template; or of a list, and there each ends at a comment of its own. */
  let parts: Part[];
  let ends: Node[];
  let text: Text;

  const insert = <T extends Node>(node: T): T => start.parentNode!.insertBefore(node, end);
  const clear = (after: Node): void => {
    while (after.nextSibling !== end) after.nextSibling!.replaceWith();
  };

  return (value) => {
    const { strings, values = [] } = (value ?? {}) as Partial<TemplateResult>;
    const list = Array.isArray(value) ? value : null;
    const shown = list || strings || value === nothing ? '' : String(value ?? '');
    const before = kind;
    kind = list ? 'list' : (strings ?? (shown && 'text'));
    const isOther = kind !== before;
    if (isOther) clear(start);

    let index = 0;
    if (list) {
      if (isOther) [parts, ends] = [[], []];
      let last = start;
      for (const one of list) {
        parts[index] ??= child(last, (ends[index] = insert(document.createComment(''))));
        parts[index]!(one);
        last = ends[index++]!;
      }
      clear(last);
      parts.length = index;
    } else if (strings) {
      let fragment;
      if (isOther) [fragment, parts] = copied(strings);
      for (const part of parts) part(values[index++]);
      // With its values inside: a live region says what is inserted.
      if (fragment) insert(fragment);
    } else if (shown) {
      if (isOther) text = insert(document.createTextNode(''));
      if (text.data !== shown) text.data = shown;
    }
  };
}

export function render(value: unknown, root: ShadowRoot & { _$litPart$?: Part }): void {
  root._$litPart$ ??= child(root.appendChild(document.createComment('')), null);
  root._$litPart$(value);
}
