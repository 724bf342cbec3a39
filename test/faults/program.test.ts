import { proveGroup } from './prove.js';

proveGroup('Program');
