// Puts together what was recorded of each planned call or list, and of each confirmation.

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('../types.js').Confirmation} Confirmation */
/** @typedef {import('../types.js').Record} Record */
/** @typedef {import('../types.js').Told} Told */

/** @typedef {Extract<Record, { kind: 'outcome' }>} Outcome */
/** @typedef {Extract<Record, { kind: 'report' }>} Report */

/**
 * From a stop until the list goes on, in ms since 1970.
 *
 * @typedef {object} Halt
 * @property {number} from
 * @property {number} until
 * @property {string} by
 * @property {string} [current] the customer whose request may have left
 */

/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} page where it began
 * @property {number} at when it began
 * @property {Confirmation | null} confirmation null where it was planned
 * @property {Outcome[]} outcomes in order, late ones among them
 * @property {Report[]} reports
 * @property {Halt[]} halts
 * @property {string} [takenBackBy]
 * @property {boolean} isCut whether its page was torn down meanwhile
 * @property {boolean} isClosed whether its form closed without an outcome
 */

/** @param {{ told: Told }} outcome */
export const isLate = ({ told }) => told.late === true;

/**
 * @param {readonly Record[]} records
 * @returns {Map<string, Case>} by their ids
 */
export function gatherCases(records) {
  /** @type {Map<string, Case>} */
  const cases = new Map();
  for (const record of records) {
    if (!('of' in record) || record.of === null) continue;
    const { of: id, page, at } = record;
    const found = cases.get(id) ?? {
      id,
      page,
      at,
      confirmation: null,
      outcomes: [],
      reports: [],
      halts: [],
      isCut: false,
      isClosed: false,
    };
    cases.set(id, found);
    if (record.kind === 'confirmed') found.confirmation = record;
    else if (record.kind === 'outcome') found.outcomes.push(record);
    else if (record.kind === 'report') found.reports.push(record);
    else if (record.kind === 'taken-back') found.takenBackBy = record.by;
    else if (record.kind === 'cut') found.isCut = true;
    else if (record.kind === 'closed') found.isClosed = true;
    else if (record.kind === 'halted') {
      const { by, current } = record;
      found.halts.push({ from: at, until: Infinity, by, ...(current && { current }) });
    } else if (record.kind === 'resumed') {
      const last = found.halts.at(-1);
      if (last?.until === Infinity) last.until = at;
    }
  }
  return cases;
}
