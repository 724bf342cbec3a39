import { proveGroup } from './prove.js';

proveGroup('POST');
