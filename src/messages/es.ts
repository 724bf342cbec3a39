import type { AllMessages } from './batch.en.js';

/** Spanish, with formal address. */
export const es: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Eliminar el cliente {customer}',
  'dry-run': 'Simulación: no se elimina nada',
  permanent: 'Es definitivo. No se puede deshacer.',
  allData: 'Se eliminan todos los datos de este cliente: nombre, número de tarjeta, todo.',
  allTransactions:
    'Se eliminan todas las transacciones de todas las campañas de la cuenta {account}.',
  onlyOne: 'Solo se elimina este cliente.',
  code: 'Código de cliente',
  user: 'Nombre de usuario',
  password: 'Contraseña',
  key: 'Clave de API',
  typeToConfirm: 'Para confirmar, escriba {code}',
  tickToConfirm: 'Eliminar definitivamente el cliente {customer}',
  cancel: 'Cancelar',
  delete: 'Eliminar el cliente',

  // Countdown and waiting
  countdownTitle: 'El cliente {customer} está a punto de ser eliminado',
  countdown: 'Todavía no se ha enviado nada. Tiempo restante para detenerlo: {time}.',
  waiting: 'Esperando a que termine otra solicitud de esta página.',
  stop: 'Detener',
  pendingTitle: 'Eliminando el cliente {customer}…',
  pending: 'Ya no se puede detener.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Eliminado',
  deleted: 'Eliminado: cliente {customer}, {time}.',
  refusedTitle: 'Rechazado por la API',
  refused: 'La API respondió: {message}',
  'not-sentTitle': 'No eliminado',
  'not-sent': 'No eliminado: no se ha enviado nada.',
  unknownTitle: 'No se sabe',
  unknown:
    'No se sabe si el cliente {customer} se ha eliminado. Compruébelo antes de volver a intentarlo.',
  removed: 'Eliminado: cliente {customer}; la fila ya no está.',
  retry: 'Volver a intentarlo',
  retryUnknown: 'Lo he comprobado: el cliente sigue existiendo',
  close: 'Cerrar',
  account: 'Cuenta',
  sent: 'Enviado',
  answered: 'Respondido',
  outcome: 'Resultado',
  never: 'nunca',

  // What an earlier page of the tab has left open
  lost: 'El {time} se envió una solicitud para eliminar el cliente {customer}, y su respuesta nunca se vio. Compruebe si el cliente sigue existiendo.',
  dismiss: 'Descartar el aviso',

  // Why something was not sent, or is not known
  cancelled: 'Se ha detenido.',
  changed: 'La página ha cambiado.',
  vetoed: 'La página lo ha detenido.',
  away: 'La página dejó de estar activa.',
  busy: 'Esta operación ya está en curso.',
  blocked: 'La política de seguridad de la página bloquea la solicitud.',
  unreachable: 'No se puede acceder a la API.',
  timeout: 'No llegó ninguna respuesta a tiempo.',
  network: 'No llegó ninguna respuesta utilizable.',
  'no-callback': 'Llegó una respuesta, pero no decía nada.',
  malformed: 'Llegó una respuesta, pero no tenía sentido.',
  mismatch: 'La respuesta se refería a otro cliente.',
  interrupted: 'La espera se ha interrumpido.',
  noReason: 'No ha dado ningún motivo.',

  // What is odd about a code, but may be meant
  unusual: 'Fíjese bien, el código contiene: {list}',

  // What is wrong with an input
  noCode: 'Falta el código.',
  longCode: 'El código tiene más de 255 caracteres.',
  cutCode: 'Una hoja de cálculo ha dañado el código.',
  noUser: 'Falta el nombre de usuario.',
  noPassword: 'Falta la contraseña.',
  noKey: 'Falta la clave de API.',
  damaged: 'Un campo contiene caracteres dañados.',
  notTyped: 'El código no se ha escrito o no coincide.',
  notTicked: 'La casilla aún no está marcada.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Sin configurar: ',
  noEndpoint: 'falta endpoint.',
  noUrl: 'endpoint no es una URL.',
  notHttps: 'endpoint tiene que ser https, o estar en este equipo.',
  hasLogin: 'endpoint no debe contener credenciales.',
  hasField: 'endpoint no debe contener campos de la llamada.',
  noAccount: 'falta account-id.',
  unsupported: 'method, auth y endpoint no son compatibles entre sí.',

  // Many customers
  batchTitle: 'Eliminar clientes',

  // The list, and what was understood of it
  codes: 'Códigos de cliente, uno por línea',
  check: 'Comprobar la lista',
  noCodes: 'La lista no contiene ningún código que se pueda enviar.',
  found: 'Clientes que se van a eliminar: {customer}',
  doubled: 'Repetidos, se envían una sola vez: {count}',
  blank: 'Líneas en blanco: {count}',
  bad: 'Líneas que no se envían: {count}',
  badLine: 'Línea {line}, {code}: {reason}',
  otherList: 'Otra lista',

  // The form
  each: 'Esto se hace con cada cliente de la lista, uno tras otro.',
  typeCount: 'Para confirmar, escriba la cantidad de clientes: {code}',
  notCounted: 'La cantidad no se ha escrito o no coincide.',
  deleteThese: 'Eliminar estos clientes',

  // On the way
  progress: '{done} de {count}',
  timeLeft: 'Tiempo restante aproximado: {time}.',
  stopping: 'Se detiene después de este cliente.',
  stopped: 'Detenido.',
  unproven: '¿Son correctos el nombre de usuario y la contraseña?',
  repeated: 'La misma respuesta llegó tres veces seguidas.',
  goOn: 'Continuar',
  end: 'Terminar',
  done: 'La lista ha terminado.',
  notTried: 'No intentado',

  // The report
  why: 'Motivo',
  download: 'Descargar el informe',
  print: 'Imprimir el informe',
  copy: 'Copiar el informe',
  copyCodes: 'Copiar códigos: {what}',
  copied: 'Copiado.',
  notCopied: 'No copiado.',
  leftList: 'Informe de una lista del {time}: {progress}.',
};
