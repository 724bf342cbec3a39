import type { AllMessages } from './batch.en.js';
import { en, type Messages } from './en.js';

/** The texts of a language, and the language itself, as a BCP 47 tag. */
export type Texts = Messages & { readonly language: string };

/** What other languages, and hosts, have brought, by language in lower case. */
const tables = new Map<string, Record<string, string>>();
const known = new Map<string, Texts>();

/**
 * Adds texts to a language, and replaces those that it has. What is blank or no string, and what no
 * text is named, is left out.
 *
 * @param language a BCP 47 tag, such as `de` or `pt-BR`
 */
export function addMessages(language: string, messages: Partial<AllMessages>): void {
  const name = String(language).toLowerCase();
  const table = { ...tables.get(name) };
  for (const [key, text] of Object.entries({ ...messages })) {
    if (typeof text === 'string' && text.trim()) table[key] = text;
  }
  tables.set(name, table);
  known.clear();
}

/** The texts of a language; what it lacks from the language that it is a kind of, else in English. */
export function messagesFor(language: string): Texts {
  let texts = known.get(language);
  if (!texts) {
    texts = { ...en, ...tables.get('en'), language: 'en' };
    let name = '';
    for (const part of language.split(/[-_]/)) {
      name += name ? `-${part}` : part;
      const table = tables.get(name.toLowerCase());
      if (table) texts = { ...texts, ...table, language: valid(language.replace(/_/g, '-')) };
    }
    known.set(language, texts);
  }
  return texts;
}

/** Pages write all sorts of things; `Intl` throws at some of them. */
function valid(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0]!;
  } catch {
    return 'en';
  }
}
