/** Source maps of what is done to a script after it has been bundled. */
import remapping, { type EncodedSourceMap } from '@jridgewell/remapping';
import { encodedMap, FlattenMap } from '@jridgewell/trace-mapping';
import MagicString from 'magic-string';
import { minify_sync, type MinifyOptions } from 'terser';
import { minifySync } from 'vite';

/** A script, and the way back to its sources. */
export interface Mapped {
  readonly code: string;
  readonly map: EncodedSourceMap;
}

/** Where each character of a changed text was. */
const changes = (text: MagicString): EncodedSourceMap =>
  JSON.parse(text.generateMap({ hires: true }).toString());

/**
 * The map of something that was made in steps.
 *
 * @param steps each step's own map, the last step first
 */
const chained = (...steps: EncodedSourceMap[]): EncodedSourceMap =>
  JSON.parse(remapping(steps, () => null).toString());

/**
 * Has the characters of a script that match replaced.
 *
 * @param pattern global
 */
export function replaced(
  { code, map }: Mapped,
  pattern: RegExp,
  replacement: (match: string) => string,
): Mapped {
  const text = new MagicString(code).replace(pattern, replacement);
  return { code: text.toString(), map: chained(changes(text), map) };
}

/** One script after the other; texts without a map are nobody's. */
export function joined(parts: readonly (Mapped | string)[]): Mapped {
  let code = '';
  const sections = [];
  for (const part of parts) {
    const lines = code.split('\n');
    const offset = { line: lines.length - 1, column: lines.at(-1)!.length };
    const nothing = { version: 3 as const, names: [], sources: [], mappings: 'A' };
    sections.push({ offset, map: typeof part === 'string' ? nothing : part.map });
    code += typeof part === 'string' ? part : part.code;
  }
  const whole = new FlattenMap({ version: 3, sections });
  return { code, map: encodedMap(whole) };
}

/** Minifies once more, by terser. */
export function minified({ code, map }: Mapped, options: MinifyOptions): Mapped {
  const result = minify_sync(code, { ...options, sourceMap: { asObject: true } });
  return { code: result.code!, map: chained(result.map as EncodedSourceMap, map) };
}

/** Minifies by the minifier that Vite has inside. */
export function minifiedByOxc({ code, map }: Mapped): Mapped {
  const options = { compress: { target: 'es2022' }, mangle: { toplevel: true }, sourcemap: true };
  const result = minifySync('script.js', code, options);
  if (result.errors.length) throw new AggregateError(result.errors);
  return { code: result.code, map: chained(result.map as unknown as EncodedSourceMap, map) };
}
