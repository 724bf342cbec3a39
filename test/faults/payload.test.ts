import { browser } from './browser.js';
import { proveGroup } from './prove.js';

/**
 * What is made of a value is the same in every browser. Those that it has to pass first are each
 * engine's own: its JSON, its message ports, its limits.
 */
const SAMPLE = [
  'argument-nothing',
  'argument-undefined',
  'argument-function-success',
  'argument-array',
  'argument-promise',
  'argument-window',
  'argument-symbol',
  'cyclic',
  'accessor',
  'accessor-throws',
  'proxy',
  'proxy-throws',
  'to-json',
  'big-integer',
  'proto',
  'no-prototype',
  'huge',
  'deep',
  'code-signs',
  'code-of-the-world',
  'code-number-huge',
  'error-list',
];

proveGroup('Payload', browser === 'chromium' ? undefined : SAMPLE);
