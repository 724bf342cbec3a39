import type { AllMessages } from './batch.en.js';
import { pageState } from '../page-state.js';
import { en, type Messages } from './en.js';

/** The texts of a language, and the language itself, as a BCP 47 tag. */
export type Texts = Messages & { readonly language: string };

/** The texts of each language, as made from the translations of the page. */
const cache = new WeakMap<object, Map<string, Texts>>();

/**
 * Adds texts to a language, and replaces those that it has. What is blank or no string, and what no
 * text is named, is left out.
 *
 * @param language a BCP 47 tag, such as `de` or `pt-BR`
 */
export function addMessages(language: string, messages: Partial<AllMessages>): void {
  const name = String(language).toLowerCase();
  const table = { ...pageState.translations.get(name) };
  for (const [key, text] of Object.entries({ ...messages })) {
    if (typeof text === 'string' && text.trim()) table[key] = text;
  }
  pageState.translations = new Map(pageState.translations).set(name, table);
}

/** The texts of a language; what it lacks from the language that it is a kind of, else in English. */
export function messagesFor(language: string): Texts {
  const { translations } = pageState;
  let known = cache.get(translations);
  if (!known) cache.set(translations, (known = new Map()));
  let texts = known.get(language);
  if (!texts) {
    texts = { ...en, ...translations.get('en'), language: 'en' };
    let name = '';
    for (const part of language.split(/[-_]/)) {
      name += name ? `-${part}` : part;
      const table = translations.get(name.toLowerCase());
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
