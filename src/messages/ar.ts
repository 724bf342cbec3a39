import type { AllMessages } from './batch.en.js';

/** Arabic, with formal, impersonal address. */
export const ar: AllMessages = {
  direction: 'rtl',

  // The button and the dialog's form
  title: 'حذف العميل {customer}',
  'dry-run': 'تشغيل تجريبي: لا يُحذف أي شيء',
  permanent: 'هذا الحذف نهائي. لا يمكن التراجع عنه.',
  allData: 'تُحذف جميع بيانات هذا العميل: الاسم ورقم البطاقة وكل شيء.',
  allTransactions: 'تُحذف جميع المعاملات في جميع حملات الحساب {account}.',
  onlyOne: 'يُحذف هذا العميل وحده.',
  code: 'رمز العميل',
  user: 'اسم المستخدم',
  password: 'كلمة المرور',
  key: 'مفتاح API',
  typeToConfirm: 'للتأكيد، يُرجى كتابة {code}',
  tickToConfirm: 'حذف العميل {customer} نهائيًا',
  cancel: 'إلغاء',
  delete: 'حذف العميل',

  // Countdown and waiting
  countdownTitle: 'على وشك حذف العميل {customer}',
  countdown: 'لم يُرسَل أي شيء بعد. الوقت المتبقي للإيقاف: {time}.',
  waiting: 'في انتظار انتهاء طلب آخر في هذه الصفحة.',
  stop: 'إيقاف',
  pendingTitle: 'جارٍ حذف العميل {customer}…',
  pending: 'لم يعد من الممكن إيقاف ذلك.',

  // Results: in the dialog's title and on the receipt, and the sentence in the dialog and in the page
  deletedTitle: 'تم الحذف',
  deleted: 'تم الحذف: العميل {customer}، {time}.',
  refusedTitle: 'رفضت واجهة API الطلب',
  refused: 'أجابت واجهة API: {message}',
  'not-sentTitle': 'لم يتم الحذف',
  'not-sent': 'لم يتم الحذف: لم يُرسَل أي شيء.',
  unknownTitle: 'غير معروف',
  unknown: 'من غير المعروف هل حُذف العميل {customer} أم لا. يُرجى التحقق قبل المحاولة مرة أخرى.',
  removed: 'تم الحذف: العميل {customer}؛ لم يعد الصف موجودًا.',
  retry: 'إعادة المحاولة',
  retryUnknown: 'تحققتُ من الأمر: العميل لا يزال موجودًا',
  close: 'إغلاق',
  account: 'الحساب',
  sent: 'وقت الإرسال',
  answered: 'وقت الرد',
  outcome: 'النتيجة',
  never: 'لم يحدث',

  // What an earlier page of the tab has left open
  lost: 'تم إرسال طلب حذف العميل {customer} في {time}، ولم يُعرف الرد عليه قط. يُرجى التحقق من العميل.',
  dismiss: 'إزالة التنبيه',

  // Why something was not sent, or is not known
  cancelled: 'تم إيقاف العملية.',
  changed: 'تغيّرت الصفحة.',
  vetoed: 'أوقفت الصفحة العملية.',
  away: 'لم تكن الصفحة نشطة.',
  busy: 'هذه العملية جارية بالفعل.',
  blocked: 'سياسة أمان الصفحة تحظر الطلب.',
  unreachable: 'يتعذر الوصول إلى واجهة API.',
  timeout: 'لم يصل أي رد في الوقت المحدد.',
  network: 'لم يصل أي رد صالح للاستخدام.',
  'no-callback': 'وصل رد، لكنه لم يتضمن شيئًا.',
  malformed: 'وصل رد، لكنه غير مفهوم.',
  mismatch: 'كان الرد يخص عميلًا آخر.',
  interrupted: 'انقطع الانتظار.',
  noReason: 'لم تذكر أي سبب.',

  // What is odd about a code, but may be meant
  unusual: 'يُرجى التدقيق، يحتوي الرمز على: {list}',

  // What is wrong with an input
  noCode: 'الرمز مفقود.',
  longCode: 'الرمز أطول من 255 حرفًا.',
  cutCode: 'الرمز تالف بسبب برنامج جداول بيانات.',
  noUser: 'اسم المستخدم مفقود.',
  noPassword: 'كلمة المرور مفقودة.',
  noKey: 'مفتاح API مفقود.',
  damaged: 'يحتوي أحد الحقول على أحرف تالفة.',
  notTyped: 'لم يُكتب الرمز أو أنه غير مطابق.',
  notTicked: 'لم يُحدَّد المربع بعد.',

  // What is wrong with the set-up; for integrators
  notSetUp: 'لم يتم الإعداد: ',
  noEndpoint: 'endpoint مفقود.',
  noUrl: 'endpoint ليس عنوان URL.',
  notHttps: 'يجب أن يكون endpoint عنوان https أو على هذا الحاسوب.',
  hasLogin: 'يجب ألا يحتوي endpoint على بيانات اعتماد.',
  hasField: 'يجب ألا يحتوي endpoint على حقول الاستدعاء.',
  noAccount: 'account-id مفقود.',
  unsupported: 'method و auth و endpoint لا تتوافق معًا.',

  // Many customers
  batchTitle: 'حذف عملاء',

  // The list, and what was understood of it
  codes: 'رموز العملاء، رمز في كل سطر',
  check: 'التحقق من القائمة',
  noCodes: 'لا يوجد في القائمة رمز يمكن إرساله.',
  found: 'عدد العملاء المطلوب حذفهم: {customer}',
  doubled: 'رموز مكررة، تُرسَل مرة واحدة: {count}',
  blank: 'أسطر فارغة: {count}',
  bad: 'أسطر لا تُرسَل: {count}',
  badLine: 'السطر {line}، {code}: {reason}',
  otherList: 'قائمة أخرى',

  // The form
  each: 'يحدث ذلك لكل عميل في القائمة، عميلًا بعد آخر.',
  typeCount: 'للتأكيد، يُرجى كتابة عدد العملاء: {code}',
  notCounted: 'لم يُكتب العدد أو أنه غير مطابق.',
  deleteThese: 'حذف هؤلاء العملاء',

  // On the way
  progress: '{done} من {count}',
  timeLeft: 'الوقت المتبقي تقريبًا: {time}.',
  stopping: 'يتم الإيقاف بعد هذا العميل.',
  stopped: 'تم الإيقاف.',
  unproven: 'هل اسم المستخدم وكلمة المرور صحيحان؟',
  repeated: 'وصل الرد نفسه ثلاث مرات متتالية.',
  goOn: 'متابعة',
  end: 'إنهاء',
  done: 'انتهت القائمة.',
  notTried: 'لم تتم المحاولة',

  // The report
  why: 'السبب',
  download: 'تنزيل التقرير',
  print: 'طباعة التقرير',
  copy: 'نسخ التقرير',
  copyCodes: 'نسخ الرموز: {what}',
  copied: 'تم النسخ.',
  notCopied: 'لم يتم النسخ.',
  leftList: 'تقرير قائمة بدأت في {time}: {progress}.',
};
