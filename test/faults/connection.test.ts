import { proveGroup } from './prove.js';

proveGroup('Connection and time');
