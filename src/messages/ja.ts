import type { AllMessages } from './batch.en.js';

/** Japanese, with polite address. */
export const ja: AllMessages = {
  direction: 'ltr',

  // The button and the dialog's form
  title: '顧客 {customer} を削除',
  'dry-run': 'テスト実行: 何も削除されません',
  permanent: 'この削除は永久的です。元に戻すことはできません。',
  allData: 'この顧客のデータはすべて削除されます: 氏名、カード番号、そのほか一切。',
  allTransactions: 'アカウント {account} のすべてのキャンペーンにあるすべての取引が削除されます。',
  onlyOne: '削除されるのは、この顧客 1 人だけです。',
  code: '顧客コード',
  user: 'ユーザー名',
  password: 'パスワード',
  key: 'API キー',
  typeToConfirm: '確認のため {code} と入力してください',
  tickToConfirm: '顧客 {customer} を完全に削除する',
  cancel: 'キャンセル',
  delete: '顧客を削除',

  // Countdown and waiting
  countdownTitle: 'まもなく顧客 {customer} を削除します',
  countdown: 'まだ何も送信されていません。中止できる残り時間: {time}。',
  waiting: 'このページの別のリクエストの完了を待っています。',
  stop: '中止',
  pendingTitle: '顧客 {customer} を削除しています…',
  pending: 'もう中止できません。',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: '削除しました',
  deleted: '削除しました: 顧客 {customer}、{time}。',
  refusedTitle: 'API が拒否しました',
  refused: 'API の応答: {message}',
  'not-sentTitle': '削除していません',
  'not-sent': '削除していません: 何も送信されていません。',
  unknownTitle: '不明',
  unknown: '顧客 {customer} が削除されたかどうかは不明です。再試行する前に確認してください。',
  removed: '削除しました: 顧客 {customer}。行はなくなりました。',
  retry: '再試行',
  retryUnknown: '確認しました: 顧客はまだ存在します',
  close: '閉じる',
  account: 'アカウント',
  sent: '送信',
  answered: '応答',
  outcome: '結果',
  never: 'なし',

  // What an earlier page of the tab has left open
  lost: '顧客 {customer} を削除するリクエストが {time} に送信されましたが、その応答は一度も確認されていません。顧客がまだ存在するか確認してください。',
  dismiss: '通知を閉じる',

  // Why something was not sent, or is not known
  cancelled: '中止されました。',
  changed: 'ページが変更されました。',
  vetoed: 'ページが中止しました。',
  away: 'ページが非アクティブになっていました。',
  busy: 'この操作はすでに実行中です。',
  blocked: 'ページのセキュリティポリシーがリクエストをブロックしています。',
  unreachable: 'API に接続できません。',
  timeout: '時間内に応答がありませんでした。',
  network: '有効な応答がありませんでした。',
  'no-callback': '応答はありましたが、内容がありませんでした。',
  malformed: '応答はありましたが、意味が通りませんでした。',
  mismatch: '応答は別の顧客に関するものでした。',
  interrupted: '待機が中断されました。',
  noReason: '理由は示されませんでした。',

  // What is odd about a code, but may be meant
  unusual: 'よく確認してください。コードに次の文字が含まれています: {list}',

  // What is wrong with an input
  noCode: 'コードがありません。',
  longCode: 'コードが 255 文字を超えています。',
  cutCode: '表計算ソフトによってコードが壊れています。',
  noUser: 'ユーザー名がありません。',
  noPassword: 'パスワードがありません。',
  noKey: 'API キーがありません。',
  damaged: '壊れた文字を含むフィールドがあります。',
  notTyped: 'コードが入力されていないか、一致しません。',
  notTicked: 'チェックボックスがまだオンになっていません。',

  // What is wrong with the set-up; for integrators
  notSetUp: '設定が完了していません: ',
  noEndpoint: 'endpoint がありません。',
  noUrl: 'endpoint が URL ではありません。',
  notHttps: 'endpoint は https か、このコンピューター上である必要があります。',
  hasLogin: 'endpoint に認証情報を含めることはできません。',
  hasField: 'endpoint に呼び出しのフィールドを含めることはできません。',
  noAccount: 'account-id がありません。',
  unsupported: 'method、auth、endpoint の組み合わせは使用できません。',

  // Many customers
  batchTitle: '複数の顧客を削除',

  // The list, and what was understood of it
  codes: '顧客コード、1 行に 1 件',
  check: 'リストを確認',
  noCodes: '送信できるコードがリストにありません。',
  found: '削除する顧客の数: {customer}',
  doubled: '重複、送信は 1 回のみ: {count}',
  blank: '空白行: {count}',
  bad: '送信されない行: {count}',
  badLine: '{line} 行目、{code}: {reason}',
  otherList: '別のリスト',

  // The form
  each: 'これはリストにあるすべての顧客に 1 人ずつ順に行われます。',
  typeCount: '確認のため顧客の数を入力してください: {code}',
  notCounted: '数が入力されていないか、一致しません。',
  deleteThese: 'これらの顧客を削除',

  // On the way
  progress: '{count} 件中 {done} 件',
  timeLeft: '残り約 {time}。',
  stopping: 'この顧客の後で停止します。',
  stopped: '停止しました。',
  unproven: 'ユーザー名とパスワードは正しいですか？',
  repeated: '同じ応答が 3 回続きました。',
  goOn: '続行',
  end: '終了',
  done: 'リストは終了しました。',
  notTried: '未実行',

  // The report
  why: '理由',
  download: 'レポートをダウンロード',
  print: 'レポートを印刷',
  copy: 'レポートをコピー',
  copyCodes: 'コードをコピー: {what}',
  copied: 'コピーしました。',
  notCopied: 'コピーできませんでした。',
  leftList: '{time} のリストのレポート: {progress}。',
};
