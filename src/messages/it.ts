import type { AllMessages } from './batch.en.js';

/** Italian, with formal, impersonal address. */
export const it: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Elimina il cliente {customer}',
  'dry-run': 'Simulazione: non viene eliminato nulla',
  permanent: 'L’eliminazione è definitiva. Non può essere annullata.',
  allData: 'Tutti i dati di questo cliente vengono eliminati: nome, numero della carta, tutto.',
  allTransactions:
    'Tutte le transazioni in tutte le campagne dell’account {account} vengono eliminate.',
  onlyOne: 'Viene eliminato solo questo cliente.',
  code: 'Codice cliente',
  user: 'Nome utente',
  password: 'Password',
  key: 'Chiave API',
  typeToConfirm: 'Per confermare, digitare {code}',
  tickToConfirm: 'Elimina definitivamente il cliente {customer}',
  cancel: 'Annulla',
  delete: 'Elimina il cliente',

  // Countdown and waiting
  countdownTitle: 'Il cliente {customer} sta per essere eliminato',
  countdown: 'Non è ancora stato inviato nulla. Tempo rimasto per interrompere: {time}.',
  waiting: 'In attesa che termini un’altra richiesta di questa pagina.',
  stop: 'Interrompi',
  pendingTitle: 'Eliminazione del cliente {customer}…',
  pending: 'Non è più possibile interrompere.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Eliminato',
  deleted: 'Eliminato: cliente {customer}, {time}.',
  refusedTitle: 'Rifiutato dall’API',
  refused: 'L’API ha risposto: {message}',
  'not-sentTitle': 'Non eliminato',
  'not-sent': 'Non eliminato: non è stato inviato nulla.',
  unknownTitle: 'Non noto',
  unknown: 'Non si sa se il cliente {customer} sia stato eliminato. Verificare prima di riprovare.',
  removed: 'Eliminato: cliente {customer}; la riga non c’è più.',
  retry: 'Riprova',
  retryUnknown: 'Ho verificato: il cliente esiste ancora',
  close: 'Chiudi',
  account: 'Account',
  sent: 'Inviato',
  answered: 'Risposta',
  outcome: 'Esito',
  never: 'mai',

  // What an earlier page of the tab has left open
  lost: 'Una richiesta di eliminazione del cliente {customer} è stata inviata in data {time}, e la risposta non è mai stata vista. Verificare se il cliente esiste ancora.',
  dismiss: 'Rimuovi l’avviso',

  // Why something was not sent, or is not known
  cancelled: 'L’operazione è stata interrotta.',
  changed: 'La pagina è cambiata.',
  vetoed: 'La pagina ha interrotto l’operazione.',
  away: 'La pagina non era più attiva.',
  busy: 'Questa operazione è già in corso.',
  blocked: 'I criteri di sicurezza della pagina bloccano la richiesta.',
  unreachable: 'L’API non è raggiungibile.',
  timeout: 'Nessuna risposta è arrivata in tempo.',
  network: 'Non è arrivata alcuna risposta utilizzabile.',
  'no-callback': 'È arrivata una risposta, ma non diceva nulla.',
  malformed: 'È arrivata una risposta, ma non aveva senso.',
  mismatch: 'La risposta riguardava un altro cliente.',
  interrupted: 'L’attesa è stata interrotta.',
  noReason: 'Non ha indicato alcun motivo.',

  // What is odd about a code, but may be meant
  unusual: 'Guardare con attenzione, il codice contiene: {list}',

  // What is wrong with an input
  noCode: 'Manca il codice.',
  longCode: 'Il codice supera i 255 caratteri.',
  cutCode: 'Un foglio di calcolo ha danneggiato il codice.',
  noUser: 'Manca il nome utente.',
  noPassword: 'Manca la password.',
  noKey: 'Manca la chiave API.',
  damaged: 'Un campo contiene caratteri danneggiati.',
  notTyped: 'Il codice non è stato digitato o non coincide.',
  notTicked: 'La casella non è ancora selezionata.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Non configurato: ',
  noEndpoint: 'manca endpoint.',
  noUrl: 'endpoint non è un URL.',
  notHttps: 'endpoint deve essere https, oppure su questo computer.',
  hasLogin: 'endpoint non deve contenere credenziali.',
  hasField: 'endpoint non deve contenere campi della chiamata.',
  noAccount: 'manca account-id.',
  unsupported: 'method, auth ed endpoint non sono compatibili tra loro.',

  // Many customers
  batchTitle: 'Elimina clienti',

  // The list, and what was understood of it
  codes: 'Codici cliente, uno per riga',
  check: 'Verifica l’elenco',
  noCodes: 'L’elenco non contiene alcun codice che si possa inviare.',
  found: 'Clienti da eliminare: {customer}',
  doubled: 'Doppi, da inviare una sola volta: {count}',
  blank: 'Righe vuote: {count}',
  bad: 'Righe che non vengono inviate: {count}',
  badLine: 'Riga {line}, {code}: {reason}',
  otherList: 'Un altro elenco',

  // The form
  each: 'Questo avviene per ogni cliente dell’elenco, uno dopo l’altro.',
  typeCount: 'Per confermare, digitare il numero di clienti: {code}',
  notCounted: 'Il numero non è stato digitato o non coincide.',
  deleteThese: 'Elimina questi clienti',

  // On the way
  progress: '{done} di {count}',
  timeLeft: 'Tempo rimasto: circa {time}.',
  stopping: 'Si interrompe dopo questo cliente.',
  stopped: 'Interrotto.',
  unproven: 'Nome utente e password sono corretti?',
  repeated: 'La stessa risposta è arrivata tre volte di seguito.',
  goOn: 'Continua',
  end: 'Termina',
  done: 'L’elenco è terminato.',
  notTried: 'Non tentato',

  // The report
  why: 'Motivo',
  download: 'Scarica il rapporto',
  print: 'Stampa il rapporto',
  copy: 'Copia il rapporto',
  copyCodes: 'Copia i codici: {what}',
  copied: 'Copiato.',
  notCopied: 'Non copiato.',
  leftList: 'Rapporto di un elenco avviato in data {time}: {progress}.',
};
