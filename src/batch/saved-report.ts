import { withoutQuery } from '../call/request.js';
import { isFresh, toJson } from '../call/tab-storage.js';
import type { Settings } from '../element/settings.js';
import { pageState } from '../page-state.js';
import type { Row } from './report.js';

/** The report of a run, kept in this tab in case its page goes away. No credentials. */
export interface SavedReport {
  /** Where it is kept; each run has a place of its own. */
  readonly key: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly done: number;
  readonly total: number;
  readonly rows: readonly Row[];
}

/**
 * What the keys begin with: where the customers are, by the endpoint without its query and the account.
 * Not with `customer-delete`: that is the one key of contract section 8.
 */
const prefix = ({ endpoint, accountId }: Settings): string =>
  `report of customer-delete ${withoutQuery(new URL(endpoint))} ${accountId.trim()}\n`;

/**
 * A place for the report of a run that begins.
 *
 * @param element shows it as long as it is in the page
 */
export function newKey(settings: Settings, element: Element): string {
  const key = prefix(settings) + Math.random();
  pageState.shownReports.set(key, element);
  return key;
}

/**
 * Keeps a report, in place of the one before; does nothing where it has been discarded, nor where the
 * tab's storage is blocked or full.
 */
export function saveReport(report: SavedReport): void {
  if (!pageState.shownReports.has(report.key)) return;
  try {
    sessionStorage[report.key] = toJson(report);
  } catch {
    // The one before is still true.
  }
}

/** A report that nothing shows, of an earlier page of the tab say, of the same endpoint and account. */
export function savedReport(settings: Settings): SavedReport | undefined {
  try {
    const start = prefix(settings);
    for (const key in sessionStorage) {
      if (!key.startsWith(start) || pageState.shownReports.get(key)?.isConnected) continue;
      const report = JSON.parse(sessionStorage[key] as string) as SavedReport;
      if (isFresh(report.startedAt)) return report;
      discardReport(key);
    }
  } catch {
    // Blocked, no endpoint, or something else.
  }
  return undefined;
}

export function discardReport(key: string | undefined): void {
  pageState.shownReports.delete(key!);
  try {
    delete sessionStorage[key!];
  } catch {
    // Blocked.
  }
}
