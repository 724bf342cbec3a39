// Installs the tarball into new projects outside of this one, builds them, and deletes a customer in
// each. Takes packages from the registry, so `npm test` does not run it. `npm run build` has to come
// first. The last line is `N passed, M failed`.
//
//   node test/package/install.mjs [--summary FILE]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runNodeTests } from '../support/node-tests.mjs';

const { values } = parseArgs({ options: { summary: { type: 'string' } } });
const suite = fileURLToPath(new URL('projects.suite.mjs', import.meta.url));
const counts = await runNodeTests([suite], { concurrency: 1, timeout: 1_800_000 });
if (values.summary) writeFileSync(values.summary, `${JSON.stringify(counts)}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
