import type { AllMessages } from './batch.en.js';

/** German, with formal address. */
export const de: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Kunde {customer} löschen',
  'dry-run': 'Probelauf: Es wird nichts gelöscht',
  permanent: 'Das ist endgültig. Es lässt sich nicht rückgängig machen.',
  allData: 'Alle Daten dieses Kunden werden gelöscht: Name, Kartennummer, alles.',
  allTransactions: 'Alle Transaktionen in allen Kampagnen des Kontos {account} werden gelöscht.',
  onlyOne: 'Nur dieser eine Kunde wird gelöscht.',
  code: 'Kundencode',
  user: 'Benutzername',
  password: 'Passwort',
  key: 'API-Schlüssel',
  typeToConfirm: 'Geben Sie zur Bestätigung ein: {code}',
  tickToConfirm: 'Kunde {customer} endgültig löschen',
  cancel: 'Abbrechen',
  delete: 'Kunde löschen',

  // Countdown and waiting
  countdownTitle: 'Kunde {customer} wird gleich gelöscht',
  countdown: 'Noch wurde nichts gesendet. Verbleibende Zeit zum Stoppen: {time}.',
  waiting: 'Wartet, bis eine andere Anfrage dieser Seite beendet ist.',
  stop: 'Stoppen',
  pendingTitle: 'Kunde {customer} wird gelöscht\u00a0…',
  pending: 'Das kann nicht mehr gestoppt werden.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Gelöscht',
  deleted: 'Gelöscht: Kunde {customer}, {time}.',
  refusedTitle: 'Von der API abgelehnt',
  refused: 'Die API hat geantwortet: {message}',
  'not-sentTitle': 'Nicht gelöscht',
  'not-sent': 'Nicht gelöscht: Es wurde nichts gesendet.',
  unknownTitle: 'Nicht bekannt',
  unknown:
    'Es ist nicht bekannt, ob Kunde {customer} gelöscht wurde. Sehen Sie nach, bevor Sie es erneut versuchen.',
  removed: 'Gelöscht: Kunde {customer}; die Zeile ist weg.',
  retry: 'Erneut versuchen',
  retryUnknown: 'Ich habe nachgesehen: Der Kunde ist noch da',
  close: 'Schließen',
  account: 'Konto',
  sent: 'Gesendet',
  answered: 'Beantwortet',
  outcome: 'Ergebnis',
  never: 'nie',

  // What an earlier page of the tab has left open
  lost: 'Eine Anfrage zum Löschen von Kunde {customer} wurde am {time} gesendet, und ihre Antwort wurde nie gesehen. Sehen Sie nach, ob es den Kunden noch gibt.',
  dismiss: 'Hinweis verwerfen',

  // Why something was not sent, or is not known
  cancelled: 'Der Vorgang wurde gestoppt.',
  changed: 'Die Seite hat sich geändert.',
  vetoed: 'Die Seite hat den Vorgang gestoppt.',
  away: 'Die Seite war zwischendurch nicht aktiv.',
  busy: 'Dieser Vorgang läuft bereits.',
  blocked: 'Die Sicherheitsrichtlinie der Seite blockiert die Anfrage.',
  unreachable: 'Die API ist nicht erreichbar.',
  timeout: 'Es kam nicht rechtzeitig eine Antwort.',
  network: 'Es kam keine verwertbare Antwort.',
  'no-callback': 'Es kam eine Antwort, aber sie sagte nichts aus.',
  malformed: 'Es kam eine Antwort, aber sie ergab keinen Sinn.',
  mismatch: 'Die Antwort betraf einen anderen Kunden.',
  interrupted: 'Das Warten wurde unterbrochen.',
  noReason: 'Sie hat keinen Grund genannt.',

  // What is odd about a code, but may be meant
  unusual: 'Sehen Sie genau hin, der Code enthält: {list}',

  // What is wrong with an input
  noCode: 'Der Code fehlt.',
  longCode: 'Der Code ist länger als 255 Zeichen.',
  cutCode: 'Eine Tabellenkalkulation hat den Code beschädigt.',
  noUser: 'Der Benutzername fehlt.',
  noPassword: 'Das Passwort fehlt.',
  noKey: 'Der API-Schlüssel fehlt.',
  damaged: 'Ein Feld enthält beschädigte Zeichen.',
  notTyped: 'Der Code wurde nicht oder nicht genau so eingegeben.',
  notTicked: 'Das Kästchen ist noch nicht angekreuzt.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Nicht eingerichtet: ',
  noEndpoint: 'endpoint fehlt.',
  noUrl: 'endpoint ist keine URL.',
  notHttps: 'endpoint muss https sein oder auf diesem Computer liegen.',
  hasLogin: 'endpoint darf keine Zugangsdaten enthalten.',
  hasField: 'endpoint darf keine Felder des Aufrufs enthalten.',
  noAccount: 'account-id fehlt.',
  unsupported: 'method, auth und endpoint passen nicht zusammen.',

  // Many customers
  batchTitle: 'Kunden löschen',

  // The list, and what was understood of it
  codes: 'Kundencodes, einer pro Zeile',
  check: 'Liste prüfen',
  noCodes: 'Die Liste enthält keinen Code, der gesendet werden kann.',
  found: 'Zu löschende Kunden: {customer}',
  doubled: 'Doppelt, wird nur einmal gesendet: {count}',
  blank: 'Leere Zeilen: {count}',
  bad: 'Zeilen, die nicht gesendet werden: {count}',
  badLine: 'Zeile {line}, {code}: {reason}',
  otherList: 'Andere Liste',

  // The form
  each: 'Das geschieht mit jedem Kunden der Liste, einem nach dem anderen.',
  typeCount: 'Geben Sie zur Bestätigung die Anzahl der Kunden ein: {code}',
  notCounted: 'Die Anzahl wurde nicht oder nicht genau so eingegeben.',
  deleteThese: 'Diese Kunden löschen',

  // On the way
  progress: '{done} von {count}',
  timeLeft: 'Noch etwa {time}.',
  stopping: 'Stoppt nach diesem Kunden.',
  stopped: 'Gestoppt.',
  unproven: 'Stimmen Benutzername und Passwort?',
  repeated: 'Dreimal hintereinander kam dieselbe Antwort.',
  goOn: 'Fortsetzen',
  end: 'Beenden',
  done: 'Die Liste ist beendet.',
  notTried: 'Nicht versucht',

  // The report
  why: 'Grund',
  download: 'Bericht herunterladen',
  print: 'Bericht drucken',
  copy: 'Bericht kopieren',
  copyCodes: 'Codes kopieren: {what}',
  copied: 'Kopiert.',
  notCopied: 'Nicht kopiert.',
  leftList: 'Bericht einer Liste vom {time}: {progress}.',
};
