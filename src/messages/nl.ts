import type { AllMessages } from './batch.en.js';

/** Dutch, with formal address. */
export const nl: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Klant {customer} verwijderen',
  'dry-run': 'Proefuitvoering: er wordt niets verwijderd',
  permanent: 'Dit is definitief. Het kan niet ongedaan worden gemaakt.',
  allData: 'Alle gegevens van deze klant worden verwijderd: naam, kaartnummer, alles.',
  allTransactions: 'Alle transacties in alle campagnes van account {account} worden verwijderd.',
  onlyOne: 'Alleen deze ene klant wordt verwijderd.',
  code: 'Klantcode',
  user: 'Gebruikersnaam',
  password: 'Wachtwoord',
  key: 'API-sleutel',
  typeToConfirm: 'Typ ter bevestiging {code}',
  tickToConfirm: 'Klant {customer} definitief verwijderen',
  cancel: 'Annuleren',
  delete: 'Klant verwijderen',

  // Countdown and waiting
  countdownTitle: 'Klant {customer} wordt zo verwijderd',
  countdown: 'Er is nog niets verzonden. Resterende tijd om te stoppen: {time}.',
  waiting: 'Wacht tot een ander verzoek van deze pagina klaar is.',
  stop: 'Stoppen',
  pendingTitle: 'Klant {customer} wordt verwijderd…',
  pending: 'Dit kan niet meer worden gestopt.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Verwijderd',
  deleted: 'Verwijderd: klant {customer}, {time}.',
  refusedTitle: 'Geweigerd door de API',
  refused: 'De API antwoordde: {message}',
  'not-sentTitle': 'Niet verwijderd',
  'not-sent': 'Niet verwijderd: er is niets verzonden.',
  unknownTitle: 'Niet bekend',
  unknown:
    'Het is niet bekend of klant {customer} is verwijderd. Kijk dit na voordat u het opnieuw probeert.',
  removed: 'Verwijderd: klant {customer}; de rij is weg.',
  retry: 'Opnieuw proberen',
  retryUnknown: 'Ik heb het nagekeken: de klant is er nog',
  close: 'Sluiten',
  account: 'Account',
  sent: 'Verzonden',
  answered: 'Beantwoord',
  outcome: 'Resultaat',
  never: 'nooit',

  // What an earlier page of the tab has left open
  lost: 'Een verzoek om klant {customer} te verwijderen is verzonden op {time}, en het antwoord is nooit gezien. Kijk na of de klant er nog is.',
  dismiss: 'Melding sluiten',

  // Why something was not sent, or is not known
  cancelled: 'De actie is gestopt.',
  changed: 'De pagina is gewijzigd.',
  vetoed: 'De pagina heeft de actie gestopt.',
  away: 'De pagina was niet actief.',
  busy: 'Deze actie is al bezig.',
  blocked: 'Het beveiligingsbeleid van de pagina blokkeert het verzoek.',
  unreachable: 'De API is niet bereikbaar.',
  timeout: 'Er kwam niet op tijd een antwoord.',
  network: 'Er kwam geen bruikbaar antwoord.',
  'no-callback': 'Er kwam een antwoord, maar er stond niets in.',
  malformed: 'Er kwam een antwoord, maar het was onbegrijpelijk.',
  mismatch: 'Het antwoord ging over een andere klant.',
  interrupted: 'Het wachten is onderbroken.',
  noReason: 'Er is geen reden gegeven.',

  // What is odd about a code, but may be meant
  unusual: 'Kijk goed, de code bevat: {list}',

  // What is wrong with an input
  noCode: 'De code ontbreekt.',
  longCode: 'De code is langer dan 255 tekens.',
  cutCode: 'Een spreadsheet heeft de code beschadigd.',
  noUser: 'De gebruikersnaam ontbreekt.',
  noPassword: 'Het wachtwoord ontbreekt.',
  noKey: 'De API-sleutel ontbreekt.',
  damaged: 'Een veld bevat beschadigde tekens.',
  notTyped: 'De code is niet ingevoerd of niet gelijk.',
  notTicked: 'Het vakje is nog niet aangevinkt.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Niet ingesteld: ',
  noEndpoint: 'endpoint ontbreekt.',
  noUrl: 'endpoint is geen URL.',
  notHttps: 'endpoint moet https zijn, of op deze computer staan.',
  hasLogin: 'endpoint mag geen inloggegevens bevatten.',
  hasField: 'endpoint mag geen velden van de aanroep bevatten.',
  noAccount: 'account-id ontbreekt.',
  unsupported: 'method, auth en endpoint passen niet bij elkaar.',

  // Many customers
  batchTitle: 'Klanten verwijderen',

  // The list, and what was understood of it
  codes: 'Klantcodes, één per regel',
  check: 'Lijst controleren',
  noCodes: 'De lijst bevat geen code die kan worden verzonden.',
  found: 'Te verwijderen klanten: {customer}',
  doubled: 'Dubbel, wordt één keer verzonden: {count}',
  blank: 'Lege regels: {count}',
  bad: 'Regels die niet worden verzonden: {count}',
  badLine: 'Regel {line}, {code}: {reason}',
  otherList: 'Andere lijst',

  // The form
  each: 'Dit gebeurt met elke klant van de lijst, een voor een.',
  typeCount: 'Typ ter bevestiging het aantal klanten: {code}',
  notCounted: 'Het aantal is niet ingevoerd of niet gelijk.',
  deleteThese: 'Deze klanten verwijderen',

  // On the way
  progress: '{done} van {count}',
  timeLeft: 'Nog ongeveer {time}.',
  stopping: 'Stopt na deze klant.',
  stopped: 'Gestopt.',
  unproven: 'Kloppen gebruikersnaam en wachtwoord?',
  repeated: 'Hetzelfde antwoord kwam drie keer achter elkaar.',
  goOn: 'Doorgaan',
  end: 'Beëindigen',
  done: 'De lijst is beëindigd.',
  notTried: 'Niet geprobeerd',

  // The report
  why: 'Reden',
  download: 'Rapport downloaden',
  print: 'Rapport afdrukken',
  copy: 'Rapport kopiëren',
  copyCodes: 'Codes kopiëren: {what}',
  copied: 'Gekopieerd.',
  notCopied: 'Niet gekopieerd.',
  leftList: 'Rapport van een lijst van {time}: {progress}.',
};
