import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

export const member: Messages<MemberSentences> = {
  'member.subject': '{most}{count, plural, =0 {} other {、ほか#件}}',
  'member.headline': '{count, plural, other {対応事項#件}}',
  'member.intro': '急ぐものから順に並んでいます。',
  'member.more': '{count, plural, other {ほか#件}}',
  'member.recruiter': '採用担当：{recruiter}',
  'member.footer': '{organization}のメンバーの方に、営業日に1日1回、対応事項があるときだけお送りしています。',
  'member.alone.footer': 'お急ぎの内容のため、{organization}のメンバーの方にすぐにお送りしています。',
  'member.open': '応募情報を開く',
  'member.page': '状況を見る',
  'member.answer': '今すぐ回答する',
  'member.reach': '{candidate}様の連絡先：',

  'date.due': '{precision, select, WEEK {{date}の週} MONTH {{date}中} other {{date}}}',

  'untold.count': '{count, plural, other {未通知の結果#件}}',
  'untold.row':
    '{date}に決定。{why, select, BOUNCED {メールは戻ってきました。} NOT_APPROVED {メッセージは承認されませんでした。} FAILED {メールを送信できませんでした。} other {ご本人にはまだ伝わっていません。}}',
  'untold.do': '{candidate}様に伝え、連絡を記録する',
  'untold.else': '記録があるまで、{candidate}様には伝わっていないものとして、営業日ごとにここに表示します。',
  'reopened.count': '{count, plural, other {選考再開の未通知#件}}',
  'reopened.row': '結果の通知後、{date}に選考を再開しました。',
  'reopened.do': '{candidate}様に電話し、連絡を記録する',
  'reopened.else':
    '記録があるまで、{candidate}様は結果が確定したものと受け止めています。営業日ごとにここに表示します。',
  'wrote.count': '{count, plural, other {応募者からのメッセージ#件}}',
  'wrote.row': '{date}',
  'request.count': '{count, plural, other {未回答のお問い合わせ#件}}',
  'request.row': '{date}に選考状況のお問い合わせがありました。',
  'request.do': '{candidate}様に回答する（予定日、結果、または電話）',
  'request.else': '回答するまで{candidate}様はお待ちのままとなり、営業日ごとにここに表示します。',
  'promise.count':
    '{due, select, TODAY {{count, plural, other {本日期日の電話のお約束#件}}} LATE {{count, plural, other {期日を過ぎた電話のお約束#件}}} other {{count, plural, other {電話のお約束#件}}}}',
  'promise.row':
    '{what, select, OFFER {{candidate}様に、{date}までに書面で条件をお送りするとお伝えしています。} NEXT_STEP {{candidate}様に、次のステップについて{date}までにご連絡するとお伝えしています。} other {{candidate}様に、{date}までに担当者から直接ご連絡するとお伝えしています。}}',
  'promise.do': '{candidate}様に電話またはメールで連絡し、記録する',
  'promise.else': '{candidate}様への自動のメールはもう送られません。',
  'call.count': '{count, plural, other {要電話連絡#件}}',
  'call.row': 'お知らせはすべて送信済みです。最後の連絡は{date}です。',
  'call.row.never': 'お知らせはすべて送信済みです。',
  'call.do': '{candidate}様に電話し、連絡を記録する',
  'call.else': '{candidate}様への自動のメールはもう送られません。',
  'escalated.count': '{count, plural, other {数日の期日超過#件}}',
  'overdue.count': '{count, plural, other {期日超過#件}}',
  'overdue.row': '{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}の期日は{due}でした。',
  'overdue.do': '結果を記録するか、新しい予定日を設定する',
  'overdue.else':
    '{when, select, DAY {どちらもない場合、{date}に、まだ結果が出ていないことだけを{candidate}様にお知らせします。} other {どちらもない場合、まだ結果が出ていないことだけを{candidate}様にお知らせします。}}',
  'newDate.count': '{count, plural, other {予定日の再設定#件}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {休止は終わりましたが、以前の予定日は過ぎています} other {お伝えする前に予定日が過ぎました}}：{date}',
  'newDate.do': '新しい予定日を設定する',
  'newDate.else': '設定するまで、{candidate}様にお伝えした有効な予定日がありません。',
  'hold.count': '{count, plural, other {まもなく終わる休止#件}}',
  'hold.row': '休止は{until}に終わりますが、以前の予定日は過ぎています：{date}',
  'hold.do': '新しい予定日を設定するか、休止を延長する',
  'hold.else': 'どちらもない場合、新しい予定日がまだないことを{candidate}様にお知らせします。',
  'approval.count': '{count, plural, other {承認待ち#件}}',
  'approval.row': '{date}から承認待ち：{subject}',
  'approval.do': '内容を確認し、承認または停止する',
  'approval.do.call': '採用のご連絡を取り消す内容です。まず{candidate}様に電話し、その後で承認または停止する',
  'approval.leaves':
    '{when, select, DAY {停止しなければ、{date}{time}に自動で送信されます。} other {停止しなければ、自動で送信されます。}}',
  'approval.waits': '承認するまで送信されません。',
  'approval.over': '内容が有効なのは{date}までです。',
  'due.count': '{count, plural, other {期日間近の選考#件}}',
  'due.row':
    '{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}を{by}ご連絡する予定です。{days, plural, =0 {今日が最終営業日です。} other {残り#営業日です。}}',
  'due.do': '結果を記録するか、予定日を変更する',
  'due.else': '予定日を過ぎた場合、{candidate}様にメールでお知らせします。',
  'confirm.count': '{count, plural, other {確認待ちの予定日#件}}',
  'confirm.row':
    '{interview}の面接後に自動で設定：{milestone, select, NEXT_STEP {次のステップ} other {選考結果}}を{by}ご連絡する予定です。',
  'confirm.do': '予定日を確定するか、変更する',
  'confirm.else':
    '{when, select, DAY {変更がなければ、{date}に{candidate}様にお知らせします。} other {メッセージが承認されるまで、{candidate}様にはお知らせしません。}}',
  'silent.count': '{count, plural, other {長期間未連絡の応募#件}}',
  'silent.row': '{date}以降、ご本人へ連絡していません。',
  'silent.do': '{candidate}様に連絡するか、予定日を設定する',
  'silent.else': '{candidate}様への連絡がないままの場合は、あらためてお知らせします。',

  'unreachable.headline': '{candidate}様にメールが届きませんでした',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {{candidate}様宛てのメールが戻ってきました。このメールアドレスは使われていないようです。}
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
    ADDRESS_DEAD {使われていないメールアドレスのようです。今後は送信しません}
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
    COMPETING_OFFER {{candidate}様に他社の内定、返答期日{date}}
    WITHDRAW {{candidate}様が応募を取り下げました}
    DATA_REQUEST {{candidate}様が個人データの開示を請求}
    ERASURE_REQUEST {{candidate}様が個人データの削除を請求}
    other {{candidate}様がメールの停止を希望}}`,
  'acted.deadline': '他社の内定への返答期日は{date}です。',
  'acted.do': `{act, select,
    UPDATE_REQUEST {{candidate}様へのお返事をお願いします。}
    COMPETING_OFFER {それより前に結果を出すか、難しい場合は{candidate}様にお電話でお伝えください。}
    DO_NOT_WRITE {{candidate}様へのメール送信を停止しました。結果は別の方法でお伝えください。}
    WITHDRAW {{candidate}様の選考は終了しました。}
    DATA_REQUEST {1か月以内に{candidate}様へお返事ください。}
    ERASURE_REQUEST {1か月以内に{candidate}様へお返事ください。}
    other {{candidate}様について、対応は必要ありません。}}`,
  'acted.note': '{candidate}様からのメッセージ：',

  'webhook.headline': '{host}にイベントが届かなくなりました',
  'webhook.now':
    '{why, select, GONE {{host}から、この宛先はもう存在しないという応答がありました。イベントの送信を停止しました。} other {{host}への送信が5日間すべて失敗しました。送信を停止しました。}}',
  'webhook.do': 'システムの担当者に修復を依頼のうえ、Webhookを再度有効にしてください。',
  'webhook.back':
    '失われたものはありません。その間の出来事は、停止した箇所から再送するか、イベントフィードで読み取れます。',
  'fact.endpoint': '送信先',
};
