import type { cleanColleague } from '../clean-member-facts.js';
import { isolated } from '../layout/isolate.js';
import type { MailBlock, MailBlockOf, SaidContent } from '../layout/mail-content.js';
import type { UnreachableCandidate, UnreachableWhy } from '../member-facts.js';
import { plainLine } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { type Around, alone, factsBlock, reachBlock } from './member-bodies.js';
import { atsLink } from './member-items.js';
import { greeting, mailEnd, paragraph } from './news-blocks.js';

/** A mail to the candidate did not arrive. */
export function unreachable(facts: UnreachableCandidate, around: Around, words: MailWords): SaidContent {
  const { address, undelivered, answer, why } = facts;
  const candidate = facts.candidate.fullName;
  const now = words.say('unreachable.now', { candidate, why });
  return alone(facts, around, words, {
    headline: (name) => words.say('unreachable.headline', { candidate: name }),
    preheader: words.opening(now),
    blocks: [
      paragraph(words.paragraph([now, words.say('unreachable.do', { candidate })])),
      paragraph(words.say('unreachable.next', { why })),
      factsBlock(facts, words, [
        { label: words.say('fact.address', {}), value: address },
        { label: words.say('fact.undelivered', {}), value: undelivered.subject },
        { label: words.say('fact.sentOn', {}), value: words.day(undelivered.sentOn, 'MEDIUM') },
        ...answerOf(answer, words),
      ]),
      ...reachBlock(byPhone(facts), words),
    ],
  });
}

/** Those whom mails did not reach within an hour; more than the rows are counted. */
export function manyUnreachable(
  items: readonly UnreachableCandidate[],
  { organization, member }: Around,
  rows: number,
  words: MailWords,
): SaidContent {
  const headline = words.say('unreachable.count', { count: items.length });
  const more = items.length - rows;
  return {
    subject: plainLine(headline),
    preheader: items
      .map(({ candidate }) => candidate.fullName)
      .slice(0, rows)
      .join(' · '),
    headline,
    blocks: [
      paragraph(greeting({ fullName: member }, words)),
      ...groupsOf(items.slice(0, rows), words),
      ...(more > 0 ? [paragraph(words.say('member.more', { count: more }))] : []),
    ],
    organization: organization.name,
    footer: mailEnd(
      words.say('unreachable.footer', { organization: organization.name }),
      { organization },
      words,
      false,
    ),
  };
}

/** Another member gets no mails: whoever reads this has to tell them. */
export function colleagueUnreachable(
  { colleague, why, answer }: ReturnType<typeof cleanColleague>,
  { organization, member }: Around,
  words: MailWords,
): SaidContent {
  const headline = words.say('colleague.headline', { candidate: colleague.fullName });
  const now = words.say('colleague.now', { candidate: colleague.fullName, why });
  const facts: MailBlock = {
    kind: 'FACTS',
    facts: [{ label: words.say('fact.address', {}), value: colleague.address }, ...answerOf(answer, words)],
  };
  return {
    subject: plainLine(headline),
    preheader: words.opening(now),
    headline,
    blocks: [
      paragraph(greeting({ fullName: member }, words)),
      paragraph(words.paragraph([now, words.say('colleague.do', { candidate: colleague.fullName })])),
      facts,
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

// What a person has to do something about comes first.
const order = ['ADDRESS_DEAD', 'NOT_DELIVERED', 'OTHER', 'SENDER_FAULT'] as const satisfies readonly UnreachableWhy[];

/** Under each reason those of whom it is so. */
function groupsOf(items: readonly UnreachableCandidate[], words: MailWords): MailBlock[] {
  const groups = Map.groupBy(items, ({ why }) => why);
  return order.flatMap((why): MailBlock[] => {
    const group = groups.get(why) ?? [];
    if (group.length === 0) return [];
    const heading = { kind: 'HEADING' as const, text: words.say('unreachable.why', { why }) };
    return [heading, ...group.map((item) => rowOf(item, words))];
  });
}

function rowOf(item: UnreachableCandidate, words: MailWords): MailBlockOf<'ROW'> {
  const { candidate, job, stage, recruiterName, address, why } = item;
  return {
    kind: 'ROW',
    title: candidate.fullName,
    reach: byPhone(item).candidate,
    lines: [
      [job.title, stage ?? ''].filter(Boolean).map(isolated).join(' · '),
      ...(recruiterName ? [words.say('member.recruiter', { recruiter: recruiterName })] : []),
      isolated(address),
    ],
    link: atsLink(item, words.say('call.do', { candidate: candidate.fullName })),
    more: null,
    otherwise: words.say('unreachable.next', { why }),
    quote: null,
  };
}

/** No mail reaches them. */
function byPhone(item: UnreachableCandidate): UnreachableCandidate {
  return { ...item, candidate: { ...item.candidate, email: null } };
}

function answerOf(answer: string | null, words: MailWords) {
  return answer ? [{ label: words.say('fact.answer', {}), value: answer }] : [];
}
