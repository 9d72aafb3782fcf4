import type { PortalWords } from './portal-words.js';
import { ja as status } from './status/ja.js';

export const ja: PortalWords = {
  locale: 'ja',
  direction: 'ltr',
  title: 'メールの設定',
  from: (organization) => `ご応募に関して${organization}からお送りするメールの設定です。`,
  notes: {
    heading: '新しいお知らせのないメール',
    offer:
      '日程に変わりがないこと、またはまだ決まっていないことだけをお伝えするメールは、停止できます。日程の変更や遅れ、選考結果は引き続きお知らせいたします。',
    decline: 'このメールを停止する',
    declined:
      '日程に変わりがないこと、またはまだ決まっていないことだけをお伝えするメールは停止しております。日程の変更や遅れ、選考結果は引き続きお知らせいたします。',
    again: 'このメールを再開する',
  },
  silence: {
    heading: 'すべてのメール',
    offer: (organization) =>
      `${organization}では、ご応募中のすべての選考について、このアドレスへのメールの送信を停止いたします。日程の変更も選考結果もメールではお送りいたしません。その旨は採用担当者が確認し、必要に応じて別の方法でご連絡いたします。選考はそのまま続きます。`,
    confirm: 'はい、今後は送らないでください',
    done: (organization) =>
      `${organization}からこのアドレスへのメールは停止しております。再開をご希望の場合は、${organization}まで直接ご連絡ください。`,
  },
  missing: {
    title: 'このリンクは開けません',
    text: 'リンクが途中で切れているか、古くなっている可能性があります。メールからもう一度開くか、新しいメールをご覧ください。',
  },
  paused: {
    title: '現在ご利用いただけません',
    text: '現在このページからは何も送信できません。今回の内容も送信されておりません。これまでのご案内に変わりはありません。しばらくしてからもう一度お試しいただくか、当方からのメールにご返信ください。',
  },
  status,
};
