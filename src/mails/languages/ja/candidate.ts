import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

// A letter to an applicant has its order: thanks and who writes, the news, an apology, wishes for those who are turned down.
export const candidate: Messages<CandidateSentences> = {
  greeting: '{name}様',
  'greeting.own': '{salutation}',
  'greeting.nameless': 'ご応募者様',
  about: 'このたびは「{job}」にご応募いただき、誠にありがとうございます。{organization}採用担当でございます。',
  subject: '{headline}：{job}',
  closing: '何卒よろしくお願い申し上げます。',
  'farewell.wish': '末筆ではございますが、今後のご健勝とご活躍を心よりお祈り申し上げます。',
  'farewell.closing': '',
  signature: '{organization} 採用担当',
  'signature.person': '{organization} 採用担当\n{recruiter}',
  footer: 'このメールは、{organization}の選考にご参加いただいている方にお送りしています。',
  'footer.ended': 'このメールは、{organization}の選考にご参加いただいた方にお送りしています。',
  preferences: 'メール配信の設定',
  status: '現在の状況を確認する',
  privacy: '個人情報の取り扱い',
  contact:
    'ご不明な点がございましたら、いつでもお気軽にお問い合わせください。このメールにご返信いただくか、下記までご連絡ください。',
  'contact.reply':
    'ご不明な点がございましたら、いつでもお気軽にお問い合わせください。このメールにご返信いただければ幸いです。',
  'contact.section': 'このポジションについてご不明な点がございましたら、いつでもお気軽に下記までお問い合わせください。',
  note: '担当者からのメッセージ：',
  'note.by': '{author}からのメッセージ：',

  'date.named': '{precision, select, WEEK {{date}の週} other {{date}}}',
  'date.by': '{precision, select, WEEK {{date}の週に} MONTH {{date}中に} other {{date}までに}}',
  'date.to': '{precision, select, WEEK {{date}の週} MONTH {{date}中} other {{date}まで}}',
  'told.date':
    '{milestone, select, NEXT_STEP {次のステップにつきましては、{by}ご連絡するとお伝えしておりました。} other {選考結果につきましては、{by}ご連絡するとお伝えしておりました。}}',
  'now.date':
    '{milestone, select, NEXT_STEP {次のステップにつきましては、{by}ご連絡いたします。} other {選考結果につきましては、{by}ご連絡いたします。}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {予定日が変わる場合、または予定日を過ぎてもお伝えできない場合は、こちらからご連絡いたします。} other {予定日が変わる場合、または予定日を過ぎても結果が出ない場合は、こちらからご連絡いたします。}}',
  'next.nothing': 'それまでのお手続きは不要です。',
  'open.now': '選考は引き続き進行中で、お手続きは不要です。',
  'open.offer':
    '{who, select, PERSON {他社の内定などでお返事をお急ぎの場合は、{recruiter}までお知らせください。} other {他社の内定などでお返事をお急ぎの場合は、このメールへのご返信にてお知らせください。}}',

  'set.headline': '{by}{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}をご連絡します',
  'set.before': '今後のご連絡の予定が決まりましたので、お知らせいたします。',
  'extended.headline': 'ご連絡予定日の変更（{to}）',
  'extended.headline.again': 'ご連絡予定日の再変更（{to}）',
  'extended.headline.passed': '新しいご連絡予定日（{to}）',
  'extended.before': 'このお約束の期日までにご連絡することが難しくなりました。',
  'extended.passed': 'お約束の期日までにご連絡できませんでした。',
  'extended.sorry':
    '{count, plural, =1 {誠に申し訳ございません。} other {ご連絡予定日の変更は、これで#回目となります。ご予定に大きく影響いたしますこと、重ねてお詫び申し上げます。}}',
  'advanced.headline': '予定より早く、{by}ご連絡します',
  'advanced.before': '予定より早くご連絡できることになりました。',
  'reconfirmed.headline': '予定どおり、{by}ご連絡します',
  'reconfirmed.before': 'この予定に変わりはございません。',
  'held.headline': '選考の一時休止（{date}再開）',
  'held.now': 'このポジションの選考は、現在一時休止しております。{date}に再開いたします。',
  'held.meaning': '合否に関わるものではございません。ご応募は引き続き有効で、お手続きは不要です。',
  'held.over': 'お伝えしておりましたご連絡予定日は、取り消しとさせていただきます。',
  'held.date':
    '{milestone, select, NEXT_STEP {現時点では、次のステップを{by}ご連絡する予定です。} other {現時点では、選考結果を{by}ご連絡する予定です。}}',
  'held.next':
    '{when, select, DAY {遅くとも{date}までに、あらためてご連絡いたします。その時点で新しい予定日が決まっておりましたら、あわせてお知らせいたします。} other {再開の際に、あらためてご連絡いたします。その時点で新しい予定日が決まっておりましたら、あわせてお知らせいたします。}}',
  'resumed.headline': '選考を再開し、{by}ご連絡します',
  'resumed.before': '一時休止しておりました選考を再開いたしました。',
  'resumed.passed':
    '選考を一時休止しております間に、お約束の期日を過ぎてしまいました。誠に申し訳ございません。新しいご連絡予定日をお知らせいたします。',
  'passed.headline':
    '{milestone, select, NEXT_STEP {ご連絡の遅れのお詫び} other {選考結果の遅れのお詫び}}（次回{date}まで）',
  'passed.headline.last':
    '{milestone, select, NEXT_STEP {ご連絡の遅れのお詫び} other {選考結果の遅れのお詫び}}（担当者より{date}）',
  'passed.now':
    'お約束の{precision, select, WEEK {週} MONTH {月} other {期日}}を過ぎましたが、{milestone, select, NEXT_STEP {次のステップをまだお伝えできません} other {選考結果はまだ出ておりません}}。誠に申し訳ございません。',
  'passed.held':
    '選考は一時休止しておりましたが、{date}に再開いたしました。お伝えしていた期日をすでに過ぎておりますが、新しい予定日をまだお伝えできません。誠に申し訳ございません。',
  'passed.next':
    '{milestone, select, NEXT_STEP {進展がない} other {結果が出ていない}}場合でも、{date}までにあらためてご連絡いたします。',
  'undecided.headline':
    '{milestone, select, NEXT_STEP {ご連絡が遅れております} other {選考結果が遅れております}}（次回{date}まで）',
  'undecided.headline.last':
    '{milestone, select, NEXT_STEP {ご連絡の遅れ} other {選考結果の遅れ}}（担当者より{date}まで）',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {次のステップのご連絡が遅れております。} other {選考結果のご連絡が遅れております。}}} other {{milestone, select, NEXT_STEP {次のステップを、いまだお伝えできておりません。} other {選考結果を、いまだお伝えできておりません。}}}}',
  'undecided.sorry': '長らくお待たせしておりますこと、心よりお詫び申し上げます。',
  'undecided.last': '次は、担当の者が{date}までに直接ご連絡いたします。',

  'hired.headline': '選考結果と今後のご案内',
  'hired.now': '選考の結果、ぜひ弊社にお迎えしたく、採用条件をご提示したいと考えております。',
  'hired.thanks': '貴重なお時間をいただき、誠にありがとうございました。',
  'hired.next':
    '正式な条件は、{who, select, PERSON {{recruiter}より} other {採用担当より}}{when, select, DAY {{date}までに} other {}}書面にてお送りし、ご説明いたします。',
  'hired.wait':
    '本メールは正式な条件のご提示ではございません。ご退職のお手続きなどは、書面をご確認いただいてからお願いいたします。',
  'rejected.headline': '選考結果のご連絡',
  'rejected.thanks':
    'このたびは{organization}の「{job}」にご応募いただき、また貴重なお時間をいただき、誠にありがとうございました。',
  'rejected.now': '慎重に選考を重ねました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。',
  'rejected.now.filled':
    '本ポジションは採用者が決定いたしましたため、誠に残念ながら、今回は採用を見送らせていただくこととなりました。',
  'rejected.now.cancelled':
    '本ポジションの募集を取りやめることとなり、誠に勝手ながら、選考を終了させていただくこととなりました。ご応募内容への評価によるものではございません。',
  'rejected.sorry': 'ご期待に沿えず、誠に申し訳ございません。',
  'rejected.next': 'なお、本ポジションの選考はこれにて終了となります。お手続きは不要です。',
  'onward.headline': '次の選考ステップのご案内',
  'onward.now': '選考の結果、次のステップへお進みいただきたいと考えております。',
  'onward.thanks': 'これまで貴重なお時間をいただき、誠にありがとうございます。',
  'onward.next':
    '日程などの詳細は、{who, select, PERSON {{recruiter}より} other {採用担当より}}{when, select, DAY {{date}までに} other {あらためて}}ご連絡いたします。それまでのお手続きは不要です。',
  'correction.headline': '先日のご連絡の訂正とお詫び',
  'correction.before': '選考結果について先日お送りしたご連絡に誤りがございました。誠に申し訳ございません。',
  'correction.yes':
    '先日、採用の方向でご連絡いたしましたが、弊社の誤りでございました。誠に申し訳なく、心よりお詫び申し上げます。',
  'correction.holds': '正しくは、次のとおりでございます。',
  'correction.acted':
    '{who, select, PERSON {先のご連絡によりご退職や他社へのお断りなどをなさった場合は、{recruiter}までお知らせください。直接お話しさせていただきたく存じます。} other {先のご連絡によりご退職や他社へのお断りなどをなさった場合は、お知らせください。直接お話しさせていただきたく存じます。}}',

  'receipt.passedOn':
    '{who, select, PERSON {この件は{recruiter}に申し伝えました。} other {この件は採用担当に申し伝えました。}}',
  'receipt.unchanged': 'そのほかに変わりはなく、お手続きは不要です。',
  'receipt.update.headline': 'お問い合わせを受け取りました',
  'receipt.update.now': '選考の状況について、お問い合わせをいただきました。',
  'receipt.update.next': '{date}までにご連絡いたします。',
  'receipt.update.next.unknown': 'お返事を差し上げますが、日にちはまだお伝えできません。',
  'receipt.data.headline': '個人データについてのご請求を承りました',
  'receipt.data.now': '弊社が保有する個人データの開示をご請求いただきました。',
  'receipt.data.next': '1か月以内にお返事いたします。',
  'receipt.erasure.headline': '個人データの削除のご請求を承りました',
  'receipt.erasure.now': '個人データの削除をご請求いただきました。',
  'receipt.erasure.next': '削除した内容を1か月以内にお知らせします。それまで選考は続きます。',
  'receipt.interested.headline': 'ご連絡ありがとうございます',
  'receipt.interested.now': '引き続きこのポジションに関心をお持ちとのご連絡をいただきました。',
  'receipt.thanks.headline': 'メッセージをありがとうございます',
  'receipt.thanks.now': 'メッセージを確かに受け取りました。うれしく拝見いたしました。',
  'receipt.offer.headline': '他社の内定についてのご連絡のお礼',
  'receipt.offer.now': '他社の内定があり、{date}までにお返事をなさりたいとのご連絡をいただきました。',
  'receipt.offer.next':
    'それまでに結果をお伝えできるとお約束することはできません。どうぞご自身にとってよい選択をなさってください。',
  'receipt.withdrawn.headline': 'ご応募の取り下げを承りました',
  'receipt.withdrawn.now': 'お申し出のとおり、選考を終了いたしました。',
  'receipt.withdrawn.thanks': '貴重なお時間をいただき、誠にありがとうございました。',
  'receipt.withdrawn.next': 'このご応募について、今後メールはお送りいたしません。お手続きは不要です。',
  'receipt.silent.headline': '今後のメールを停止いたしました',
  'receipt.silent.now':
    'ご希望のとおり、このアドレスへは、すべてのご応募について、選考結果も含め、今後メールをお送りいたしません。',
  'receipt.silent.goesOn': '選考はそのまま続きます。',
  'receipt.silent.told':
    '{who, select, PERSON {{recruiter}に申し伝えましたので、別の方法でご連絡を差し上げる場合がございます。} other {採用担当に申し伝えましたので、別の方法でご連絡を差し上げる場合がございます。}}',
  'receipt.silent.undo': '再開をご希望の場合は、{address}までご連絡ください。',
  'receipt.silent.undo.unknown': '再開をご希望の場合は、{organization}まで直接ご連絡ください。',

  'digest.headline': '{organization}から{count, plural, other {#件}}のお知らせ',
  'digest.subject': '{headline}：{job}（+{count}）',
  'digest.intro': 'ご応募について、お知らせがございます。',
  'digest.section': '{job}：{headline}',

  'calendar.summary': '{headline}：{job}（{organization}）',
  'calendar.over': 'この予定日は取り消されました。',

  'fact.role': 'ポジション',
  'fact.stage': '選考段階',
  'fact.date': '{milestone, select, NEXT_STEP {次のステップのご連絡予定日} other {結果のご連絡予定日}}',
  'fact.earlier': '変更前のご連絡予定日',
  'fact.told': 'お伝えしていた予定日',
  'fact.resumes': '選考の再開日',
  'fact.nextWord': '次回のご連絡期日',
  'fact.person': '担当者からのご連絡期日',
  'fact.offer': '書面のお届け期日',
  'fact.deadline': '他社の内定へのご返答期日',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {このポジションでは、引き続き面接を行っております。}
    SCHEDULING {残りの面接の日程調整によるものでございます。}
    DECISION_MAKER_AWAY {決定に関わる者が、現在不在にしております。}
    APPROVAL_PENDING {決定に必要な社内の承認を待っております。}
    ROLE_CHANGED {募集の内容に変更がございました。ご応募は引き続き有効です。}
    MORE_CANDIDATES {このポジションでは、お招きしているほかの方とのお話を続けております。}
    BUDGET {このポジションに関する社内の計画が、まだ固まっておりません。}
    other {弊社の予定に変更がございました。}}`,
};
