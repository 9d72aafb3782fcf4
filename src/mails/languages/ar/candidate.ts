import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

export const candidate: Messages<CandidateSentences> = {
  greeting: 'إلى {name}، تحية طيبة وبعد،',
  'greeting.own': '{salutation}،',
  'greeting.nameless': 'تحية طيبة وبعد،',
  about: 'نكتب إليكم بخصوص طلبكم لوظيفة {job} لدى {organization}.',
  subject: '{headline}: {job}',
  closing: 'مع أطيب التحيات،',
  'farewell.wish': 'نتمنى لكم كل التوفيق والنجاح.',
  'farewell.closing': 'مع أطيب التحيات،',
  signature: '{organization}',
  'signature.person': '{recruiter}\n{organization}',
  footer: 'تصلكم هذه الرسالة لأنكم تشاركون في إجراءات اختيار لدى {organization}.',
  'footer.ended': 'تصلكم هذه الرسالة لأنكم شاركتم في إجراءات اختيار لدى {organization}.',
  preferences: 'إعدادات الرسائل',
  status: 'الاطلاع على وضع طلبكم',
  privacy: 'سياسة الخصوصية',
  contact: 'إن كان لديكم سؤال، فيمكنكم طرحه في أي وقت بالرد على هذه الرسالة، أو بالكتابة إلى:',
  'contact.reply': 'إن كان لديكم سؤال، فيمكنكم طرحه في أي وقت بالرد على هذه الرسالة.',
  'contact.section': 'إن كان لديكم سؤال عن هذه الوظيفة، فيمكنكم طرحه في أي وقت بالكتابة إلى:',
  note: 'كلمة موجهة إليكم:',
  'note.by': 'كلمة من {author}:',

  'date.named': '{precision, select, WEEK {أسبوع {date}} other {{date}}}',
  'date.by': '{precision, select, WEEK {خلال أسبوع {date}} MONTH {خلال شهر {date}} other {في موعد أقصاه {date}}}',
  'date.to': '{precision, select, WEEK {إلى أسبوع {date}} MONTH {إلى شهر {date}} other {إلى {date}}}',
  'told.date':
    '{milestone, select, NEXT_STEP {كنا قد أخبرناكم بأنكم ستعرفون الخطوة التالية {by}.} other {كنا قد أخبرناكم بأنكم ستعرفون قرارنا {by}.}}',
  'now.date': '{milestone, select, NEXT_STEP {ستعرفون الخطوة التالية {by}.} other {ستعرفون قرارنا {by}.}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {إذا تغيّر هذا الموعد، أو انقضى دون جديد، فسنكتب إليكم.} other {إذا تغيّر هذا الموعد، أو انقضى دون قرار، فسنكتب إليكم.}}',
  'next.nothing': 'وحتى ذلك الحين، ليس عليكم فعل أي شيء.',
  'open.now': 'ما زال طلبكم قائمًا، وليس عليكم فعل أي شيء.',
  'open.offer':
    '{who, select, PERSON {وإذا اضطركم عرض آخر إلى اتخاذ قرار قبل ذلك، فيُرجى الكتابة إلى {recruiter}.} other {وإذا اضطركم عرض آخر إلى اتخاذ قرار قبل ذلك، فيُرجى إخبارنا بالرد على هذه الرسالة.}}',

  'set.headline': '{milestone, select, NEXT_STEP {الخطوة التالية} other {القرار}} {by}',
  'set.before': 'أصبح بإمكاننا الآن أن نخبركم متى ستسمعون منا.',
  'extended.headline': '{milestone, select, NEXT_STEP {أُجِّل موعد الخطوة} other {أُجِّل القرار}} {to}',
  'extended.headline.again': '{milestone, select, NEXT_STEP {أُجِّل موعد الخطوة} other {أُجِّل القرار}} مجددًا {to}',
  'extended.headline.passed': 'موعد جديد – {milestone, select, NEXT_STEP {الخطوة} other {القرار}} {by}',
  'extended.before': 'لن نتمكن من الالتزام بهذا الموعد.',
  'extended.passed': 'انقضى ذلك الموعد ولم نلتزم به.',
  'extended.sorry':
    '{count, plural, zero {ونعتذر عن ذلك.} one {ونعتذر عن ذلك.} two {وهذه هي المرة الثانية التي نضطر فيها إلى تغيير الموعد. وندرك أثر ذلك في خططكم، ونعتذر إليكم.} few {وهذه هي المرة رقم # التي نضطر فيها إلى تغيير الموعد. وندرك أثر ذلك في خططكم، ونعتذر إليكم.} many {وهذه هي المرة رقم # التي نضطر فيها إلى تغيير الموعد. وندرك أثر ذلك في خططكم، ونعتذر إليكم.} other {وهذه هي المرة رقم # التي نضطر فيها إلى تغيير الموعد. وندرك أثر ذلك في خططكم، ونعتذر إليكم.}}',
  'advanced.headline': 'موعد أقرب – {milestone, select, NEXT_STEP {الخطوة} other {القرار}} {by}',
  'advanced.before': 'سيكون ذلك قبل هذا الموعد.',
  'reconfirmed.headline': 'تأكيد – {milestone, select, NEXT_STEP {الخطوة} other {القرار}} {by}',
  'reconfirmed.before': 'لم يتغيّر ذلك.',
  'held.headline': 'توقف مؤقت، ويُستأنف الاختيار يوم {date}',
  'held.now': 'توقفت إجراءات الاختيار لهذه الوظيفة مؤقتًا، وتُستأنف يوم {date}.',
  'held.meaning': 'ليس هذا قرارًا بشأنكم: يبقى طلبكم قائمًا، وليس عليكم فعل أي شيء.',
  'held.over': 'ولم يعد الموعد الذي أعطيناكم إياه ساريًا.',
  'held.date':
    '{milestone, select, NEXT_STEP {وفق الوضع الحالي، ستعرفون الخطوة التالية {by}.} other {وفق الوضع الحالي، ستعرفون قرارنا {by}.}}',
  'held.next':
    '{when, select, DAY {سنكتب إليكم مجددًا في موعد أقصاه {date}، مع موعد جديد إن كان لدينا موعد.} other {عند الاستئناف سنكتب إليكم مجددًا، مع موعد جديد إن كان لدينا موعد.}}',
  'resumed.headline': 'استئناف – {milestone, select, NEXT_STEP {الخطوة} other {القرار}} {by}',
  'resumed.before': 'كانت إجراءات الاختيار لهذه الوظيفة متوقفة مؤقتًا، وقد استُؤنفت الآن.',
  'resumed.passed':
    'كانت إجراءات الاختيار لهذه الوظيفة متوقفة مؤقتًا، وانقضى ذلك الموعد في هذه الأثناء. ونعتذر عن ذلك. ويمكننا الآن أن نعطيكم موعدًا جديدًا.',
  'passed.headline':
    '{milestone, select, NEXT_STEP {لم تتحدد الخطوة بعد} other {لم يُتخذ القرار بعد}} (رسالة تالية: {date})',
  'passed.headline.last':
    '{milestone, select, NEXT_STEP {لم تتحدد الخطوة بعد} other {لم يُتخذ القرار بعد}} (تواصل مباشر: {date})',
  'passed.now':
    '{precision, select, WEEK {انقضى ذلك الأسبوع} MONTH {انقضى ذلك الشهر} other {انقضى ذلك الموعد}}، و{milestone, select, NEXT_STEP {لا نستطيع بعد أن نخبركم بالخطوة التالية} other {لم يُتخذ القرار بعد}}. ونعتذر عن ذلك.',
  'passed.held':
    'توقفت إجراءات الاختيار مؤقتًا ثم استُؤنفت يوم {date}. وقد انقضى في هذه الأثناء الموعد الذي أعطيناكم إياه، ولا نستطيع بعد أن نعطيكم موعدًا جديدًا. ونعتذر عن ذلك.',
  'passed.next':
    'ستسمعون منا مجددًا في موعد أقصاه {date}، حتى إن {milestone, select, NEXT_STEP {لم يكن هناك جديد} other {لم يُتخذ القرار بعد}}.',
  'undecided.headline':
    '{milestone, select, NEXT_STEP {الخطوة لم تتحدد بعد} other {ما زلنا دون قرار}} (رسالة تالية: {date})',
  'undecided.headline.last':
    '{milestone, select, NEXT_STEP {الخطوة لم تتحدد بعد} other {ما زلنا دون قرار}} (تواصل مباشر: {date})',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {ما زلنا لا نستطيع أن نخبركم بالخطوة التالية.} other {لم يُتخذ القرار حتى الآن.}}} other {{milestone, select, NEXT_STEP {نضطر إلى الكتابة إليكم مرة أخرى دون أن نعرف الخطوة التالية.} other {نضطر إلى الكتابة إليكم مرة أخرى دون قرار.}}}}',
  'undecided.sorry': 'نعتذر عن طول انتظاركم.',
  'undecided.last': 'سيتواصل معكم بعد ذلك شخص من فريقنا مباشرة، في موعد أقصاه {date}.',

  'hired.headline': 'خبر سار بشأن طلبكم',
  'hired.now': 'يسعدنا أن نعرض عليكم هذه الوظيفة.',
  'hired.thanks': 'تهانينا، وشكرًا لكم على الوقت الذي منحتمونا إياه.',
  'hired.next':
    'سيصلكم العرض الخطي {who, select, PERSON {من {recruiter}} other {منا}}{when, select, DAY { في موعد أقصاه {date}} other {}}، مع شرح تفاصيله لكم.',
  'hired.wait': 'وهذه الرسالة ليست العرض نفسه: يُرجى انتظاره قبل الاستقالة من عملكم أو تغيير خططكم.',
  'rejected.headline': 'قرارنا بشأن طلبكم',
  'rejected.thanks':
    'شكرًا لكم على تقدمكم لوظيفة {job} لدى {organization}، وعلى الوقت والاهتمام اللذين منحتمونا إياهما.',
  'rejected.now': 'بعد دراسة متأنية لطلبكم، نأسف لعدم تمكننا من المضي قدمًا فيه هذه المرة.',
  'rejected.now.filled': 'شُغلت الوظيفة، ونأسف لعدم تمكننا من المضي قدمًا في طلبكم.',
  'rejected.now.cancelled':
    'قررنا عدم شغل هذه الوظيفة، ولذلك لا يمكن المضي قدمًا في طلبكم. ولا علاقة لذلك بكم ولا بطلبكم.',
  'rejected.sorry': 'ونعلم أن هذا ليس الجواب الذي كنتم تأملونه.',
  'rejected.next': 'طلبكم لهذه الوظيفة مغلق الآن، وليس عليكم فعل أي شيء.',
  'onward.headline': 'انتقال طلبكم إلى الخطوة التالية',
  'onward.now': 'نود أن ننتقل معكم إلى الخطوة التالية.',
  'onward.thanks': 'شكرًا لكم على الوقت الذي منحتمونا إياه حتى الآن.',
  'onward.next':
    '{who, select, PERSON {ستصلكم رسالة من {recruiter}} other {سنكتب إليكم}}{when, select, DAY { في موعد أقصاه {date}} other {}} لترتيبها. وحتى ذلك الحين، ليس عليكم فعل أي شيء.',
  'correction.headline': 'تصحيح واعتذار عن رسالتنا السابقة',
  'correction.before': 'الرسالة التي أرسلناها إليكم سابقًا بشأن قرارنا كانت خاطئة، ونعتذر إليكم.',
  'correction.yes': 'أخبرناكم بالموافقة، وكان ذلك خطأ منا. ونعتذر إليكم اعتذارًا صادقًا.',
  'correction.holds': 'والقرار الصحيح هو ما يلي:',
  'correction.acted':
    '{who, select, PERSON {إن كنتم قد استقلتم من عملكم أو اعتذرتم عن شيء آخر بسبب ذلك، فيُرجى الكتابة إلى {recruiter}: نود أن نتحدث معكم في الأمر.} other {إن كنتم قد استقلتم من عملكم أو اعتذرتم عن شيء آخر بسبب ذلك، فيُرجى إخبارنا: نود أن نتحدث معكم في الأمر.}}',

  'receipt.passedOn':
    '{who, select, PERSON {وقد أحلنا ذلك إلى {recruiter}.} other {وقد أحلنا ذلك إلى المسؤولين عن هذه الوظيفة.}}',
  'receipt.unchanged': 'لم يتغيّر شيء آخر، وليس عليكم فعل أي شيء.',
  'receipt.update.headline': 'وصلنا سؤالكم',
  'receipt.update.now': 'سألتمونا عن المستجدات.',
  'receipt.update.next': 'ستسمعون منا في موعد أقصاه {date}.',
  'receipt.update.next.unknown': 'سيصلكم رد، ولا نستطيع بعد تحديد يومه.',
  'receipt.data.headline': 'وصلنا سؤالكم عن بياناتكم',
  'receipt.data.now': 'سألتمونا عن البيانات التي نحتفظ بها عنكم.',
  'receipt.data.next': 'ستتلقون ردًا خلال شهر.',
  'receipt.erasure.headline': 'وصلنا طلبكم حذف البيانات',
  'receipt.erasure.now': 'طلبتم منا حذف بياناتكم.',
  'receipt.erasure.next': 'ستعرفون خلال شهر ما الذي حذفناه، وحتى ذلك الحين يستمر النظر في طلبكم.',
  'receipt.interested.headline': 'شكرًا لكم على إخبارنا',
  'receipt.interested.now': 'أخبرتمونا بأن هذه الوظيفة ما زالت تهمكم.',
  'receipt.thanks.headline': 'شكرًا لكم على رسالتكم',
  'receipt.thanks.now': 'وصلتنا رسالتكم، وقد سُررنا بها.',
  'receipt.offer.headline': 'شكرًا لكم على إخبارنا بالعرض الآخر',
  'receipt.offer.now': 'أخبرتمونا بأن لديكم عرضًا آخر، وبأنكم تودون الرد عليه في موعد أقصاه {date}.',
  'receipt.offer.next': 'لا نستطيع أن نعدكم بقرار قبل ذلك. ونرجو أن تفعلوا ما ترونه الأنسب لكم.',
  'receipt.withdrawn.headline': 'تم سحب طلبكم كما رغبتم',
  'receipt.withdrawn.now': 'سحبناه بناءً على رغبتكم.',
  'receipt.withdrawn.thanks': 'شكرًا لكم على الوقت الذي منحتمونا إياه.',
  'receipt.withdrawn.next': 'لن تصلكم رسائل أخرى بشأنه، وليس عليكم فعل أي شيء.',
  'receipt.silent.headline': 'لن نرسل إليكم رسائل بعد الآن',
  'receipt.silent.now': 'كما طلبتم، لن نكتب إلى هذا العنوان بعد الآن: لا بشأن أي من طلباتكم، ولا لإبلاغكم بأي قرار.',
  'receipt.silent.goesOn': 'تبقى طلباتكم قائمة.',
  'receipt.silent.told':
    '{who, select, PERSON {وقد أحلنا ذلك إلى {recruiter}، وقد يجري التواصل معكم بطريقة أخرى.} other {وقد أحلنا ذلك إلى المسؤولين عنها، وقد يجري التواصل معكم بطريقة أخرى.}}',
  'receipt.silent.undo': 'وإن غيّرتم رأيكم، فيُرجى الكتابة إلى {address}.',
  'receipt.silent.undo.unknown': 'وإن غيّرتم رأيكم، فيُرجى التواصل مباشرة مع {organization}.',

  'digest.headline':
    '{count, plural, zero {لا أخبار} one {خبر واحد} two {خبران} few {# أخبار} many {# خبرًا} other {# خبر}} من {organization}',
  'digest.subject': '{headline}: {job} (+{count})',
  'digest.intro': 'لدينا جديد بشأن طلباتكم.',
  'digest.section': '{job}: {headline}',

  'calendar.summary': '{headline}: {job}، {organization}',
  'calendar.over': 'لم يعد هذا الموعد ساريًا.',

  'fact.role': 'الوظيفة',
  'fact.stage': 'المرحلة',
  'fact.date': '{milestone, select, NEXT_STEP {موعد الخطوة التالية} other {موعد القرار}}',
  'fact.earlier': 'الموعد السابق',
  'fact.told': 'الموعد الذي أعطيناكم إياه',
  'fact.resumes': 'يُستأنف الاختيار يوم',
  'fact.nextWord': 'تسمعون منا في موعد أقصاه',
  'fact.person': 'يتواصل معكم شخص من فريقنا في موعد أقصاه',
  'fact.offer': 'العرض الخطي في موعد أقصاه',
  'fact.deadline': 'الرد على العرض الآخر في موعد أقصاه',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {ما زلنا نجري مقابلات لهذه الوظيفة.}
    SCHEDULING {يرجع ذلك إلى ترتيب مواعيد المقابلات المتبقية.}
    DECISION_MAKER_AWAY {أحد المشاركين في القرار غائب في الوقت الحالي.}
    APPROVAL_PENDING {يتطلب القرار موافقة داخلية لم تصدر بعد.}
    ROLE_CHANGED {تغيّرت الوظيفة نفسها، وما زال طلبكم صالحًا.}
    MORE_CANDIDATES {ما زلنا نتحدث مع آخرين دعوناهم بشأن هذه الوظيفة.}
    BUDGET {لم يكتمل بعد التخطيط الداخلي لهذه الوظيفة.}
    other {تغيّر تخطيطنا.}}`,
};
