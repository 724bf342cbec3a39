import type { AllMessages } from './batch.en.js';

/** Polish, with formal, impersonal address. */
export const pl: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Usuń klienta {customer}',
  'dry-run': 'Próba: nic nie zostanie usunięte',
  permanent: 'Usunięcie jest trwałe. Nie można go cofnąć.',
  allData: 'Usuwane są wszystkie dane tego klienta: nazwisko, numer karty, wszystko.',
  allTransactions: 'Usuwane są wszystkie transakcje we wszystkich kampaniach konta {account}.',
  onlyOne: 'Usuwany jest tylko ten jeden klient.',
  code: 'Kod klienta',
  user: 'Nazwa użytkownika',
  password: 'Hasło',
  key: 'Klucz API',
  typeToConfirm: 'Aby potwierdzić, należy wpisać {code}',
  tickToConfirm: 'Trwale usuń klienta {customer}',
  cancel: 'Anuluj',
  delete: 'Usuń klienta',

  // Countdown and waiting
  countdownTitle: 'Klient {customer} zostanie zaraz usunięty',
  countdown: 'Nic jeszcze nie zostało wysłane. Czas pozostały na zatrzymanie: {time}.',
  waiting: 'Oczekiwanie na zakończenie innego żądania tej strony.',
  stop: 'Zatrzymaj',
  pendingTitle: 'Usuwanie klienta {customer}…',
  pending: 'Nie można już tego zatrzymać.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Usunięto',
  deleted: 'Usunięto: klient {customer}, {time}.',
  refusedTitle: 'Odrzucone przez API',
  refused: 'API odpowiedziało: {message}',
  'not-sentTitle': 'Nie usunięto',
  'not-sent': 'Nie usunięto: nic nie zostało wysłane.',
  unknownTitle: 'Nie wiadomo',
  unknown:
    'Nie wiadomo, czy klient {customer} został usunięty. Przed ponowną próbą należy to sprawdzić.',
  removed: 'Usunięto: klient {customer}; wiersz zniknął.',
  retry: 'Spróbuj ponownie',
  retryUnknown: 'Sprawdzono: klient nadal istnieje',
  close: 'Zamknij',
  account: 'Konto',
  sent: 'Wysłano',
  answered: 'Odpowiedź',
  outcome: 'Wynik',
  never: 'nigdy',

  // What an earlier page of the tab has left open
  lost: 'Żądanie usunięcia klienta {customer} wysłano {time}, a odpowiedzi na nie nigdy nie zobaczono. Należy sprawdzić, czy klient nadal istnieje.',
  dismiss: 'Zamknij komunikat',

  // Why something was not sent, or is not known
  cancelled: 'Operacja została zatrzymana.',
  changed: 'Strona się zmieniła.',
  vetoed: 'Strona zatrzymała operację.',
  away: 'Strona nie była aktywna.',
  busy: 'Ta operacja już trwa.',
  blocked: 'Zasady zabezpieczeń strony blokują żądanie.',
  unreachable: 'Nie można połączyć się z API.',
  timeout: 'Odpowiedź nie nadeszła na czas.',
  network: 'Nie nadeszła żadna użyteczna odpowiedź.',
  'no-callback': 'Nadeszła odpowiedź, ale nic nie mówiła.',
  malformed: 'Nadeszła odpowiedź, ale nie miała sensu.',
  mismatch: 'Odpowiedź dotyczyła innego klienta.',
  interrupted: 'Oczekiwanie zostało przerwane.',
  noReason: 'Nie podano powodu.',

  // What is odd about a code, but may be meant
  unusual: 'Proszę się dobrze przyjrzeć, kod zawiera: {list}',

  // What is wrong with an input
  noCode: 'Brak kodu.',
  longCode: 'Kod ma więcej niż 255 znaków.',
  cutCode: 'Arkusz kalkulacyjny uszkodził kod.',
  noUser: 'Brak nazwy użytkownika.',
  noPassword: 'Brak hasła.',
  noKey: 'Brak klucza API.',
  damaged: 'Jedno z pól zawiera uszkodzone znaki.',
  notTyped: 'Kod nie został wpisany lub jest inny.',
  notTicked: 'Pole wyboru nie jest jeszcze zaznaczone.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Nie skonfigurowano: ',
  noEndpoint: 'brak endpoint.',
  noUrl: 'endpoint nie jest adresem URL.',
  notHttps: 'endpoint musi być https albo na tym komputerze.',
  hasLogin: 'endpoint nie może zawierać danych logowania.',
  hasField: 'endpoint nie może zawierać pól wywołania.',
  noAccount: 'brak account-id.',
  unsupported: 'method, auth i endpoint nie pasują do siebie.',

  // Many customers
  batchTitle: 'Usuń klientów',

  // The list, and what was understood of it
  codes: 'Kody klientów, po jednym w wierszu',
  check: 'Sprawdź listę',
  noCodes: 'Lista nie zawiera kodu, który można wysłać.',
  found: 'Klienci do usunięcia: {customer}',
  doubled: 'Powtórzone, wysyłane jeden raz: {count}',
  blank: 'Puste wiersze: {count}',
  bad: 'Wiersze, które nie są wysyłane: {count}',
  badLine: 'Wiersz {line}, {code}: {reason}',
  otherList: 'Inna lista',

  // The form
  each: 'Dzieje się tak z każdym klientem z listy, po kolei.',
  typeCount: 'Aby potwierdzić, należy wpisać liczbę klientów: {code}',
  notCounted: 'Liczba nie została wpisana lub jest inna.',
  deleteThese: 'Usuń tych klientów',

  // On the way
  progress: '{done} z {count}',
  timeLeft: 'Przybliżony pozostały czas: {time}.',
  stopping: 'Zatrzymanie nastąpi po tym kliencie.',
  stopped: 'Zatrzymano.',
  unproven: 'Czy nazwa użytkownika i hasło są poprawne?',
  repeated: 'Ta sama odpowiedź nadeszła trzy razy z rzędu.',
  goOn: 'Kontynuuj',
  end: 'Zakończ',
  done: 'Lista została zakończona.',
  notTried: 'Nie podjęto próby',

  // The report
  why: 'Powód',
  download: 'Pobierz raport',
  print: 'Drukuj raport',
  copy: 'Kopiuj raport',
  copyCodes: 'Kopiuj kody: {what}',
  copied: 'Skopiowano.',
  notCopied: 'Nie skopiowano.',
  leftList: 'Raport z listy z dnia {time}: {progress}.',
};
