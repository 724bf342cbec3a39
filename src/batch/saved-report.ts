import { withoutQuery } from '../call/request.js';
import type { Settings } from '../element/settings.js';
import type { Row } from './report.js';

/** The report of a run, kept in this tab in case its page goes away. No credentials. */
export interface SavedReport {
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly done: number;
  readonly total: number;
  readonly rows: readonly Row[];
}

const KEY = 'customer-delete-report';

/** How long one is kept, in ms: as long as the note of contract section 8. */
const KEPT_FOR = 86_400_000;

/** Where the customers of a report are: the endpoint without its query, and the account. */
const place = ({ endpoint, accountId }: Settings): string =>
  `${withoutQuery(new URL(endpoint))} ${accountId.trim()}`;

/** Keeps a report, in place of the one before; does nothing where the tab's storage is blocked or full. */
export function saveReport(settings: Settings, report: SavedReport): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...report, place: place(settings) }));
  } catch {
    // The one before is still true.
  }
}

/** The report of an earlier page of the tab, if it is of the same endpoint and account. */
export function savedReport(settings: Settings): SavedReport | undefined {
  try {
    const report = JSON.parse(sessionStorage.getItem(KEY)!) as SavedReport & { place: string };
    const isOld = Date.now() - Date.parse(report.startedAt) > KEPT_FOR;
    if (isOld) discardReport();
    else if (report.place === place(settings)) return report;
  } catch {
    // Blocked, none, or something else.
  }
  return undefined;
}

export function discardReport(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Blocked.
  }
}
