/** Of mails that belong to a page: how it is reached, and what was done there. Names are isolated already. */
export interface PageMailWords {
  readonly newLink: { readonly headline: string; readonly now: string; readonly ignore: string };
  readonly address: {
    readonly headline: string;
    now(organization: string): string;
    readonly next: string;
    readonly link: string;
  };
  readonly recorded: {
    headline(candidate: string): string;
    readonly now: string;
    readonly notYou: string;
    readonly link: string;
  };
  readonly overtaken: {
    headline(candidate: string): string;
    readonly now: string;
    readonly next: string;
    readonly link: string;
  };
  footer(organization: string): string;
}

export const PAGE_MAIL_WORDS: Readonly<Record<string, PageMailWords>> = {
  en: {
    newLink: {
      headline: 'Your new link',
      now: 'Somebody opened an older link of yours that no longer works, and asked for a new one.',
      ignore: 'If that was not you, you can ignore this email: nothing has changed.',
    },
    address: {
      headline: 'Please confirm this address',
      now: (organization) => `You have asked us at ${organization} to write to this address from now on.`,
      next: 'Until you confirm it, we write to the address that we know.',
      link: 'Confirm this address',
    },
    recorded: {
      headline: (candidate) => `Recorded by your link: ${candidate}`,
      now: 'This was recorded in your name, by a link in an email to you.',
      notYou: 'Was it not you, or a mistake? You can take it back until it leaves.',
      link: 'Look at it, or take it back',
    },
    overtaken: {
      headline: (candidate) => `Not recorded: ${candidate}`,
      now: 'You answered this by a link in an email to you. Before it took effect something else was recorded, so it was not.',
      next: 'Nothing of it is told. Please look at how it stands, and answer again if it still holds.',
      link: 'See how it stands',
    },
    footer: (organization) =>
      `You are getting this email because of something that was done on a page of ${organization}.`,
  },
  de: {
    newLink: {
      headline: 'Ihr neuer Link',
      now: 'Jemand hat einen älteren Link von Ihnen geöffnet, der nicht mehr gilt, und einen neuen angefordert.',
      ignore: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: es hat sich nichts geändert.',
    },
    address: {
      headline: 'Bitte bestätigen Sie diese Adresse',
      now: (organization) =>
        `Sie haben uns bei ${organization} gebeten, Ihnen von jetzt an an diese Adresse zu schreiben.`,
      next: 'Bis Sie sie bestätigen, schreiben wir an die Adresse, die wir kennen.',
      link: 'Diese Adresse bestätigen',
    },
    recorded: {
      headline: (candidate) => `Über Ihren Link eingetragen: ${candidate}`,
      now: 'Das wurde in Ihrem Namen eingetragen, über einen Link in einer E-Mail an Sie.',
      notYou: 'Waren Sie das nicht, oder war es ein Versehen? Sie können es zurücknehmen, bis es hinausgeht.',
      link: 'Ansehen oder zurücknehmen',
    },
    overtaken: {
      headline: (candidate) => `Nicht eingetragen: ${candidate}`,
      now: 'Das haben Sie über einen Link in einer E-Mail an Sie geantwortet. Bevor es galt, wurde etwas anderes eingetragen; deshalb wurde es nicht eingetragen.',
      next: 'Davon wird nichts mitgeteilt. Bitte sehen Sie nach, wie es steht, und antworten Sie noch einmal, wenn es weiterhin gilt.',
      link: 'Ansehen, wie es steht',
    },
    footer: (organization) => `Sie bekommen diese E-Mail, weil auf einer Seite von ${organization} etwas getan wurde.`,
  },
  fr: {
    newLink: {
      headline: 'Votre nouveau lien',
      now: 'Quelqu’un a ouvert un ancien lien qui vous était destiné et qui ne marche plus, et en a demandé un nouveau.',
      ignore: 'Si ce n’était pas vous, vous pouvez ignorer cet e-mail\u202F: rien n’a changé.',
    },
    address: {
      headline: 'Merci de confirmer cette adresse',
      now: (organization) => `Vous nous avez demandé, chez ${organization}, de vous écrire désormais à cette adresse.`,
      next: 'Tant que vous ne l’avez pas confirmée, nous écrivons à l’adresse que nous connaissons.',
      link: 'Confirmer cette adresse',
    },
    recorded: {
      headline: (candidate) => `Enregistré par votre lien\u202F: ${candidate}`,
      now: 'Ceci a été enregistré en votre nom, par un lien dans un e-mail qui vous était adressé.',
      notYou: 'Ce n’était pas vous, ou c’était une erreur\u202F? Vous pouvez l’annuler tant que rien n’est parti.',
      link: 'Regarder, ou annuler',
    },
    overtaken: {
      headline: (candidate) => `Non enregistré\u202F: ${candidate}`,
      now: 'Vous avez répondu ceci par un lien dans un e-mail qui vous était adressé. Avant que cela ne prenne effet, autre chose a été enregistré\u202F: cela ne l’a donc pas été.',
      next: 'Rien n’en est annoncé. Merci de regarder où en sont les choses, et de répondre à nouveau si cela vaut toujours.',
      link: 'Voir où en sont les choses',
    },
    footer: (organization) => `Vous recevez cet e-mail à la suite d’une action sur une page de ${organization}.`,
  },
  es: {
    newLink: {
      headline: 'Su nuevo enlace',
      now: 'Alguien abrió un enlace suyo más antiguo que ya no funciona, y pidió uno nuevo.',
      ignore: 'Si no fue usted, puede ignorar este correo: nada ha cambiado.',
    },
    address: {
      headline: 'Por favor, confirme esta dirección',
      now: (organization) => `Nos ha pedido, en ${organization}, que a partir de ahora le escribamos a esta dirección.`,
      next: 'Hasta que la confirme, escribimos a la dirección que conocemos.',
      link: 'Confirmar esta dirección',
    },
    recorded: {
      headline: (candidate) => `Anotado con su enlace: ${candidate}`,
      now: 'Esto se anotó en su nombre, con un enlace de un correo dirigido a usted.',
      notYou: '¿No fue usted, o fue un error? Puede deshacerlo mientras no haya salido.',
      link: 'Verlo o deshacerlo',
    },
    overtaken: {
      headline: (candidate) => `No se anotó: ${candidate}`,
      now: 'Usted respondió esto con un enlace de un correo dirigido a usted. Antes de que tuviera efecto se anotó otra cosa, y por eso no se anotó.',
      next: 'No se comunica nada de ello. Por favor, mire cómo está todo y responda de nuevo si sigue siendo así.',
      link: 'Ver cómo está todo',
    },
    footer: (organization) => `Recibe este correo por algo que se hizo en una página de ${organization}.`,
  },
  ja: {
    newLink: {
      headline: '新しいリンクのお知らせ',
      now: '有効期限の切れたリンクが開かれ、新しいリンクが請求されました。',
      ignore: 'お心当たりがない場合は、このメールを無視してください。何も変わっておりません。',
    },
    address: {
      headline: 'アドレスの確認をお願いします',
      now: (organization) => `今後${organization}からのメールをこのアドレスへお送りするようご依頼いただきました。`,
      next: '確認いただくまでは、これまでのアドレスへお送りします。',
      link: 'このアドレスを確認する',
    },
    recorded: {
      headline: (candidate) => `リンクから記録されました：${candidate}様`,
      now: 'あなた宛てのメールのリンクから、あなたの名前で記録されました。',
      notYou: 'お心当たりがない場合や間違いの場合は、送信されるまで取り消せます。',
      link: '確認する、または取り消す',
    },
    overtaken: {
      headline: (candidate) => `記録されませんでした：${candidate}様`,
      now: 'あなた宛てのメールのリンクから、次のとおり回答されました。有効になる前に別の内容が記録されたため、この回答は記録されておりません。',
      next: 'この内容は応募者に伝えられません。現在の状況を確認し、変わりがなければもう一度ご回答ください。',
      link: '現在の状況を見る',
    },
    footer: (organization) => `${organization}のページで行われた操作により、このメールをお送りしています。`,
  },
  ar: {
    newLink: {
      headline: 'رابطكم الجديد',
      now: 'فُتح رابط قديم لكم لم يعد يعمل، وطُلب رابط جديد.',
      ignore: 'إن لم تكونوا أنتم من طلبه فيمكنكم تجاهل هذه الرسالة: لم يتغير شيء.',
    },
    address: {
      headline: 'يُرجى تأكيد هذا العنوان',
      now: (organization) => `طلبتم منا في ${organization} أن نكتب إليكم من الآن فصاعدًا على هذا العنوان.`,
      next: 'وحتى تؤكدوه نكتب إلى العنوان المسجل لدينا.',
      link: 'تأكيد هذا العنوان',
    },
    recorded: {
      headline: (candidate) => `سُجّل عبر رابطكم: ${candidate}`,
      now: 'سُجّل هذا باسمكم، عبر رابط في رسالة موجهة إليكم.',
      notYou: 'لم تكونوا أنتم، أو كان ذلك خطأ؟ يمكنكم التراجع عنه قبل أن يُرسل.',
      link: 'الاطلاع عليه أو التراجع عنه',
    },
    overtaken: {
      headline: (candidate) => `لم يُسجَّل: ${candidate}`,
      now: 'أجبتم بهذا عبر رابط في رسالة موجهة إليكم. وقبل أن يسري سُجّل شيء آخر، ولذلك لم يُسجَّل.',
      next: 'لن يُبلَّغ بشيء منه. يُرجى الاطلاع على الوضع الحالي والإجابة مرة أخرى إن كان لا يزال قائمًا.',
      link: 'الاطلاع على الوضع الحالي',
    },
    footer: (organization) => `تصلكم هذه الرسالة بسبب إجراء على صفحة لدى ${organization}.`,
  },
};
