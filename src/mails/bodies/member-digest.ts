import type { MailBlock, SaidContent } from '../layout/mail-content.js';
import { columnsOf } from '../layout/split-words.js';
import type { MailOrganization } from '../mail-facts.js';
import { MEMBER_ITEM_KINDS, type MemberItem } from '../member-facts.js';
import { plainLine, SUBJECT_COLUMNS } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { itemRow, sectionCount } from './member-items.js';
import { greeting, mailEnd, paragraph } from './news-blocks.js';

export interface MemberDigestFacts {
  organization: MailOrganization;
  member: string;
  /** Clean. */
  items: readonly MemberItem[];
  rowsPerSection: number;
}

type Section = readonly [MemberItem, ...MemberItem[]];

/** Readable on a phone by somebody with forty candidates: counts first, then the worst, then the rest. */
export function memberDigest(
  { organization, member, items, rowsPerSection }: MemberDigestFacts,
  words: MailWords,
): SaidContent {
  const sections = sectionsOf(items);
  const counts = sections.map((section) => sectionCount(section, words));
  return {
    subject: subjectOf(sections, counts, words),
    preheader: words.list(counts),
    headline: words.say('member.headline', { count: items.length }),
    blocks: [
      paragraph(greeting({ fullName: member }, words)),
      paragraph(words.say('member.intro', {})),
      ...sections.flatMap((section, index): MailBlock[] => [
        { kind: 'HEADING', text: counts[index] ?? '' },
        ...section.slice(0, rowsPerSection).map((item) => itemRow(item, words)),
        ...more(section.length - rowsPerSection, words),
      ]),
    ],
    organization: organization.name,
    footer: mailEnd(words.say('member.footer', { organization: organization.name }), { organization }, words, false),
  };
}

/** As many of the most urgent sections as a subject has room for, one at least. */
function subjectOf(sections: readonly Section[], counts: readonly string[], words: MailWords): string {
  const naming = (named: number) =>
    plainLine(
      words.say('member.subject', {
        most: words.list(counts.slice(0, named)),
        count: sections.slice(named).flat().length,
      }),
    );
  const fitting = counts.map((_, index) => naming(index + 1)).filter((line) => columnsOf(line) <= SUBJECT_COLUMNS);
  return fitting.at(-1) ?? naming(1);
}

function sectionsOf(items: readonly MemberItem[]): Section[] {
  return MEMBER_ITEM_KINDS.flatMap((kind) => {
    const [first, ...others] = items.filter((item) => item.kind === kind).sort(sooner);
    return first === undefined ? [] : [[first, ...others] as const];
  });
}

/** Of what has a day to be kept, the last days first; all else stays as it was given. */
function sooner(one: MemberItem, other: MemberItem): number {
  if (!('businessDaysAhead' in one && 'businessDaysAhead' in other)) return 0;
  return one.businessDaysAhead - other.businessDaysAhead;
}

function more(count: number, words: MailWords): MailBlock[] {
  return count > 0 ? [paragraph(words.say('member.more', { count }))] : [];
}
