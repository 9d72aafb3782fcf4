import { Temporal } from 'temporal-polyfill';
import { callDay, replay } from '../../src/rules/index.js';
import { statusOf } from '../rules/status-of.js';
import { iso } from './days.js';
import { historyOf } from './history.js';
import { lifeOf, type Seed } from './life.arbitrary.js';
import { ToldByTheText } from './told-by-the-text.js';

/** What the text and the code say of one life: a line for each record and slip, and how each timeline stands at the end. */
export function bothOf(seed: Seed): { readonly text: readonly string[]; readonly code: readonly string[] } {
  const life = lifeOf(seed);
  const oracle = new ToldByTheText(life.terms);
  const text = [...oracle.live(life.events, life.end)].sort();
  const world = replay(historyOf(life, seed, oracle.cameBack));
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
  const end = Temporal.Instant.fromEpochMilliseconds(life.end);
  const states = [...world.timelines.values()].map(({ id, facts, rules: { policy, calendar } }) => {
    const { decisionDate, followUpDate, disclosed, lastTouchAt } = facts;
    return [
      `${id} ${statusOf(facts, policy, calendar, end)} of ${decisionDate}`,
      `follow up on ${followUpDate}, knows ${disclosed?.decisionDate ?? '-'}`,
      `heard ${lastTouchAt === null ? '-' : iso(lastTouchAt.epochMilliseconds)}`,
      `call ${callDay(facts, policy, calendar) ?? '-'}`,
    ].join(', ');
  });
  return { text, code: [...records, ...slips, ...states].sort() };
}
