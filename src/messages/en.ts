/**
 * Every text of the single element, in English; those of the batch, and the type that other languages
 * have to fill, are in `batch.en.ts`.
 * `{customer}`, `{time}` and so on are places for values; see `fill()`.
 */
export const en = {
  /** Which way the language is written: `ltr` or `rtl`. */
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Delete customer {customer}',
  'dry-run': 'Dry run: nothing is deleted',
  permanent: 'This is permanent. There is no undo.',
  allData: 'All data of this customer is deleted: name, card number, everything.',
  allTransactions: 'All transactions in all campaigns of account {account} are deleted.',
  onlyOne: 'Only this one customer is deleted.',
  code: 'Customer code',
  user: 'User name',
  password: 'Password',
  key: 'API key',
  typeToConfirm: 'To confirm, type {code}',
  tickToConfirm: 'Delete customer {customer} for good',
  cancel: 'Cancel',
  delete: 'Delete customer',

  // Countdown and waiting
  countdownTitle: 'About to delete customer {customer}',
  countdown: 'Nothing has been sent yet. Time left to stop it: {time}.',
  waiting: 'Waiting for another request on this page.',
  stop: 'Stop',
  pendingTitle: 'Deleting customer {customer}…',
  pending: 'This can no longer be stopped.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Deleted',
  deleted: 'Deleted: customer {customer}, {time}.',
  refusedTitle: 'Refused by the API',
  refused: 'The API answered: {message}',
  'not-sentTitle': 'Not deleted',
  'not-sent': 'Not deleted: nothing was sent.',
  unknownTitle: 'Not known',
  unknown: 'Not known whether customer {customer} was deleted. Look before trying again.',
  removed: 'Deleted: customer {customer}; the row is gone.',
  retry: 'Try again',
  retryUnknown: 'I looked: the customer is still there',
  close: 'Close',
  account: 'Account',
  sent: 'Sent',
  answered: 'Answered',
  outcome: 'Outcome',
  never: 'never',

  // What an earlier page of the tab has left open
  lost: 'A request to delete customer {customer} was sent at {time}, and its answer was never seen. Look the customer up.',
  dismiss: 'Dismiss',

  // Why something was not sent, or is not known
  cancelled: 'It was stopped.',
  changed: 'The page changed.',
  vetoed: 'The page stopped it.',
  away: 'The page was away.',
  busy: 'This is already under way.',
  blocked: "The page's policy blocks the request.",
  unreachable: "The API can't be reached.",
  timeout: 'No answer came in time.',
  network: 'No usable answer came.',
  'no-callback': 'An answer came, but said nothing.',
  malformed: 'An answer came, but made no sense.',
  mismatch: 'The answer was about another customer.',
  interrupted: 'Waiting was interrupted.',
  noReason: 'It gave no reason.',

  // What is odd about a code, but may be meant
  unusual: 'Look closely, the code holds: {list}',

  // What is wrong with an input
  noCode: 'The code is missing.',
  longCode: 'The code is longer than 255 characters.',
  cutCode: 'A spreadsheet has damaged the code.',
  noUser: 'The user name is missing.',
  noPassword: 'The password is missing.',
  noKey: 'The API key is missing.',
  damaged: 'A field holds damaged characters.',
  notTyped: 'The code is not typed, or not the same.',
  notTicked: 'The box is not ticked yet.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Not set up: ',
  noEndpoint: 'endpoint is missing.',
  noUrl: 'endpoint is not a URL.',
  notHttps: 'endpoint has to be https, or on this computer.',
  hasLogin: 'endpoint must not hold credentials.',
  hasField: 'endpoint must not hold fields of the call.',
  noAccount: 'account-id is missing.',
  unsupported: 'method, auth and endpoint do not go together.',
};

/** The texts of one language. A missing key fails the type check. */
export type Messages = Readonly<typeof en>;

/** The name of one text. */
export type MessageKey = keyof Messages;
