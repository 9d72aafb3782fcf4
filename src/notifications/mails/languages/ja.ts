import type { MailLanguage } from '../words/mail-language.js';

export const language: MailLanguage = {
  locale: 'ja',
  direction: 'ltr',
  dateLocale: 'ja-JP',
  colon: '：',
  gap: '',
  day: { weekday: 'short' },
  sentences: {
    greeting: '{name}\u00A0様',
    'greeting.nameless': 'ご応募いただいた方へ',
    about: '{organization}の「{job}」へのご応募について、ご連絡いたします。',
    subject: '{headline}：{job}（{organization}）',
    closing: 'どうぞよろしくお願いいたします。',
    footer: 'このメールは、{organization}の「{job}」にご応募いただいた方にお送りしています。',
    preferences: '受け取るメールを選ぶ、または今後のメールを停止する',
    contact: 'ご質問がございましたら、次の担当者までご連絡ください。',
    'contact.unknown': 'ご質問がございましたら、{organization}の担当者までご連絡ください。',
    note: '担当者からのメッセージ：',

    'date.named': '{precision, select, WEEK {{date}からの週} other {{date}}}',
    'date.by': '{precision, select, WEEK {{date}からの週のうちに} MONTH {{date}中に} other {{date}までに}}',
    'told.date':
      '{milestone, select, NEXT_STEP {次のステップについては、{by}お知らせするとお伝えしておりました。} other {選考の結果は、{by}お知らせするとお伝えしておりました。}}',
    'now.date':
      '{milestone, select, NEXT_STEP {次のステップについては、{by}お知らせいたします。} other {選考の結果は、{by}お知らせいたします。}}',
    sorry: '誠に申し訳ございません。',
    'next.moves': 'この日程が変わる場合は、ご連絡いたします。',
    'next.followUp': '{date}以降は、選考の状況をどうぞお尋ねください。',

    'set.headline': '{by}{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}をお知らせします',
    'set.before': 'お知らせの日程が決まりました。',
    'extended.headline': '予定が延び、{by}お知らせします',
    'extended.before': 'この予定よりもお時間をいただくことになりました。',
    'advanced.headline': '予定が早まり、{by}お知らせします',
    'advanced.before': 'この予定よりも早くお知らせできることになりました。',
    'reconfirmed.headline':
      '予定どおり、{by}{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}をお知らせします',
    'reconfirmed.before': 'この予定に変わりはございません。',
    'held.headline': '{date}まで選考を休止します',
    'held.now': 'ご応募いただいた選考は、{date}まで休止しております。',
    'held.date':
      '{milestone, select, NEXT_STEP {現時点では、次のステップを{by}お知らせする予定です。} other {現時点では、選考の結果を{by}お知らせする予定です。}}',
    'held.pause': '休止の間、お伝えしていた日程はいったん保留となります。',
    'held.next': '休止が終わりましたら、その時点での日程をご連絡いたします。',
    'resumed.headline':
      '選考を再開し、{by}{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}をお知らせします',
    'resumed.before': '休止しておりました選考を再開いたしました。',
    'passed.headline':
      '{milestone, select, NEXT_STEP {次のステップはまだ決まっておりません} other {選考の結果はまだ出ておりません}}',
    'passed.now':
      '{precision, select, WEEK {その週} MONTH {その月} other {その日}}を過ぎましたが、{milestone, select, NEXT_STEP {次のステップをまだお伝えできません} other {結果はまだ出ておりません}}。',
    'passed.next':
      '{milestone, select, NEXT_STEP {進展がない} other {結果が出ていない}}場合でも、{date}までにあらためてご連絡いたします。',
    'passed.next.unknown': '新しい日程はまだお伝えできません。結果または新しい日程が決まりましたら、ご連絡いたします。',
    'undecided.headline':
      '{milestone, select, NEXT_STEP {次のステップは引き続き決まっておりません} other {選考の結果は引き続き出ておりません}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {次のステップは、まだお伝えできません。} other {結果は、まだ出ておりません。}}',
    'undecided.sorry': '長らくお待たせしておりますこと、お詫び申し上げます。',
    'undecided.last': '次はこのようなメールではなく、担当の者が{date}までに直接ご連絡いたします。',

    'hired.headline': '採用が決まりました',
    'hired.now': 'このたび、採用させていただくことになりました。大変うれしく思っております。',
    'hired.thanks': 'おめでとうございます。お時間をいただき、ありがとうございました。',
    'hired.next': '今後のことについては、{date}までにご連絡いたします。',
    'hired.next.unknown': '今後のことについては、あらためてご連絡いたします。',
    'rejected.headline': '選考結果のご連絡',
    'rejected.thanks': '{organization}の「{job}」にご応募いただき、またお時間をいただき、誠にありがとうございました。',
    'rejected.now': '選考の結果、今回は見送らせていただくことになりました。',
    'rejected.now.filled': 'この職種は採用が決まり、今回は見送らせていただくことになりました。',
    'rejected.now.cancelled':
      'この職種の採用を取りやめることになり、選考を進めることができなくなりました。ご応募いただいた方への評価によるものではございません。',
    'rejected.sorry': 'よいお知らせができず、申し訳ございません。今後のご活躍を願っております。',
    'rejected.next': 'この職種の選考はこれで終了となります。お手続きは必要ございません。',
    'onward.headline': '次のステップのご案内',
    'onward.now': '次のステップへお進みいただきたいと考えております。',
    'onward.thanks': 'これまでお時間をいただき、ありがとうございます。',
    'onward.next': '詳しいことは、{date}までにご連絡いたします。',
    'onward.next.unknown': '詳しいことは、あらためてご連絡いたします。日程はまだ決まっておりません。',
    'correction.headline': '先日のご連絡は誤りでした',
    'correction.before': '選考の結果について先日お送りしたご連絡は、誤りでした。',
    'correction.holds': '正しくは、次のとおりです。',

    'receipt.passedOn': 'この件は{recruiter}に申し伝えました。',
    'receipt.passedOn.unknown': 'この件は採用担当に申し伝えました。',
    'receipt.unchanged': 'そのほかに変わりはなく、お手続きも必要ございません。',
    'receipt.update.headline': 'お問い合わせを受け取りました',
    'receipt.update.now': '選考の状況について、お問い合わせをいただきました。',
    'receipt.update.next': '{date}までにご連絡いたします。',
    'receipt.update.next.unknown': 'お返事を差し上げますが、日にちはまだお伝えできません。',
    'receipt.interested.headline': 'ご連絡ありがとうございます',
    'receipt.interested.now': '引き続きこの職種に関心をお持ちとのご連絡をいただきました。',
    'receipt.thanks.headline': 'メッセージをありがとうございます',
    'receipt.thanks.now': 'メッセージを確かに受け取りました。うれしく拝見いたしました。',
    'receipt.offer.headline': 'ほかの内定についてのご連絡、ありがとうございます',
    'receipt.offer.now': 'ほかの内定があり、{date}までにお返事をなさりたいとのご連絡をいただきました。',
    'receipt.offer.next':
      'それまでに結果をお伝えできるとお約束することはできません。どうぞご自身にとってよい選択をなさってください。',
    'receipt.withdrawn.headline': 'ご応募の取り下げを承りました',
    'receipt.withdrawn.now': 'お申し出のとおり、選考を終了いたしました。',
    'receipt.withdrawn.thanks': 'お時間をいただき、ありがとうございました。今後のご活躍を願っております。',
    'receipt.withdrawn.next': 'このご応募について、今後メールはお送りいたしません。お手続きも必要ございません。',
    'receipt.silent.headline': '今後のメールを停止いたしました',
    'receipt.silent.now': 'ご希望のとおり、このご応募についてのメールは、選考の結果も含めて、今後お送りいたしません。',
    'receipt.silent.next': 'ふたたび連絡をご希望の場合は、下記の担当者までお知らせください。',

    'digest.headline': '{organization}から{count, plural, other {#件}}のお知らせ',
    'digest.subject': '{headline}：{jobs}',
    'digest.intro': 'ご応募について、お知らせがございます。',
    'digest.section': '{job}：{headline}',
    'digest.footer': 'このメールは、{organization}にご応募いただいた方にお送りしています。',

    'fact.role': '職種',
    'fact.stage': '選考段階',
    'fact.told': 'お伝えしていた日程',
    'fact.before': 'これまでの日程',
    'fact.now': '現在の日程',
    'fact.until': '休止の終わる日',
    'fact.followUp': '状況をお尋ねいただける最初の日',
    'fact.nextWord': '次のご連絡の期日',
    'fact.person': '担当者からのご連絡の期日',
    'fact.deadline': 'ほかの内定へのお返事の期日',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {この職種では、引き続き面接を行っております。}
      SCHEDULING {残りの面接の日程調整によるものです。}
      DECISION_MAKER_AWAY {決定に関わる者が、しばらく不在にしております。}
      APPROVAL_PENDING {決定に必要な社内の承認を待っております。}
      ROLE_CHANGED {募集の内容そのものに変更がございました。}
      MORE_CANDIDATES {この職種について、ほかの方ともお話をしております。}
      BUDGET {この職種に関する社内の計画が、まだ固まっておりません。}
      other {私どもの予定に変更がございました。}}`,

    'member.subject': '{count, plural, other {#件の対応事項}}：{most}',
    'member.headline': '{count, plural, other {#件の対応事項}}',
    'member.intro': '急ぐものから順に並んでいます。',
    'member.more': '{count, plural, other {ほか#件}}',
    'member.recruiter': '採用担当：{recruiter}',
    'member.footer': '{organization}のメンバーの方に、営業日に1日1回、対応事項があるときだけお送りしています。',
    'member.alone.footer': 'お急ぎの内容のため、{organization}のメンバーの方にすぐにお送りしています。',
    'member.open': '応募を開く',
    'untold.count': '{count, plural, other {未通知の結果#件}}',
    'untold.row':
      '{date}に決定。{why, select, BOUNCED {メールは戻ってきました。} NOT_APPROVED {メッセージは承認されませんでした。} FAILED {メールを送信できませんでした。} other {ご本人にはまだ伝わっていません。}}',
    'untold.do': '{candidate}様に伝え、連絡を記録する',
    'call.count': '{count, plural, other {必要な電話#件}}',
    'call.row': 'お知らせはすべて送信済みです。最後の連絡は{date}です。',
    'call.row.never': 'お知らせはすべて送信済みです。',
    'call.do': '{candidate}様に電話し、連絡を記録する',
    'escalated.count': '{count, plural, other {大幅な期日超過#件}}',
    'overdue.count': '{count, plural, other {期日超過#件}}',
    'overdue.row': '{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}を{by}出す予定でした。',
    'overdue.do': '結果を記録するか、新しい日程を設定する',
    'newDate.count': '{count, plural, other {日程の再設定#件}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {休止は終わりましたが、以前の日程は過ぎています} other {お伝えする前に日程が過ぎました}}（{date}）。',
    'newDate.do': '新しい日程を設定する',
    'approval.count': '{count, plural, other {承認待ち#件}}',
    'approval.row': '{date}から承認待ち：{subject}',
    'approval.do': '内容を確認し、承認または停止する',
    'due.count': '{count, plural, other {期日の近い結果#件}}',
    'due.row':
      '{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}を{by}出す予定です。{days, plural, =0 {今日が最終営業日です。} other {残り#営業日です。}}',
    'due.do': '結果を記録するか、日程を変更する',
    'confirm.count': '{count, plural, other {確認待ちの日程#件}}',
    'confirm.row':
      '{interview}の面接後に自動で設定：{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}を{by}出す予定です。',
    'confirm.row.told': '変更がなければ、{date}にご本人へお知らせします。',
    'confirm.do': '日程を確定するか、変更する',
    'silent.count': '{count, plural, other {長期間連絡なし#件}}',
    'silent.row': '{date}から連絡がありません。',
    'silent.do': '{candidate}様に連絡するか、日程を設定する',

    'unreachable.headline': '{candidate}様にメールが届きませんでした',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {{candidate}様宛てのメールが戻ってきました。宛先のメールボックスが存在しません。}
      SENDER_FAULT {{candidate}様宛てのメールは、宛先ではなく当方の送信方法を理由に拒否されました。}
      NOT_DELIVERED {{candidate}様宛てのメールが届きませんでした。宛先は正しい可能性があります。}
      other {{candidate}様宛てのメールが届きませんでした。返ってきた通知からは理由がはっきりしません。}}内容は{candidate}様に伝わっていません。`,
    'unreachable.do': '{candidate}様にお電話のうえ、連絡を記録してください。',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {宛先が修正または解除されるまで、この宛先には送信しません。}
      SENDER_FAULT {本サービスの運用担当者には通知済みです。解決後、このメールを再送できます。}
      other {このメールは再送しませんが、今後のメールは引き続きこの宛先に送信します。}}`,
    'unreachable.count': '{count, plural, other {#名の候補者にメールが届きませんでした}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {宛先のメールボックスが存在しません。今後は送信しません}
      SENDER_FAULT {当方の送信方法を理由に拒否されました}
      NOT_DELIVERED {届きませんでした。宛先は正しい可能性があります}
      other {戻ってきましたが、理由がはっきりしません}}`,
    'unreachable.footer':
      'このメールは、届かなかったメールについて、{organization}のメンバーに最大で1時間に1回お送りしています。',
    'colleague.headline': '{candidate}さんにメールが届かなくなっています',
    'colleague.now': `{why, select,
      COMPLAINED {{candidate}さんが当方のメールを迷惑メールに指定したため、リマインダーもまとめも{candidate}さんに届かなくなりました。}
      other {{candidate}さん宛てのメールが戻ってきており、リマインダーもまとめも{candidate}さんに届いていません。}}この宛先には今後送信しません。`,
    'colleague.do':
      '{candidate}さんにお知らせください。宛先が使えるようになるか修正されたら、送信停止を解除してください。',
    'fact.candidate': 'お名前',
    'fact.recruiter': '採用担当',
    'fact.address': '宛先',
    'fact.undelivered': '届かなかったメール',
    'fact.sentOn': '送信日',
    'fact.answer': 'メールサーバーの応答',

    'acted.headline': `{act, select,
      UPDATE_REQUEST {{candidate}様から選考状況のお問い合わせ}
      STILL_INTERESTED {{candidate}様は引き続き関心をお持ちです}
      THANK_YOU {{candidate}様からお礼のメッセージ}
      COMPETING_OFFER {{candidate}様にほかの内定、返答期日は{date}}
      WITHDRAW {{candidate}様が応募を取り下げました}
      other {{candidate}様がメールの停止を希望}}`,
    'acted.deadline': 'ほかの内定への返答期日は{date}です。',
    'acted.do': `{act, select,
      UPDATE_REQUEST {{candidate}様へのお返事をお願いします。}
      COMPETING_OFFER {それより前に結果を出すか、難しい場合は{candidate}様にお電話でお伝えください。}
      DO_NOT_WRITE {{candidate}様へのメール送信を停止しました。結果は別の方法でお伝えください。}
      WITHDRAW {{candidate}様の選考は終了しました。}
      other {{candidate}様について、対応は必要ありません。}}`,
    'acted.note': '{candidate}様からのメッセージ：',
  },
  falseHope: [
    'まもなく',
    '間もなく',
    'すぐに',
    '近日中',
    '近いうちに',
    '早急に',
    '至急',
    '必ず',
    'きっと',
    '間違いなく',
    '絶対',
    '保証',
    '確実に',
    '有力',
    '期待して',
    '高く評価',
  ],
};
