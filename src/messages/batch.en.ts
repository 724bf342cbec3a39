import type { Messages } from './en.js';

/**
 * The texts of `<customer-delete-batch>`, in English; those that it shares are in `en.ts`. Where one
 * takes the place of a text of the single element, its `{customer}` or `{code}` is their number.
 */
export const batchEn = {
  batchTitle: 'Delete customers',

  // The list, and what was understood of it
  codes: 'Customer codes, one a line',
  check: 'Check the list',
  noCodes: 'The list holds no code that can be sent.',
  found: 'Customers to delete: {customer}',
  doubled: 'Doubled, sent once: {count}',
  blank: 'Blank lines: {count}',
  bad: 'Lines that are not sent: {count}',
  badLine: 'Line {line}, {code}: {reason}',
  otherList: 'Another list',

  // The form
  each: 'This is done to each customer of the list, one after the other.',
  typeCount: 'To confirm, type the number of customers: {code}',
  notCounted: 'The number is not typed, or not the same.',
  deleteThese: 'Delete these customers',

  // On the way
  progress: '{done} of {count}',
  timeLeft: 'About {time} left.',
  stopping: 'Stops after this one.',
  stopped: 'Stopped.',
  unproven: 'Are user name and password right?',
  repeated: 'The same answer came three times running.',
  goOn: 'Go on',
  end: 'End',
  done: 'The list has ended.',
  notTried: 'Not tried',

  // The report
  why: 'Why',
  download: 'Download the report',
  print: 'Print the report',
  copy: 'Copy the report',
  copyCodes: 'Copy codes: {what}',
  copied: 'Copied.',
  notCopied: 'Not copied.',
  leftList: 'Report of a list of {time}: {progress}.',
};

export type BatchMessages = Readonly<typeof batchEn>;

/** All texts of one language. A missing key fails the type check. */
export type AllMessages = Messages & BatchMessages;
