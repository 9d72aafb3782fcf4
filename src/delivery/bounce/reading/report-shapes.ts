import { anyOf } from './any-of.js';
import { isAnswer, isAutoReply } from './auto-reply.js';
import type { MailParts } from './mail-parts.js';

/** How mail systems sign: reports come from nobody else, and they write nothing else. */
const systems = anyOf([
  'mailer-?daemon',
  'mail[- ]?(?:delivery|deliver) (?:sub)?system',
  'delivery (?:sub)?system',
  'mail administrator',
  'system administrator',
]);

/** As autoresponders sign too. */
const roles = anyOf([
  'post-?_?master',
  'mail ?admin',
  'no-?_?reply',
  'mail ?system',
  'administrator',
  'exchange',
  'mta\\b',
  'mdaemon',
  // Some sign with nothing at all.
  '^ ?<>$',
  '^$',
]);

/** What their subjects say, whatever the mail is about. */
const subjects = anyOf([
  'undeliver',
  'not (?:be )?delivered',
  'delivery (?:status|notification|fail|problem|error|has failed|report|incomplete|attempt)',
  'deliver(?:y|ing) (?:of )?(?:your )?(?:message|mail|e-?mail)',
  'returned? (?:e?-?mail|to sender|message)',
  'mail system error',
  '(?:fail|error|problem|unable).{0,20}(?:deliver|sending|mail|notice|message)',
  'non-?delivery',
  '(?:mail|message).{0,20}(?:fail|returned|error|undeliverable|rejected|blocked|not sent|could not)',
  'unzustellbar',
  'nicht (?:zugestellt|zustellbar)',
  'zustellung',
  'non[- ]?remis',
  'non distribu',
  'niedostarcz',
  'onbestelbaar',
  'no se (?:ha |pudo )?(?:podido )?entreg',
  'n[oã]o entreg',
  'no entregad',
  'falha na entrega',
  'mancata consegna',
  'impossibile recapit',
  'levereras inte',
  'kunne ikke leveres',
  'недоставл',
  'не ?доставлен',
  'ошибка доставки',
  '전송 ?실패',
  '반송',
  '配信(?:不能|でき|エラー|失敗|に失敗)',
  '送信(?:でき|エラー|失敗)',
  '届きません',
  '不達',
  'エラーメール',
  '退信',
  '无法(?:投递|送达|传递)',
  '無法(?:投遞|送達|傳遞)',
  '投递失败',
]);

/** How their texts begin, by the family that writes so. What is the last family's could be a person's too. */
const openers: ReadonlyArray<readonly [family: string, pattern: RegExp]> = [
  ['qmail', anyOf(['this is the (?:qmail|[\\w-]+)-send program', "i'm afraid i wasn't able to deliver"])],
  [
    'Exim',
    anyOf([
      'message (?:that you sent )?(?:could|can) ?not be delivered to (?:one or more|all)',
      'contained one or more recipient addresses that were incorrectly',
      'created automatically by (?:mail delivery software|the smtp relay)',
    ]),
  ],
  ['Postfix', anyOf(['sorry to have to (?:inform|tell) you that (?:your|the) message'])],
  [
    'Sendmail',
    anyOf([
      'the following addresses? had (?:permanent|fatal|delivery|transient|problems?)',
      'transcript of session follows',
      'unsent message follows',
    ]),
  ],
  [
    'Exchange',
    anyOf([
      'did not reach the following recipient',
      "your message (?:wasn't|was not|couldn't be|could not be|can't be) delivered",
      'fehler bei der nachrichtenzustellung',
      'delivery has failed to these recipients',
      'generating server',
      'remote server returned',
    ]),
  ],
  [
    'Gmail',
    anyOf([
      'delivery to the following recipients? (?:has )?failed',
      '(?:address|message|account) not (?:found|delivered)',
      'the error that the other server returned',
    ]),
  ],
  ['Yahoo', anyOf(['unable to deliver (?:your )?message to the following address'])],
  ['dma', anyOf(['this is the dragonfly mail agent', 'there was an error delivering your mail'])],
  ['OpenSMTPD', anyOf(['this is the mailer-daemon', 'error has occurred while attempting to deliver'])],
  ['Domino', anyOf(['was not delivered to:', 'delivery failure'])],
  ['Courier', anyOf(['undeliverable mail', 'cannot be delivered'])],
  [
    'mailing lists',
    anyOf([
      '^\\W*(?:duplicated message-id|loop alert|original mail as follows)',
      'you are not a member of this (?:mailing )?list',
    ]),
  ],
  [
    'Messaging Server',
    anyOf([
      'your message cannot be delivered to the following recipients',
      'this report relates to a message you sent',
    ]),
  ],
  [
    'others',
    anyOf([
      '(?:could|can|was|were|has) ?not (?:be |been )?(?:delivered|sent)',
      "(?:couldn't|wasn't|can't) be delivered",
      'un(?:able to deliver|deliverable)',
      'delivery (?:has )?failed',
      'failed to deliver',
      'error message below',
      'trouble delivering',
      'rejected by (?:a )?remote',
      'delivery (?:problem|error)s',
      'fatal errors',
      'permanent (?:error|failure|fatal)',
      'konnte nicht zugestellt',
      "n'a pas pu être",
      "n'a pas été remis",
      'no se (?:ha podido|pudo) entregar',
      'não pôde ser entregue',
      'non è stato possibile',
      'не может быть доставлен',
      'не удалось доставить',
      '(?:送信|配信)できませんでした',
      '届けることができません',
      '无法(?:投递|送达)',
      '退信',
    ]),
  ],
];

// A report says so at once; who quotes one says something else before.
const openingLength = 1_500;
const isReplyTo = /^\s*(?:re|aw|sv|fwd?|wg|tr|rv)\s*:/i;

/** Whether a mail says that another did not arrive, or not yet: by who signs it, its subject and how it begins. */
export function isReport(mail: MailParts): boolean {
  const { headers, from, subject, text } = mail;
  if (headers.has('x-failed-recipients')) return true;
  if (isAnswer(mail)) return false;
  if (systems.test(from)) return true;
  const opening = text.slice(0, openingLength).replace(/\s+/g, ' ');
  const family = openers.find(([, pattern]) => pattern.test(opening))?.[0];
  if (roles.test(from)) return family !== undefined || subjects.test(subject);
  const isAbout = subjects.test(subject) && !isReplyTo.test(subject);
  return family !== undefined && (isAbout || (family !== 'others' && !isAutoReply(mail)));
}
