import type { MailBlock, SaidContent } from '../layout/mail-content.js';
import { MEMBER_ITEM_KINDS, type MemberItem, type MemberItemKind } from '../member-facts.js';
import { plainLine } from '../words/mail-subject.js';
import type { MailWords } from '../words/mail-words.js';
import { itemRow, sectionCount } from './member-items.js';
import { greeting, paragraph } from './news-blocks.js';

/** What a phone shows of a subject. */
const COUNTS_IN_SUBJECT = 2;

export interface MemberDigest {
  organization: string;
  member: string;
  /** Clean. */
  items: readonly MemberItem[];
  rowsPerSection: number;
}

interface Section {
  kind: MemberItemKind;
  items: MemberItem[];
}

/** Readable on a phone by somebody with forty candidates: counts first, then the worst, then the rest. */
export function memberDigest(
  { organization, member, items, rowsPerSection }: MemberDigest,
  words: MailWords,
): SaidContent {
  const sections = sectionsOf(items);
  const counts = sections.map(({ kind, items }) => sectionCount(kind, items.length, words));
  const most = words.list(counts.slice(0, COUNTS_IN_SUBJECT));
  return {
    subject: plainLine(words.say('member.subject', { count: items.length, most })),
    preheader: words.list(counts),
    headline: words.say('member.headline', { count: items.length }),
    blocks: [
      paragraph(greeting(member, words)),
      paragraph(words.say('member.intro', {})),
      ...sections.flatMap(({ items }, index): MailBlock[] => [
        { kind: 'HEADING', text: counts[index] ?? '' },
        ...items.slice(0, rowsPerSection).map((item) => itemRow(item, words)),
        ...more(items.length - rowsPerSection, words),
      ]),
    ],
    organization,
    footer: { text: words.say('member.footer', { organization }), link: null },
  };
}

function sectionsOf(items: readonly MemberItem[]): Section[] {
  return MEMBER_ITEM_KINDS.map((kind) => ({
    kind,
    items: items.filter((item) => item.kind === kind).sort(sooner),
  })).filter(({ items }) => items.length > 0);
}

/** Of decisions that are due, the last days first; all else stays as it was given. */
function sooner(one: MemberItem, other: MemberItem): number {
  if (one.kind !== 'DECISION_DUE' || other.kind !== 'DECISION_DUE') return 0;
  return one.businessDaysAhead - other.businessDaysAhead;
}

function more(count: number, words: MailWords): MailBlock[] {
  return count > 0 ? [paragraph(words.say('member.more', { count }))] : [];
}
