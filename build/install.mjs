// Installs the development dependencies where they are missing or older than the lock file,
// so that each npm script works on a fresh clone. Needs nothing but Node.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const upToDate =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;

if (!upToDate) {
  console.log('Installing the development dependencies (once) …');
  // npm sets production mode from the environment; the tools are development dependencies.
  execSync('npm ci --include=dev --loglevel=error --no-audit --no-fund', { stdio: 'inherit' });
}
