/** The program inside the frame, as the build puts it into `frame-document.ts`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minify_sync } from 'terser';

/** The whole inline script. */
export const frameProgram = minify_sync(readFileSync('src/transport/frame-program.js', 'utf8'), {
  ecma: 2020,
  toplevel: true,
}).code!;

/** The CSP source expression that allows it. */
export const frameHash = `sha256-${createHash('sha256').update(frameProgram).digest('base64')}`;
