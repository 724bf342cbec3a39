#!/usr/bin/env bash
# Node.js 20.20.2 (the npm package node@20.20.2), its test runner.
#
# Two suites with asynchronous callbacks each import a file of tests, begun one after the other without
# waiting: `describe('a', async () => { await import('./a.mjs') })`. Where both files import a module with a
# top-level `await`, both wait for it, and the tests of the second file are then registered in the suite
# of the first: the second suite is empty, and passes. Without that `await` each gets its own tests.
#
# Seen: with the top-level await `a: a1 b1, b:`; without it `a: a1, b: b1`.
#
# Prints what it sees. Exits with 1 where that is no longer so.
#
#   bash findings/node-test-async-suites.sh
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund node@20.20.2
for name in a b; do
  printf "import { it } from 'node:test';\nimport './shared.mjs';\nit('%s1', () => {});\n" "$name" >"$name.mjs"
done
cat >suites.mjs <<'JS'
import { describe } from 'node:test';
for (const name of ['a', 'b']) describe(name, async () => void (await import(`./${name}.mjs`)));
JS
cat >run.mjs <<'JS'
import { run } from 'node:test';
const tests = { a: [], b: [] };
let names = [];
run({ files: [`${process.cwd()}/suites.mjs`] })
  .on('test:start', ({ name, nesting }) => {
    names = [...names.slice(0, nesting), name];
    if (nesting === 1) tests[names[0]].push(name);
  })
  .on('end', () => console.log(`a: ${tests.a.join(' ')}, b: ${tests.b.join(' ')}`.replace(/ $/, '')))
  .resume();
JS
node=node_modules/.bin/node
echo 'export {};' >shared.mjs
without="$("$node" run.mjs)"
echo 'await new Promise((resolve) => setTimeout(resolve, 20));' >shared.mjs
with="$("$node" run.mjs)"
echo "Node.js $("$node" --version), without a top-level await: $without"
echo "Node.js $("$node" --version), with a top-level await: $with"
[ "$without" = 'a: a1, b: b1' ] && [ "$with" = 'a: a1 b1, b:' ]
