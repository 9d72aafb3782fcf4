import type { MailLanguage } from '../words/mail-language.js';

// Readers are spoken to in the plural of respect, which fits women and men alike; sentences about a person are built
// around nouns, whose form does not depend on who it is.
export const language: MailLanguage = {
  locale: 'ar',
  direction: 'rtl',
  dateLocale: 'ar',
  colon: ': ',
  gap: ' ',
  // In a sentence the weekday takes no comma.
  polishDate: (date) => date.replace('،', ''),
  sentences: {
    greeting: 'تحية طيبة {name}،',
    'greeting.nameless': 'تحية طيبة،',
    about: 'نكتب إليكم بخصوص طلبكم لوظيفة {job} لدى {organization}.',
    subject: '{headline}: {job}، {organization}',
    closing: 'مع أطيب التحيات',
    footer: 'تصلكم هذه الرسالة لأنكم تقدمتم لوظيفة {job} لدى {organization}.',
    preferences: 'اختاروا الرسائل التي تصلكم، أو اطلبوا منا ألا نكتب إليكم بعد الآن',
    contact: 'إن كان لديكم سؤال، فيمكنكم الكتابة إلى:',
    'contact.unknown': 'إن كان لديكم سؤال، فيمكنكم الكتابة إلى جهة الاتصال الخاصة بكم لدى {organization}.',
    note: 'كلمة موجهة إليكم:',

    'date.named': '{precision, select, WEEK {الأسبوع الذي يبدأ في {date}} other {{date}}}',
    'date.by':
      '{precision, select, WEEK {خلال الأسبوع الذي يبدأ في {date}} MONTH {خلال شهر {date}} other {بحلول يوم {date}}}',
    'told.date':
      '{milestone, select, NEXT_STEP {كنا قد أخبرناكم بأنكم ستعرفون الخطوة التالية {by}.} other {كنا قد أخبرناكم بأنكم ستعرفون قرارنا {by}.}}',
    'now.date': '{milestone, select, NEXT_STEP {ستعرفون الخطوة التالية {by}.} other {ستعرفون قرارنا {by}.}}',
    sorry: 'نعتذر عن ذلك.',
    'next.moves': 'إذا تغيّر هذا الموعد، فسنخبركم.',
    'next.followUp': 'اعتبارًا من يوم {date}، يسعدنا أن تسألونا عن المستجدات.',

    'set.headline': '{milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}',
    'set.before': 'أصبح بإمكاننا الآن أن نعطيكم موعدًا.',
    'extended.headline': 'تأجّل الموعد ليصبح {by}',
    'extended.before': 'سيستغرق الأمر وقتًا أطول.',
    'advanced.headline': 'تقدّم الموعد ليصبح {by}',
    'advanced.before': 'سيكون ذلك قبل هذا الموعد.',
    'reconfirmed.headline': 'موعد مؤكد، {milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}',
    'reconfirmed.before': 'لم يتغيّر ذلك.',
    'held.headline': 'طلبكم معلّق حتى يوم {date}',
    'held.now': 'طلبكم معلّق حتى يوم {date}.',
    'held.date':
      '{milestone, select, NEXT_STEP {وفق الوضع الحالي، ستعرفون الخطوة التالية {by}.} other {وفق الوضع الحالي، ستعرفون قرارنا {by}.}}',
    'held.pause': 'وحتى ذلك الحين، لا يسري الموعد الذي أعطيناكم إياه.',
    'held.next': 'وعند انتهاء التعليق، سنكتب إليكم ونذكر الموعد الذي يسري عندئذ.',
    'resumed.headline': 'انتهى التعليق، {milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}',
    'resumed.before': 'كان طلبكم معلّقًا، وقد استأنفنا النظر فيه.',
    'passed.headline': '{milestone, select, NEXT_STEP {لا خطوة تالية بعد} other {لا قرار بعد}}',
    'passed.now':
      '{precision, select, WEEK {انقضى ذلك الأسبوع} MONTH {انقضى ذلك الشهر} other {انقضى ذلك اليوم}}، و{milestone, select, NEXT_STEP {لا نستطيع بعد أن نخبركم بالخطوة التالية} other {لم يُتخذ قرار بعد}}.',
    'passed.next':
      'ستسمعون منا مجددًا بحلول يوم {date}، حتى إن {milestone, select, NEXT_STEP {لم يكن هناك جديد} other {لم يُتخذ قرار بعد}}.',
    'passed.next.unknown': 'ليس لدينا بعد موعد جديد نعطيكم إياه. وحين يكون هناك قرار أو موعد جديد، سنكتب إليكم.',
    'undecided.headline': '{milestone, select, NEXT_STEP {لا خطوة تالية حتى الآن} other {لا قرار حتى الآن}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {ما زلنا لا نستطيع أن نخبركم بالخطوة التالية.} other {لم يُتخذ قرار حتى الآن.}}',
    'undecided.sorry': 'نعتذر عن طول انتظاركم.',
    'undecided.last': 'وبدلًا من رسالة أخرى كهذه، سيتواصل معكم شخص من فريقنا مباشرة بحلول يوم {date}.',

    'hired.headline': 'قررنا توظيفكم',
    'hired.now': 'قررنا توظيفكم، ويسعدنا ذلك.',
    'hired.thanks': 'تهانينا، وشكرًا على الوقت الذي منحتمونا إياه.',
    'hired.next': 'سنخبركم بالتفاصيل بحلول يوم {date}.',
    'hired.next.unknown': 'سنخبركم بالتفاصيل.',
    'rejected.headline': 'قرارنا بشأن طلبكم',
    'rejected.thanks': 'شكرًا لتقدمكم لوظيفة {job} لدى {organization}، وعلى الوقت الذي منحتمونا إياه.',
    'rejected.now': 'قررنا عدم المضي قدمًا في طلبكم.',
    'rejected.now.filled': 'شُغلت الوظيفة، ولن نمضي قدمًا في طلبكم.',
    'rejected.now.cancelled': 'قررنا عدم شغل هذه الوظيفة، ولذلك لا يمكن المضي قدمًا في طلبكم. وليس في ذلك حكم عليكم.',
    'rejected.sorry': 'يؤسفنا أنه ليس لدينا خبر أفضل لكم، ونتمنى لكم كل التوفيق.',
    'rejected.next': 'طلبكم لهذه الوظيفة مغلق الآن، وليس عليكم فعل أي شيء.',
    'onward.headline': 'إلى الخطوة التالية',
    'onward.now': 'نود أن ننتقل معكم إلى الخطوة التالية.',
    'onward.thanks': 'شكرًا على الوقت الذي منحتمونا إياه حتى الآن.',
    'onward.next': 'سنخبركم عنها بحلول يوم {date}.',
    'onward.next.unknown': 'سنخبركم عنها، ولا موعد لذلك بعد.',
    'correction.headline': 'رسالتنا السابقة كانت خاطئة',
    'correction.before': 'الرسالة التي أرسلناها إليكم سابقًا بشأن قرارنا كانت خاطئة.',
    'correction.holds': 'والصحيح هو ما يلي:',

    'receipt.passedOn': 'وقد أبلغنا {recruiter} بذلك.',
    'receipt.passedOn.unknown': 'وقد أبلغنا الجهة المسؤولة عن هذه الوظيفة بذلك.',
    'receipt.unchanged': 'لم يتغيّر شيء آخر، وليس عليكم فعل أي شيء.',
    'receipt.update.headline': 'وصلنا سؤالكم',
    'receipt.update.now': 'سألتمونا عن المستجدات.',
    'receipt.update.next': 'ستسمعون منا بحلول يوم {date}.',
    'receipt.update.next.unknown': 'سيصلكم رد، ولا نستطيع بعد تحديد يومه.',
    'receipt.interested.headline': 'شكرًا لإخبارنا',
    'receipt.interested.now': 'أخبرتمونا بأن هذه الوظيفة ما زالت تهمكم.',
    'receipt.thanks.headline': 'شكرًا على رسالتكم',
    'receipt.thanks.now': 'وصلتنا رسالتكم، وقد سُررنا بها.',
    'receipt.offer.headline': 'شكرًا لإخبارنا بالعرض الآخر',
    'receipt.offer.now': 'أخبرتمونا بأن لديكم عرضًا آخر، وبأنكم تودون الرد عليه بحلول يوم {date}.',
    'receipt.offer.next': 'لا نستطيع أن نعدكم بقرار قبل ذلك. ونرجو أن تفعلوا ما ترونه الأنسب لكم.',
    'receipt.withdrawn.headline': 'سُحب طلبكم',
    'receipt.withdrawn.now': 'لقد سحبتموه، وأغلقناه.',
    'receipt.withdrawn.thanks': 'شكرًا على الوقت الذي منحتمونا إياه، ونتمنى لكم كل التوفيق.',
    'receipt.withdrawn.next': 'لن تصلكم رسائل أخرى بشأنه، وليس عليكم فعل أي شيء.',
    'receipt.silent.headline': 'لن نكتب إليكم بعد الآن',
    'receipt.silent.now': 'كما طلبتم، لن تصلكم منا رسائل أخرى بشأنه، ولا حتى بشأن قرارنا.',
    'receipt.silent.next': 'وإذا رغبتم في أن نكتب إليكم مجددًا، فأخبروا جهة الاتصال المذكورة أدناه.',

    'digest.headline':
      '{count, plural, zero {لا أخبار} one {خبر واحد} two {خبران} few {# أخبار} many {# خبرًا} other {# خبر}} من {organization}',
    'digest.subject': '{headline}: {jobs}',
    'digest.intro': 'لدينا جديد بشأن طلباتكم.',
    'digest.section': '{job}: {headline}',
    'digest.footer': 'تصلكم هذه الرسالة لأنكم تقدمتم لوظيفة لدى {organization}.',

    'fact.role': 'الوظيفة',
    'fact.stage': 'المرحلة',
    'fact.told': 'الموعد الذي أعطيناكم إياه',
    'fact.before': 'الموعد السابق',
    'fact.now': 'الموعد الحالي',
    'fact.until': 'معلّق حتى',
    'fact.followUp': 'يمكنكم السؤال اعتبارًا من',
    'fact.nextWord': 'تسمعون منا بحلول',
    'fact.person': 'يتواصل معكم شخص من فريقنا بحلول',
    'fact.deadline': 'الرد على العرض الآخر بحلول',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {ما زلنا نجري مقابلات لهذه الوظيفة.}
      SCHEDULING {يرجع ذلك إلى ترتيب مواعيد المقابلات المتبقية.}
      DECISION_MAKER_AWAY {أحد المشاركين في القرار غائب لبعض الوقت.}
      APPROVAL_PENDING {يتطلب القرار موافقة داخلية لم تصدر بعد.}
      ROLE_CHANGED {تغيّرت الوظيفة نفسها.}
      MORE_CANDIDATES {نتحدث مع أشخاص آخرين بشأن هذه الوظيفة.}
      BUDGET {لم يكتمل بعد التخطيط الداخلي لهذه الوظيفة.}
      other {تغيّر تخطيطنا.}}`,

    'member.subject':
      '{count, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}: {most}',
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
    'untold.count':
      '{count, plural, zero {لا قرارات غير مبلَّغة} one {قرار واحد غير مبلَّغ} two {قراران غير مبلَّغين} few {# قرارات غير مبلَّغة} many {# قرارًا غير مبلَّغ} other {# قرار غير مبلَّغ}}',
    'untold.row':
      'اتُّخذ القرار يوم {date}. {why, select, BOUNCED {عادت الرسالة.} NOT_APPROVED {لم تُعتمد الرسالة.} FAILED {تعذّر إرسال الرسالة.} other {لم يُبلَّغ بعد.}}',
    'untold.do': 'إبلاغ {candidate}، ثم تسجيل التواصل',
    'call.count':
      '{count, plural, zero {لا مكالمات مطلوبة} one {مكالمة واحدة مطلوبة} two {مكالمتان مطلوبتان} few {# مكالمات مطلوبة} many {# مكالمة مطلوبة} other {# مكالمة مطلوبة}}',
    'call.row': 'أُرسلت جميع الرسائل المقررة. آخر تواصل يوم {date}.',
    'call.row.never': 'أُرسلت جميع الرسائل المقررة.',
    'call.do': 'التواصل هاتفيًا مع {candidate}، ثم تسجيل التواصل',
    'escalated.count':
      '{count, plural, zero {لا قرارات متأخرة جدًا} one {قرار واحد متأخر جدًا} two {قراران متأخران جدًا} few {# قرارات متأخرة جدًا} many {# قرارًا متأخرًا جدًا} other {# قرار متأخر جدًا}}',
    'overdue.count':
      '{count, plural, zero {لا قرارات متأخرة} one {قرار واحد متأخر} two {قراران متأخران} few {# قرارات متأخرة} many {# قرارًا متأخرًا} other {# قرار متأخر}}',
    'overdue.row': '{milestone, select, NEXT_STEP {كانت الخطوة التالية مستحقة} other {كان القرار مستحقًا}} {by}.',
    'overdue.do': 'تسجيل قرار، أو تحديد موعد جديد',
    'newDate.count':
      '{count, plural, zero {لا مواعيد جديدة مطلوبة} one {موعد جديد واحد مطلوب} two {موعدان جديدان مطلوبان} few {# مواعيد جديدة مطلوبة} many {# موعدًا جديدًا مطلوبًا} other {# موعد جديد مطلوب}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {انتهى التعليق، وانقضى الموعد السابق} other {انقضى الموعد قبل أن يُبلَّغ}}: {date}.',
    'newDate.do': 'تحديد موعد جديد',
    'approval.count':
      '{count, plural, zero {لا رسائل للاعتماد} one {رسالة واحدة للاعتماد} two {رسالتان للاعتماد} few {# رسائل للاعتماد} many {# رسالة للاعتماد} other {# رسالة للاعتماد}}',
    'approval.row': 'في الانتظار منذ يوم {date}: {subject}',
    'approval.do': 'قراءتها، ثم اعتمادها أو إيقافها',
    'due.count':
      '{count, plural, zero {لا قرارات مستحقة} one {قرار واحد مستحق} two {قراران مستحقان} few {# قرارات مستحقة} many {# قرارًا مستحقًا} other {# قرار مستحق}}',
    'due.row':
      '{milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}. {days, plural, zero {آخر يوم عمل.} one {بقي يوم عمل واحد.} two {بقي يوما عمل.} few {بقيت # أيام عمل.} many {بقي # يوم عمل.} other {بقي # يوم عمل.}}',
    'due.do': 'تسجيل قرار، أو نقل الموعد',
    'confirm.count':
      '{count, plural, zero {لا مواعيد للتأكيد} one {موعد واحد للتأكيد} two {موعدان للتأكيد} few {# مواعيد للتأكيد} many {# موعدًا للتأكيد} other {# موعد للتأكيد}}',
    'confirm.row':
      'حُدد بعد المقابلة يوم {interview}: {milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}.',
    'confirm.row.told': 'إن لم تغيّروا الموعد، فسيُبلَّغ يوم {date}.',
    'confirm.do': 'تأكيد الموعد، أو نقله',
    'silent.count':
      '{count, plural, zero {لا أحد بلا تواصل منذ مدة} one {شخص واحد بلا تواصل منذ مدة} two {شخصان بلا تواصل منذ مدة} few {# أشخاص بلا تواصل منذ مدة} many {# شخصًا بلا تواصل منذ مدة} other {# شخص بلا تواصل منذ مدة}}',
    'silent.row': 'لا تواصل منذ يوم {date}.',
    'silent.do': 'الكتابة إلى {candidate}، أو تحديد موعد',

    'unreachable.headline': 'تعذّر الوصول إلى {candidate}',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {لم تُسلَّم رسالتنا إلى {candidate} وارتدّت إلينا: لا يوجد صندوق بريد كهذا.}
      SENDER_FAULT {رُفضت رسالتنا إلى {candidate} بسبب طريقة إرسالنا، لا بسبب العنوان.}
      NOT_DELIVERED {لم تصل رسالتنا إلى {candidate}، وقد يكون العنوان صحيحًا.}
      other {لم تصل رسالتنا إلى {candidate}، ولا يوضّح الإشعار الوارد السبب.}} ولم يصل ما فيها.`,
    'unreachable.do': 'يُرجى التواصل هاتفيًا مع {candidate}، ثم تسجيل التواصل.',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {لن نكتب إلى هذا العنوان مجددًا حتى يُصحَّح أو يُعاد تفعيله.}
      SENDER_FAULT {تم تنبيه القائمين على هذه الخدمة. وبعد إصلاح الخلل يمكن إعادة إرسال الرسالة.}
      other {لن تُرسَل هذه الرسالة مجددًا، أما الرسائل اللاحقة فستُرسَل إلى هذا العنوان.}}`,
    'unreachable.count':
      '{count, plural, zero {لا مرشحين لم تصلهم رسائلنا} one {مرشح واحد لم تصله رسالتنا} two {مرشحان لم تصلهما رسائلنا} few {# مرشحين لم تصلهم رسائلنا} many {# مرشحًا لم تصلهم رسائلنا} other {# مرشح لم تصلهم رسائلنا}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {لا يوجد صندوق بريد كهذا: لن يُرسَل إليه شيء بعد الآن}
      SENDER_FAULT {رُفضت بسبب طريقة إرسالنا}
      NOT_DELIVERED {لم تُسلَّم، وقد يكون العنوان صحيحًا}
      other {ارتدّت، ولا يوضّح الإشعار السبب}}`,
    'unreachable.footer':
      'تصلكم هذه الرسالة بصفتكم من أعضاء {organization}، مرة في الساعة على الأكثر، لأن رسائل لم تصل.',
    'colleague.headline': 'رسائلنا لم تعد تصل إلى {candidate}',
    'colleague.now': `{why, select,
      COMPLAINED {صنّف {candidate} إحدى رسائلنا بريدًا مزعجًا، فلم تعد تصل التذكيرات ولا الملخصات.}
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
      COMPETING_OFFER {لدى {candidate} عرض آخر، والرد بحلول يوم {date}}
      WITHDRAW {انسحاب {candidate}}
      other {لا رسائل بعد الآن إلى {candidate}}}`,
    'acted.deadline': 'يجب الرد على العرض الآخر بحلول يوم {date}.',
    'acted.do': `{act, select,
      UPDATE_REQUEST {يُرجى الرد على {candidate}.}
      COMPETING_OFFER {يُرجى اتخاذ القرار قبل ذلك اليوم، أو التواصل هاتفيًا مع {candidate} والقول إن ذلك غير ممكن.}
      DO_NOT_WRITE {لم نعد نرسل رسائل إلى {candidate}. وما تقررونه عليكم إبلاغه بطريقة أخرى.}
      WITHDRAW {طلب {candidate} مغلق الآن.}
      other {ليس عليكم فعل أي شيء بشأن {candidate}.}}`,
    'acted.note': 'رسالة {candidate}:',
  },
  falseHope: [
    'قريبًا',
    'قريبا',
    'عما قريب',
    'في أقرب وقت',
    'خلال فترة وجيزة',
    'بالتأكيد',
    'حتمًا',
    'بلا شك',
    'نضمن',
    'مضمون',
    'فرصة كبيرة',
    'فرص كبيرة',
    'مرشح قوي',
    'سنتواصل معكم',
  ],
};
