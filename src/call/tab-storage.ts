/** What the tab's storage holds: how it is written, and how long it counts. */

/** How long, in ms. Contract section 8. */
const KEPT_FOR = 86_400_000;

/**
 * Whether what is of this time still counts.
 *
 * @param time ISO 8601
 */
export const isFresh = (time: string): boolean =>
  // Not `Date.parse()`: Datejs has one of its own, which can't read this.
  Date.now() - +new Date(time) < KEPT_FOR;

/** As JSON, also where an old Prototype.js would have arrays written as strings. */
export const toJson = (value: object): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key) {
    return this[key];
  });
