import { proveGroup } from './prove.js';

proveGroup('Payload');
