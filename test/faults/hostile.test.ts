import { proveGroup } from './prove.js';

proveGroup('Hostile');
