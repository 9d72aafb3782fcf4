import { acted } from './bodies/member-bodies.js';
import { memberDigest } from './bodies/member-digest.js';
import { colleagueUnreachable, manyUnreachable, unreachable } from './bodies/unreachable-bodies.js';
import { webhookDisabled } from './bodies/webhook-body.js';
import { cleanOrganization, cleanPerson } from './clean-facts.js';
import { cleanActed, cleanColleague, cleanItem, cleanUnreachable, FULL_ITEM } from './clean-member-facts.js';
import type { SaidContent } from './layout/mail-content.js';
import { firstThatFits, type RenderedMail, renderMail } from './layout/render-mail.js';
import type { MemberMailKind } from './mail-kind.js';
import type { MemberMailFacts } from './member-facts.js';
import { type Reader, readerOf } from './words/mail-languages.js';
import { wordsFor } from './words/mail-words.js';

/** More rows of one section than anybody reads on a phone; the rest is counted. */
const MOST_ROWS = 25;

/** So many rows of such names are far less than a mail that clients show whole. */
const LONGEST_IN_ROW = 60;

type Composer<Kind extends MemberMailKind> = (facts: MemberMailFacts[Kind], reader: Reader) => RenderedMail;

const COMPOSERS: { [Kind in MemberMailKind]: Composer<Kind> } = {
  MEMBER_DIGEST: composeMemberDigest,
  CANDIDATE_UNREACHABLE: composeUnreachable,
  MEMBER_UNREACHABLE: (facts, reader) =>
    render(colleagueUnreachable(cleanColleague(facts), around(facts), wordsFor(reader)), facts, reader),
  CANDIDATE_ACTED: (facts, reader) => render(acted(cleanActed(facts), around(facts), wordsFor(reader)), facts, reader),
  WEBHOOK_DISABLED: (facts, reader) => render(webhookDisabled(facts, around(facts), wordsFor(reader)), facts, reader),
};

/**
 * A member's mail, from facts alone. `locale` is the member's, else the organization's: any BCP 47 tag; a language
 * that is not written yet gives English. Throws RangeError for a digest of nothing.
 */
export function composeMemberMail<Kind extends MemberMailKind>(
  kind: Kind,
  facts: MemberMailFacts[Kind],
  locale: string,
): RenderedMail {
  return COMPOSERS[kind](facts, readerOf(locale));
}

/** Rows are left out, and counted, and messages shortened until the mail is one that clients show whole. */
function composeMemberDigest(facts: MemberMailFacts['MEMBER_DIGEST'], reader: Reader): RenderedMail {
  if (facts.items.length === 0) throw new RangeError('a digest tells something');
  const words = wordsFor(reader);
  return firstThatFits(
    [
      { rowsPerSection: MOST_ROWS, item: FULL_ITEM },
      { rowsPerSection: MOST_ROWS, item: { name: 60, quote: 600, address: 80 } },
      { rowsPerSection: 12, item: { name: 60, quote: 600, address: 80 } },
      { rowsPerSection: 6, item: { name: 60, quote: 300, address: 80 } },
      { rowsPerSection: 3, item: { name: 40, quote: 0, address: 80 } },
      { rowsPerSection: 2, item: { name: 40, quote: 0, address: 80 } },
    ],
    ({ rowsPerSection, item: limits }) => {
      const items = facts.items.map((item) => cleanItem(item, limits));
      return render(memberDigest({ ...around(facts), items, rowsPerSection }, words), facts, reader);
    },
  );
}

/** One in a mail of its own; of several a row each. */
function composeUnreachable(facts: MemberMailFacts['CANDIDATE_UNREACHABLE'], reader: Reader): RenderedMail {
  const [only, ...others] = facts.items;
  if (only === undefined) throw new RangeError('somebody was not reached');
  const words = wordsFor(reader);
  if (others.length === 0) return render(unreachable(cleanUnreachable(only), around(facts), words), facts, reader);
  const items = facts.items.map((item) => cleanUnreachable(item, LONGEST_IN_ROW));
  return render(manyUnreachable(items, around(facts), MOST_ROWS, words), facts, reader);
}

type ToMember = Pick<MemberMailFacts[MemberMailKind], 'organization' | 'member'>;

function around({ organization, member }: ToMember) {
  return { organization: cleanOrganization(organization), member: cleanPerson(member.fullName) };
}

function render(content: SaidContent, { organization }: ToMember, { language }: Reader): RenderedMail {
  return renderMail(content, language, organization);
}
