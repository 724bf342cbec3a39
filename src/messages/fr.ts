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
  typeToConfirm: 'Pour confirmer, saisissez {code}',
  tickToConfirm: 'Supprimer définitivement le client {customer}',
  cancel: 'Annuler',
  delete: 'Supprimer le client',

  // Countdown and waiting
  countdownTitle: 'Le client {customer} va être supprimé',
  countdown: 'Rien n’a encore été envoyé. Temps restant pour arrêter\u00a0: {time}.',
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
  unsupported: 'method doit être jsonp, et auth password.',
};
