import { proveGroup } from './prove.js';

proveGroup('HTTP');
