import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

export const member: Messages<MemberSentences> = {
  'member.subject':
    '{most}{count, plural, =0 {} zero {} one {، ومهمة أخرى} two {، ومهمتان أخريان} few {، و# مهام أخرى} many {، و# مهمة أخرى} other {، و# مهمة أخرى}}',
  'member.headline':
    '{count, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}',
  'member.intro': 'الأكثر إلحاحًا أولًا.',
  'member.more':
    '{count, plural, zero {ولا غيرها} one {وواحد آخر} two {واثنان آخران} few {و# غيرها} many {و# غيرها} other {و# غيرها}}',
  'member.recruiter': 'المتابعة: {recruiter}',
  'member.footer':
    'تصلكم هذه الرسالة بصفتكم من أعضاء {organization}: مرة واحدة في اليوم، في أيام العمل، وفقط إن كان هناك ما يجب فعله.',
  'member.alone.footer': 'تصلكم هذه الرسالة فورًا بصفتكم من أعضاء {organization}، لأنها لا تحتمل الانتظار.',
  'member.open': 'فتح الطلب',
  'member.page': 'عرض الوضع',
  'member.answer': 'الرد الآن',
  'member.reach': 'للتواصل مع {candidate}:',

  'date.due': '{precision, select, WEEK {خلال أسبوع {date}} MONTH {خلال شهر {date}} other {يوم {date}}}',

  'untold.count':
    '{count, plural, zero {لا قرارات لم يُبلَّغ بها أصحابها} one {قرار واحد لم يُبلَّغ به صاحبه} two {قراران لم يُبلَّغ بهما صاحباهما} few {# قرارات لم يُبلَّغ بها أصحابها} many {# قرارًا لم يُبلَّغ بها أصحابها} other {# قرار لم يُبلَّغ بها أصحابها}}',
  'untold.row':
    'اتُّخذ القرار يوم {date}. {why, select, BOUNCED {ارتدّت الرسالة.} NOT_APPROVED {لم تُعتمد الرسالة.} FAILED {تعذّر إرسال الرسالة.} other {لم يُبلَّغ به صاحبه بعد.}}',
  'untold.do': 'إبلاغ {candidate}، ثم تسجيل التواصل',
  'untold.else': 'وإلى أن يُسجَّل ذلك، يبقى القرار مجهولًا لدى {candidate}، ويظهر هنا في كل يوم عمل.',
  'reopened.count':
    '{count, plural, zero {لا طلبات أُعيد فتحها ولم يُبلَّغ بها أصحابها} one {طلب واحد أُعيد فتحه ولم يُبلَّغ به صاحبه} two {طلبان أُعيد فتحهما ولم يُبلَّغ بهما صاحباهما} few {# طلبات أُعيد فتحها ولم يُبلَّغ بها أصحابها} many {# طلبًا أُعيد فتحها ولم يُبلَّغ بها أصحابها} other {# طلب أُعيد فتحه ولم يُبلَّغ به صاحبه}}',
  'reopened.row': 'أُعيد فتح الطلب يوم {date} بعد إبلاغ القرار.',
  'reopened.do': 'الاتصال بالمتقدم {candidate}، ثم تسجيل التواصل',
  'reopened.else': 'وإلى أن يُسجَّل ذلك، يبقى القرار نهائيًا في نظر {candidate}، ويظهر هنا في كل يوم عمل.',
  'wrote.count':
    '{count, plural, zero {لا رسائل من المتقدمين} one {رسالة واحدة من متقدم} two {رسالتان من متقدمين} few {# رسائل من متقدمين} many {# رسالة من متقدمين} other {# رسالة من متقدمين}}',
  'wrote.row': 'في {date}.',
  'request.count':
    '{count, plural, zero {لا أسئلة بلا رد} one {سؤال واحد بلا رد} two {سؤالان بلا رد} few {# أسئلة بلا رد} many {# سؤالًا بلا رد} other {# سؤال بلا رد}}',
  'request.row': 'سؤال عن المستجدات في {date}.',
  'request.do': 'الرد على {candidate}: بموعد أو بقرار أو باتصال',
  'request.else': 'إلى أن يصل الرد إلى {candidate}، يظهر ذلك هنا في كل يوم عمل.',
  'promise.count':
    '{due, select, TODAY {{count, plural, zero {لا مكالمات موعودة اليوم} one {مكالمة واحدة موعودة اليوم} two {مكالمتان موعودتان (أولاهما اليوم)} few {# مكالمات موعودة (أولاها اليوم)} many {# مكالمة موعودة (أولاها اليوم)} other {# مكالمة موعودة (أولاها اليوم)}}} LATE {{count, plural, zero {لا مكالمات موعودة متأخرة} one {مكالمة واحدة موعودة متأخرة} two {مكالمتان موعودتان (أولاهما متأخرة)} few {# مكالمات موعودة (أولاها متأخرة)} many {# مكالمة موعودة (أولاها متأخرة)} other {# مكالمة موعودة (أولاها متأخرة)}}} other {{count, plural, zero {لا مكالمات موعودة} one {مكالمة واحدة موعودة} two {مكالمتان موعودتان} few {# مكالمات موعودة} many {# مكالمة موعودة} other {# مكالمة موعودة}}}}',
  'promise.row':
    '{what, select, OFFER {وعدنا {candidate} بعرض خطي في موعد أقصاه {date}.} NEXT_STEP {وعدنا بالكتابة إلى {candidate} في موعد أقصاه {date} لترتيب الخطوة التالية.} other {وعدنا {candidate} بتواصل شخصي في موعد أقصاه {date}.}}',
  'promise.do': 'التواصل مع {candidate} هاتفيًا أو كتابةً، ثم تسجيل التواصل',
  'promise.else': 'لن تُرسل بعد الآن رسائل تلقائية إلى {candidate}.',
  'call.count':
    '{count, plural, zero {لا مكالمات مطلوبة} one {مكالمة واحدة مطلوبة} two {مكالمتان مطلوبتان} few {# مكالمات مطلوبة} many {# مكالمة مطلوبة} other {# مكالمة مطلوبة}}',
  'call.row': 'أُرسلت جميع الرسائل المقررة. آخر تواصل يوم {date}.',
  'call.row.never': 'أُرسلت جميع الرسائل المقررة.',
  'call.do': 'التواصل هاتفيًا مع {candidate}، ثم تسجيل التواصل',
  'call.else': 'لن تُرسل بعد الآن رسائل تلقائية إلى {candidate}.',
  'escalated.count':
    '{count, plural, zero {لا مواعيد متأخرة منذ أيام} one {موعد واحد متأخر منذ أيام} two {موعدان متأخران منذ أيام} few {# مواعيد متأخرة منذ أيام} many {# موعدًا متأخرًا منذ أيام} other {# موعد متأخر منذ أيام}}',
  'overdue.count':
    '{count, plural, zero {لا مواعيد متأخرة} one {موعد واحد متأخر} two {موعدان متأخران} few {# مواعيد متأخرة} many {# موعدًا متأخرًا} other {# موعد متأخر}}',
  'overdue.row': '{milestone, select, NEXT_STEP {كانت الخطوة التالية مستحقة} other {كان القرار مستحقًا}} {due}.',
  'overdue.do': 'تسجيل قرار، أو تحديد موعد جديد',
  'overdue.else':
    '{when, select, DAY {وإلا فستصل يوم {date} رسالة إلى {candidate} بأنه لا جواب بعد.} other {وإلا فلن تصل إلى {candidate} إلا رسالة بأنه لا جواب بعد.}}',
  'newDate.count':
    '{count, plural, zero {لا مواعيد جديدة مطلوبة} one {موعد جديد واحد مطلوب} two {موعدان جديدان مطلوبان} few {# مواعيد جديدة مطلوبة} many {# موعدًا جديدًا مطلوبًا} other {# موعد جديد مطلوب}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {انتهى التوقف المؤقت، وانقضى الموعد السابق} other {انقضى الموعد قبل أن يُبلَّغ}}: {date}.',
  'newDate.do': 'تحديد موعد جديد',
  'newDate.else': 'وإلى ذلك الحين، لا موعد ساريًا منا لدى {candidate}.',
  'hold.count':
    '{count, plural, zero {لا حالات توقف توشك أن تنتهي} one {توقف واحد يوشك أن ينتهي} two {توقفان يوشكان أن ينتهيا} few {# حالات توقف توشك أن تنتهي} many {# حالة توقف توشك أن تنتهي} other {# حالة توقف توشك أن تنتهي}}',
  'hold.row': 'ينتهي التوقف المؤقت يوم {until}. وقد انقضى الموعد السابق: {date}.',
  'hold.do': 'تحديد موعد جديد، أو تمديد التوقف',
  'hold.else': 'وإلا فستصل إلى {candidate} رسالة بأنه لا موعد جديدًا بعد.',
  'approval.count':
    '{count, plural, zero {لا رسائل للاعتماد} one {رسالة واحدة للاعتماد} two {رسالتان للاعتماد} few {# رسائل للاعتماد} many {# رسالة للاعتماد} other {# رسالة للاعتماد}}',
  'approval.row': 'في الانتظار منذ يوم {date}: {subject}',
  'approval.do': 'قراءتها، ثم اعتمادها أو إيقافها',
  'approval.do.call': 'الاتصال أولًا بـ{candidate}، فهذه الرسالة تتراجع عن قبول سبق إبلاغه؛ ثم اعتمادها أو إيقافها',
  'approval.leaves':
    '{when, select, DAY {تُرسل تلقائيًا يوم {date} في الساعة {time}، ما لم توقفوها.} other {تُرسل تلقائيًا، ما لم توقفوها.}}',
  'approval.waits': 'لا تُرسل حتى تعتمدوها.',
  'approval.over': 'ينتهي سريان ما فيها يوم {date}.',
  'due.count':
    '{count, plural, zero {لا مواعيد قريبة} one {موعد واحد قريب} two {موعدان قريبان} few {# مواعيد قريبة} many {# موعدًا قريبًا} other {# موعد قريب}}',
  'due.row':
    '{milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}. {days, plural, zero {آخر يوم عمل.} one {بقي يوم عمل واحد.} two {بقي يوما عمل.} few {بقيت # أيام عمل.} many {بقي # يوم عمل.} other {بقي # يوم عمل.}}',
  'due.do': 'تسجيل قرار، أو نقل الموعد',
  'due.else': 'وإن انقضى الموعد، فستصل بذلك رسالة إلى {candidate}.',
  'confirm.count':
    '{count, plural, zero {لا مواعيد للتأكيد} one {موعد واحد للتأكيد} two {موعدان للتأكيد} few {# مواعيد للتأكيد} many {# موعدًا للتأكيد} other {# موعد للتأكيد}}',
  'confirm.row':
    'حُدد بعد المقابلة يوم {interview}: {milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}.',
  'confirm.do': 'تأكيد الموعد، أو نقله',
  'confirm.else':
    '{when, select, DAY {وإن لم تغيّروه، فسيصل الموعد إلى {candidate} يوم {date}.} other {ولن يصل الموعد إلى {candidate} حتى تُعتمد الرسالة.}}',
  'silent.count':
    '{count, plural, zero {لا طلبات بلا تواصل} one {طلب واحد بلا تواصل منذ مدة} two {طلبان بلا تواصل منذ مدة} few {# طلبات بلا تواصل منذ مدة} many {# طلبًا بلا تواصل منذ مدة} other {# طلب بلا تواصل منذ مدة}}',
  'silent.row': 'لم نتواصل منذ يوم {date}.',
  'silent.do': 'الكتابة إلى {candidate}، أو تحديد موعد',
  'silent.else': 'وإن استمر انقطاع أخبارنا عن {candidate}، فسنذكّركم مجددًا.',

  'unreachable.headline': 'تعذّر الوصول إلى {candidate}',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {لم تُسلَّم رسالتنا إلى {candidate} وارتدّت إلينا: هذا العنوان لا يعمل.}
    SENDER_FAULT {رُفضت رسالتنا إلى {candidate} بسبب طريقة إرسالنا، لا بسبب العنوان.}
    NOT_DELIVERED {لم تصل رسالتنا إلى {candidate}، وقد يكون العنوان صحيحًا.}
    other {لم تصل رسالتنا إلى {candidate}، ولا يوضّح الإشعار الوارد السبب.}} ولم يصل مضمونها.`,
  'unreachable.do': 'يُرجى التواصل هاتفيًا مع {candidate}، ثم تسجيل التواصل.',
  'unreachable.next': `{why, select,
    ADDRESS_DEAD {لن نكتب إلى هذا العنوان مجددًا حتى يُصحَّح أو يُعاد تفعيله.}
    SENDER_FAULT {تم تنبيه القائمين على هذه الخدمة. وبعد إصلاح الخلل يمكن إعادة إرسال الرسالة.}
    other {لن تُرسَل هذه الرسالة مجددًا، أما الرسائل اللاحقة فستُرسَل إلى هذا العنوان.}}`,
  'unreachable.count':
    '{count, plural, zero {لا مرشحين لم تصلهم رسائلنا} one {مرشح واحد لم تصله رسالتنا} two {مرشحان لم تصلهما رسائلنا} few {# مرشحين لم تصلهم رسائلنا} many {# مرشحًا لم تصلهم رسائلنا} other {# مرشح لم تصلهم رسائلنا}}',
  'unreachable.why': `{why, select,
    ADDRESS_DEAD {هذا العنوان لا يعمل: لن يُرسَل إليه شيء بعد الآن}
    SENDER_FAULT {رُفضت بسبب طريقة إرسالنا}
    NOT_DELIVERED {لم تُسلَّم، وقد يكون العنوان صحيحًا}
    other {ارتدّت، ولا يوضّح الإشعار السبب}}`,
  'unreachable.footer': 'تصلكم هذه الرسالة بصفتكم من أعضاء {organization}، مرة في الساعة على الأكثر، لأن رسائل لم تصل.',
  'colleague.headline': 'رسائلنا لم تعد تصل إلى {candidate}',
  'colleague.now': `{why, select,
    COMPLAINED {صُنّفت إحدى رسائلنا إلى {candidate} بريدًا مزعجًا، فلم تعد تصل التذكيرات ولا الملخصات.}
    other {رسائلنا إلى {candidate} ترتدّ، فلا تصل التذكيرات ولا الملخصات.}} ولن يُرسَل شيء آخر إلى هذا العنوان.`,
  'colleague.do': 'يُرجى إبلاغ {candidate}. وعندما يعمل العنوان من جديد أو يُصحَّح، أعيدوا تفعيله.',
  'fact.candidate': 'الاسم',
  'fact.recruiter': 'المتابعة',
  'fact.address': 'العنوان',
  'fact.undelivered': 'لم تُسلَّم',
  'fact.sentOn': 'أُرسلت يوم',
  'fact.answer': 'رد خادم البريد',

  'acted.headline': `{act, select,
    UPDATE_REQUEST {سؤال عن المستجدات من {candidate}}
    STILL_INTERESTED {الوظيفة ما زالت تهم {candidate}}
    THANK_YOU {رسالة شكر من {candidate}}
    COMPETING_OFFER {لدى {candidate} عرض آخر، والرد حتى {date}}
    WITHDRAW {انسحاب {candidate}}
    DATA_REQUEST {طلب {candidate} الاطلاع على البيانات}
    ERASURE_REQUEST {طلب {candidate} حذف البيانات}
    other {طلب إيقاف الرسائل من {candidate}}}`,
  'acted.deadline': 'يجب الرد على العرض الآخر في موعد أقصاه {date}.',
  'acted.do': `{act, select,
    UPDATE_REQUEST {يُرجى الرد على {candidate}.}
    COMPETING_OFFER {يُرجى اتخاذ القرار قبل ذلك اليوم، أو التواصل هاتفيًا مع {candidate} لتوضيح أن ذلك غير ممكن.}
    DO_NOT_WRITE {لم نعد نرسل رسائل إلى {candidate}. وما تقررونه عليكم إبلاغه بطريقة أخرى.}
    WITHDRAW {طلب {candidate} مغلق الآن.}
    DATA_REQUEST {يُرجى الرد على {candidate} خلال شهر.}
    ERASURE_REQUEST {يُرجى الرد على {candidate} خلال شهر.}
    other {ليس عليكم فعل أي شيء بشأن {candidate}.}}`,
  'acted.note': 'رسالة {candidate}:',

  'webhook.headline': 'لم تعد الأحداث تصل إلى {host}',
  'webhook.now':
    '{why, select, GONE {أجاب {host} بأن هذا العنوان لم يعد موجودًا، فتوقفنا عن إرسال الأحداث إليه.} other {فشل كل ما أرسلناه إلى {host} طوال خمسة أيام، فتوقفنا عن الإرسال.}}',
  'webhook.do': 'يُرجى إصلاح ذلك النظام، ثم إعادة تفعيل الويب هوك.',
  'webhook.back': 'لم يضع شيء: ما حدث في هذه الأثناء يمكن إرساله مجددًا من حيث توقف، أو قراءته من سجل الأحداث.',
  'fact.endpoint': 'الوجهة',
};
