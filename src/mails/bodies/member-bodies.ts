import type { cleanActed } from '../clean-member-facts.js';
import { cut } from '../clean-text.js';
import type { MailBlock, MailFact, SaidContent } from '../layout/mail-content.js';
import type { MailOrganization } from '../mail-facts.js';
import type { MemberSubject } from '../member-facts.js';
import type { DateStyle } from '../words/mail-dates.js';
import { writeSubject } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { answerLink, atsLink } from './member-items.js';
import { greeting, mailEnd, paragraph } from './news-blocks.js';

/** A longer name would push the news out of a subject. */
const LONGEST_IN_SUBJECT = 24;

export interface Around {
  organization: MailOrganization;
  member: string;
}

interface Alone {
  headline(candidate: string, style: DateStyle): string;
  preheader: string;
  blocks: MailBlock[];
}

/** The candidate did something, in their own words if there are any. */
export function acted(facts: ReturnType<typeof cleanActed>, around: Around, words: MailWords): SaidContent {
  const { receipt, message } = facts;
  const { act } = receipt;
  const candidate = facts.candidate.fullName;
  const deadline = (style?: DateStyle) => (receipt.act === 'COMPETING_OFFER' ? words.day(receipt.deadline, style) : '');
  const due = deadline() ? words.say('acted.deadline', { date: deadline() }) : null;
  const todo = words.say('acted.do', { act, candidate });
  const isAnswered = act === 'UPDATE_REQUEST' || act === 'COMPETING_OFFER';
  const subject = isAnswered ? facts : { ...facts, answerBelow: null };
  return alone(subject, around, words, {
    headline: (name, style) => words.say('acted.headline', { act, candidate: name, date: deadline(style) }),
    preheader: words.opening(todo),
    blocks: [
      paragraph(due ? words.paragraph([due, words.opening(todo)]) : todo),
      ...(message
        ? [{ kind: 'NOTE' as const, label: words.say('acted.note', { candidate }), text: message, locale: null }]
        : []),
      factsBlock(
        facts,
        words,
        deadline() ? [{ label: words.say('fact.deadline', {}), value: deadline('MEDIUM') }] : [],
      ),
      ...reachBlock(facts, words),
    ],
  });
}

/** One piece of news of one candidate. */
export function alone(
  subject: MemberSubject,
  { organization, member }: Around,
  words: MailWords,
  mail: Alone,
): SaidContent {
  const name = subject.candidate.fullName;
  const headline = mail.headline(cut(name, LONGEST_IN_SUBJECT), 'SHORT');
  const open = atsLink(subject, words.say('member.open', {}));
  const answer = answerLink(subject, words.say('member.answer', {}));
  const footer = words.say('member.alone.footer', { organization: organization.name });
  return {
    subject: writeSubject(headline, subject.job, words),
    preheader: mail.preheader,
    headline: mail.headline(name, 'MEDIUM'),
    blocks: [
      paragraph(greeting({ fullName: member }, words)),
      ...mail.blocks,
      ...(answer === null ? [] : [{ kind: 'LINK' as const, link: answer }]),
      ...(open.to === null ? [] : [{ kind: 'LINK' as const, link: open }]),
    ],
    organization: organization.name,
    footer: mailEnd(footer, { organization }, words, false),
  };
}

export function factsBlock(
  { candidate, job, stage, recruiterName }: MemberSubject,
  words: MailWords,
  more: MailFact[],
): MailBlock {
  const facts = [
    { label: words.say('fact.candidate', {}), value: candidate.fullName },
    { label: words.say('fact.role', {}), value: job.title },
    stage ? { label: words.say('fact.stage', {}), value: stage } : null,
    recruiterName ? { label: words.say('fact.recruiter', {}), value: recruiterName } : null,
    ...more,
  ];
  return { kind: 'FACTS', facts: facts.filter((fact) => fact !== null) };
}

/** Nothing where the candidate cannot be reached by what is known. */
export function reachBlock({ candidate }: MemberSubject, words: MailWords): MailBlock[] {
  const { fullName, email, phone } = candidate;
  if (email === null && phone === null) return [];
  const sentence = words.say('member.reach', { candidate: fullName });
  return [{ kind: 'CONTACT', sentence, name: '', reach: { email, phone } }];
}
