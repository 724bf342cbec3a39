import { proveGroup } from './prove.js';

proveGroup('Look ahead');
