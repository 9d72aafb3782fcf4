import type { PortalWords } from './portal-words.js';

export const ja: PortalWords = {
  locale: 'ja',
  direction: 'ltr',
  title: 'メールの設定',
  from: (organization) => `${organization}からお送りする、ご応募に関するメールについて。`,
  notes: {
    heading: '新しいお知らせのないメール',
    offer:
      '日程に変わりがないこと、またはまだ決まっていないことだけをお伝えするメールは、停止できます。日程の変更や超過、選考結果は引き続きお知らせします。',
    decline: 'このメールを停止する',
    declined:
      '日程に変わりがないこと、またはまだ決まっていないことだけをお伝えするメールは停止しています。日程の変更や超過、選考結果は引き続きお知らせします。',
    again: 'このメールを再開する',
  },
  silence: {
    heading: 'すべてのメール',
    offer: (organization) =>
      `${organization}からこのアドレスへは、新しい日程も選考結果も、一切送信されなくなります。別の方法でご連絡できるよう、その旨を先方に伝えます。選考はそのまま続きます。`,
    ask: '今後メールを受け取らない…',
    confirm: 'はい、今後は送らないでください',
    done: (organization) =>
      `${organization}からこのアドレスへのメールは停止しています。再開をご希望の場合は、先方に直接ご連絡ください。`,
  },
  missing: {
    title: 'このリンクは開けません',
    text: 'リンクが途中で切れているか、古くなっている可能性があります。メールからもう一度開くか、新しいメールをご覧ください。',
  },
};
