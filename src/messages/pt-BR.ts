import type { AllMessages } from './batch.en.js';

/** Portuguese as written in Brazil, with formal address. */
export const ptBR: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: 'Excluir o cliente {customer}',
  'dry-run': 'Simulação: nada é excluído',
  permanent: 'A exclusão é permanente. Não há como desfazer.',
  allData: 'Todos os dados deste cliente são excluídos: nome, número do cartão, tudo.',
  allTransactions: 'Todas as transações em todas as campanhas da conta {account} são excluídas.',
  onlyOne: 'Somente este cliente é excluído.',
  code: 'Código do cliente',
  user: 'Nome de usuário',
  password: 'Senha',
  key: 'Chave de API',
  typeToConfirm: 'Para confirmar, digite {code}',
  tickToConfirm: 'Excluir permanentemente o cliente {customer}',
  cancel: 'Cancelar',
  delete: 'Excluir o cliente',

  // Countdown and waiting
  countdownTitle: 'O cliente {customer} está prestes a ser excluído',
  countdown: 'Nada foi enviado ainda. Tempo restante para interromper: {time}.',
  waiting: 'Aguardando o término de outra solicitação desta página.',
  stop: 'Interromper',
  pendingTitle: 'Excluindo o cliente {customer}…',
  pending: 'Não é mais possível interromper.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'Excluído',
  deleted: 'Excluído: cliente {customer}, {time}.',
  refusedTitle: 'Recusado pela API',
  refused: 'A API respondeu: {message}',
  'not-sentTitle': 'Não excluído',
  'not-sent': 'Não excluído: nada foi enviado.',
  unknownTitle: 'Não se sabe',
  unknown: 'Não se sabe se o cliente {customer} foi excluído. Verifique antes de tentar novamente.',
  removed: 'Excluído: cliente {customer}; a linha não está mais lá.',
  retry: 'Tentar novamente',
  retryUnknown: 'Verifiquei: o cliente ainda existe',
  close: 'Fechar',
  account: 'Conta',
  sent: 'Enviado',
  answered: 'Respondido',
  outcome: 'Resultado',
  never: 'nunca',

  // What an earlier page of the tab has left open
  lost: 'Uma solicitação para excluir o cliente {customer} foi enviada em {time}, e a resposta nunca foi vista. Verifique se o cliente ainda existe.',
  dismiss: 'Dispensar o aviso',

  // Why something was not sent, or is not known
  cancelled: 'A operação foi interrompida.',
  changed: 'A página mudou.',
  vetoed: 'A página interrompeu a operação.',
  away: 'A página deixou de estar ativa.',
  busy: 'Esta operação já está em andamento.',
  blocked: 'A política de segurança da página bloqueia a solicitação.',
  unreachable: 'Não é possível acessar a API.',
  timeout: 'Nenhuma resposta chegou a tempo.',
  network: 'Nenhuma resposta utilizável chegou.',
  'no-callback': 'Chegou uma resposta, mas ela não dizia nada.',
  malformed: 'Chegou uma resposta, mas ela não fazia sentido.',
  mismatch: 'A resposta era sobre outro cliente.',
  interrupted: 'A espera foi interrompida.',
  noReason: 'Ela não informou o motivo.',

  // What is odd about a code, but may be meant
  unusual: 'Olhe com atenção, o código contém: {list}',

  // What is wrong with an input
  noCode: 'Falta o código.',
  longCode: 'O código tem mais de 255 caracteres.',
  cutCode: 'Uma planilha danificou o código.',
  noUser: 'Falta o nome de usuário.',
  noPassword: 'Falta a senha.',
  noKey: 'Falta a chave de API.',
  damaged: 'Um campo contém caracteres danificados.',
  notTyped: 'O código não foi digitado ou não é igual.',
  notTicked: 'A caixa ainda não está marcada.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'Não configurado: ',
  noEndpoint: 'falta endpoint.',
  noUrl: 'endpoint não é um URL.',
  notHttps: 'endpoint deve ser https, ou estar neste computador.',
  hasLogin: 'endpoint não deve conter credenciais.',
  hasField: 'endpoint não deve conter campos da chamada.',
  noAccount: 'falta account-id.',
  unsupported: 'method, auth e endpoint não são compatíveis entre si.',

  // Many customers
  batchTitle: 'Excluir clientes',

  // The list, and what was understood of it
  codes: 'Códigos dos clientes, um por linha',
  check: 'Verificar a lista',
  noCodes: 'A lista não contém nenhum código que possa ser enviado.',
  found: 'Clientes a excluir: {customer}',
  doubled: 'Repetidos, a enviar uma só vez: {count}',
  blank: 'Linhas em branco: {count}',
  bad: 'Linhas que não são enviadas: {count}',
  badLine: 'Linha {line}, {code}: {reason}',
  otherList: 'Outra lista',

  // The form
  each: 'Isso é feito com cada cliente da lista, um após o outro.',
  typeCount: 'Para confirmar, digite a quantidade de clientes: {code}',
  notCounted: 'A quantidade não foi digitada ou não é igual.',
  deleteThese: 'Excluir estes clientes',

  // On the way
  progress: '{done} de {count}',
  timeLeft: 'Tempo restante aproximado: {time}.',
  stopping: 'Interrompe após este cliente.',
  stopped: 'Interrompido.',
  unproven: 'O nome de usuário e a senha estão corretos?',
  repeated: 'A mesma resposta chegou três vezes seguidas.',
  goOn: 'Continuar',
  end: 'Encerrar',
  done: 'A lista foi encerrada.',
  notTried: 'Não tentado',

  // The report
  why: 'Motivo',
  download: 'Baixar o relatório',
  print: 'Imprimir o relatório',
  copy: 'Copiar o relatório',
  copyCodes: 'Copiar códigos: {what}',
  copied: 'Copiado.',
  notCopied: 'Não copiado.',
  leftList: 'Relatório de uma lista de {time}: {progress}.',
};
