// The outcomes of a run of chaos in short, to be counted.
import { short } from '../faults/rules.js';

/** @typedef {import('./types.js').Record} Record */

/**
 * What was told of a call, in short.
 *
 * @param {Record | undefined} record
 * @returns {string[]}
 */
export function namesOf(record) {
  if (!record) return [];
  const { first, twin, late, isNone, isCut } = record;
  return [
    ...(first ? [short(first)] : []),
    ...(twin ? [`${short(twin)} (made twice at once)`] : []),
    ...(late ? [`later ${late.status}`] : []),
    ...(isNone ? ['no outcome: closed before'] : []),
    ...(isCut && !first ? ['no outcome: the page was loaded anew'] : []),
  ];
}
