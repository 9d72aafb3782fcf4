import { cut, oneLine } from '../clean-text.js';
import type { MailFact, SaidContent } from '../layout/mail-content.js';
import type { MailOrganization } from '../mail-facts.js';
import type { MemberMailFacts } from '../member-facts.js';
import { plainLine } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { greeting, mailEnd, paragraph } from './news-blocks.js';

/** A longer name would push the news out of a subject. */
const LONGEST_IN_SUBJECT = 32;

/** Events are not sent to an endpoint any more: whoever looks after it has to know, and how it goes on. */
export function webhookDisabled(
  { endpoint, why }: MemberMailFacts['WEBHOOK_DISABLED'],
  { organization, member }: { organization: MailOrganization; member: string },
  words: MailWords,
): SaidContent {
  const host = oneLine(endpoint.host);
  const description = oneLine(endpoint.description ?? '');
  const now = words.say('webhook.now', { host, why });
  const facts: MailFact[] = [
    { label: words.say('fact.address', {}), value: host },
    ...(description ? [{ label: words.say('fact.endpoint', {}), value: description }] : []),
  ];
  return {
    subject: plainLine(words.say('webhook.headline', { host: cut(host, LONGEST_IN_SUBJECT) })),
    preheader: words.opening(now),
    headline: words.say('webhook.headline', { host }),
    blocks: [
      paragraph(greeting({ fullName: member }, words)),
      paragraph(now),
      paragraph(words.say('webhook.do', {})),
      paragraph(words.say('webhook.back', {})),
      { kind: 'FACTS', facts },
    ],
    organization: organization.name,
    footer: mailEnd(
      words.say('member.alone.footer', { organization: organization.name }),
      { organization },
      words,
      false,
    ),
  };
}
