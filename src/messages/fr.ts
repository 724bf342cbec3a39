import type { AllMessages } from './batch.en.js';

/** French, with formal address. */
export const fr: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Supprimer le client {customer}',
  'dry-run': 'Essai à blanc\u00a0: rien n’est supprimé',
  permanent: 'La suppression est définitive. Elle ne peut pas être annulée.',
  allData: 'Toutes les données de ce client sont supprimées\u00a0: nom, numéro de carte, tout.',
  allTransactions:
    'Toutes les transactions de toutes les campagnes du compte {account} sont supprimées.',
  onlyOne: 'Seul ce client est supprimé.',
  code: 'Code client',
  user: 'Nom d’utilisateur',
  password: 'Mot de passe',
  key: 'Clé d’API',
  typeToConfirm: 'Pour confirmer, saisissez {code}',
  tickToConfirm: 'Supprimer définitivement le client {customer}',
  cancel: 'Annuler',
  delete: 'Supprimer le client',

  // Countdown and waiting
  countdownTitle: 'Le client {customer} va être supprimé',
  countdown: 'Rien n’a encore été envoyé. Temps restant pour arrêter\u00a0: {time}.',
  waiting: 'En attente de la fin d’une autre requête de cette page.',
  stop: 'Arrêter',
  pendingTitle: 'Suppression du client {customer}…',
  pending: 'L’opération ne peut plus être arrêtée.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Supprimé',
  deleted: 'Supprimé\u00a0: client {customer}, {time}.',
  refusedTitle: 'Refusé par l’API',
  refused: 'L’API a répondu\u00a0: {message}',
  'not-sentTitle': 'Non supprimé',
  'not-sent': 'Non supprimé\u00a0: rien n’a été envoyé.',
  unknownTitle: 'Inconnu',
  unknown: 'On ne sait pas si le client {customer} a été supprimé. Vérifiez avant de réessayer.',
  removed: 'Supprimé\u00a0: client {customer}\u202f; la ligne n’est plus là.',
  retry: 'Réessayer',
  retryUnknown: 'J’ai vérifié\u00a0: le client existe toujours',
  close: 'Fermer',
  account: 'Compte',
  sent: 'Envoyé',
  answered: 'Répondu',
  outcome: 'Résultat',
  never: 'jamais',

  // What an earlier page of the tab has left open
  lost: 'Une requête de suppression du client {customer} a été envoyée le {time}, et sa réponse n’a jamais été vue. Vérifiez si le client existe toujours.',
  dismiss: 'Effacer l’avis',

  // Why something was not sent, or is not known
  cancelled: 'L’opération a été arrêtée.',
  changed: 'La page a changé.',
  vetoed: 'La page a arrêté l’opération.',
  away: 'La page n’était plus active.',
  busy: 'Cette opération est déjà en cours.',
  blocked: 'La politique de sécurité de la page bloque la requête.',
  unreachable: 'L’API est injoignable.',
  timeout: 'Aucune réponse n’est arrivée à temps.',
  network: 'Aucune réponse exploitable n’est arrivée.',
  'no-callback': 'Une réponse est arrivée, mais elle ne disait rien.',
  malformed: 'Une réponse est arrivée, mais elle n’avait pas de sens.',
  mismatch: 'La réponse concernait un autre client.',
  interrupted: 'L’attente a été interrompue.',
  noReason: 'Elle n’a donné aucune raison.',

  // What is odd about a code, but may be meant
  unusual: 'Regardez bien, le code contient\u00a0: {list}',

  // What is wrong with an input
  noCode: 'Le code est manquant.',
  longCode: 'Le code dépasse 255 caractères.',
  cutCode: 'Un tableur a endommagé le code.',
  noUser: 'Le nom d’utilisateur est manquant.',
  noPassword: 'Le mot de passe est manquant.',
  noKey: 'La clé d’API est manquante.',
  damaged: 'Un champ contient des caractères endommagés.',
  notTyped: 'Le code n’est pas saisi, ou n’est pas identique.',
  notTicked: 'La case n’est pas encore cochée.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Non configuré\u00a0: ',
  noEndpoint: 'endpoint est manquant.',
  noUrl: 'endpoint n’est pas une URL.',
  notHttps: 'endpoint doit être en https, ou sur cet ordinateur.',
  hasLogin: 'endpoint ne doit pas contenir d’identifiants.',
  hasField: 'endpoint ne doit contenir aucun champ de l’appel.',
  noAccount: 'account-id est manquant.',
  unsupported: 'method, auth et endpoint ne vont pas ensemble.',

  // Many customers
  batchTitle: 'Supprimer des clients',

  // The list, and what was understood of it
  codes: 'Codes client, un par ligne',
  check: 'Vérifier la liste',
  noCodes: 'La liste ne contient aucun code qui puisse être envoyé.',
  found: 'Clients à supprimer\u00a0: {customer}',
  doubled: 'En double, à envoyer une seule fois\u00a0: {count}',
  blank: 'Lignes vides\u00a0: {count}',
  bad: 'Lignes qui ne sont pas envoyées\u00a0: {count}',
  badLine: 'Ligne {line}, {code}\u00a0: {reason}',
  otherList: 'Autre liste',

  // The form
  each: 'Chaque client de la liste est traité ainsi, l’un après l’autre.',
  typeCount: 'Pour confirmer, saisissez le nombre de clients\u00a0: {code}',
  notCounted: 'Le nombre n’est pas saisi, ou n’est pas identique.',
  deleteThese: 'Supprimer ces clients',

  // On the way
  progress: '{done} sur {count}',
  timeLeft: 'Temps restant\u00a0: environ {time}.',
  stopping: 'L’opération s’arrête après ce client.',
  stopped: 'Arrêté.',
  unproven: 'Le nom d’utilisateur et le mot de passe sont-ils corrects\u202f?',
  repeated: 'La même réponse est arrivée trois fois de suite.',
  goOn: 'Continuer',
  end: 'Terminer',
  done: 'La liste est terminée.',
  notTried: 'Non tenté',

  // The report
  why: 'Raison',
  download: 'Télécharger le rapport',
  print: 'Imprimer le rapport',
  copy: 'Copier le rapport',
  copyCodes: 'Copier les codes\u00a0: {what}',
  copied: 'Copié.',
  notCopied: 'Non copié.',
  leftList: 'Rapport d’une liste du {time}\u00a0: {progress}.',
};
