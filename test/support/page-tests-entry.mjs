// Holds each file of page tests in a suite of its own, within one process.
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeBrowser } from '../hosts/browser.mjs';
import { nameOfFile } from './counts.mjs';

/** @type {string[]} */
const files = JSON.parse(process.env['PAGE_TESTS'] ?? '[]');

for (const file of files) {
  // One after the other: a file that waits for a module of another one would get into that one's suite.
  await new Promise((resolve, reject) => {
    describe(nameOfFile(file), async () => {
      await import(pathToFileURL(file).href).then(resolve, reject);
    });
  });
}

after(closeBrowser);
