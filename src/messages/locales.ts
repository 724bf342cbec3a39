import { ar } from './ar.js';
import { de } from './de.js';
import type { AllMessages } from './batch.en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { ptBR } from './pt-BR.js';

/**
 * Every language but English, by the name of its file in `dist/locales/`. For the build, which makes
 * the files of it; the widget itself brings English only.
 */
export const locales: Readonly<Record<string, AllMessages>> = {
  ar,
  de,
  es,
  fr,
  it,
  ja,
  nl,
  pl,
  'pt-BR': ptBR,
};
