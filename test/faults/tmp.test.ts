import { proveRows } from './prove.js';
proveRows(['challenge-401', 'look-challenge']);
