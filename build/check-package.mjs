// Has publint and attw judge the tarball that would be published, both as strictly as they can. The
// package is for ESM only: what it would be to `require` is no question.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';

/** @type {[program: string, options: string[]][]} */
const JUDGES = [
  ['publint', ['--strict']],
  ['attw', ['--profile', 'esm-only', '--no-emoji', '--no-color']],
];

const folder = mkdtempSync(join(tmpdir(), 'customer-delete-'));
try {
  const tarball = pack(folder);
  for (const [program, options] of JUDGES) {
    const path = fileURLToPath(new URL(`../node_modules/.bin/${program}`, import.meta.url));
    const { status, stdout, stderr, error } = spawnSync(path, [tarball, ...options], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status === 0) continue;
    console.error(`${program} finds fault with the package:\n${stdout}${stderr}${error ?? ''}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
