import { replay } from '../../src/rules/index.js';
import { historyOf, lifeOf, type Seed } from './life.arbitrary.js';
import { ToldByTheText } from './told-by-the-text.js';
import { iso } from './words.js';

/** What the text and the code say of one life, a line for each record and slip. */
export function bothOf(seed: Seed): { readonly text: readonly string[]; readonly code: readonly string[] } {
  const life = lifeOf(seed);
  const text = [...new ToldByTheText(life.terms).live(life.events, life.end)].sort();
  const world = replay(historyOf(life));
  const records = world.records.map(({ at, record, because }) => {
    const about = 'outcomeId' in record ? record.outcomeId : record.timelineId;
    const number = 'number' in record && record.kind === 'STILL_UNDECIDED' ? ` ${record.number}` : '';
    const why = because === null ? '' : ` (${because})`;
    return `${iso(at.epochMilliseconds)} ${about} ${record.kind}${number}${why}`;
  });
  const slips = world.slips.map(
    ({ at, timelineId, kind, brokenRevision }) =>
      `${iso(at.epochMilliseconds)} ${timelineId} slip ${kind} of ${brokenRevision}`,
  );
  return { text, code: [...records, ...slips].sort() };
}
