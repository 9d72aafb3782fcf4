import fc from 'fast-check';
import { dayOf, everyWeekdayBut, MINUTE, steps } from './days.js';
import { type Life, lifeOf, type Seed, seeds, windows } from './life.arbitrary.js';
import type { Happened, JobTerms, Terms } from './words.js';

/** What changes around a life after one of its acts. */
interface Change {
  readonly after: number;
  readonly what: 'ZONE' | 'CANDIDATE' | 'CALENDAR' | 'POLICY' | 'HOLD_JOB' | 'OPEN_JOB';
  readonly zone: string;
  readonly n: number;
}

export interface ChangingSeed {
  readonly seed: Seed;
  readonly changes: readonly Change[];
}

const whats = ['ZONE', 'CANDIDATE', 'CALENDAR', 'POLICY', 'HOLD_JOB', 'HOLD_JOB', 'OPEN_JOB'] as const;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'] as const;
const AFTER_MINUTES = 3;

export const changingSeeds: fc.Arbitrary<ChangingSeed> = fc.record({
  seed: seeds,
  changes: fc.array(
    fc.record({
      after: fc.nat({ max: 9 }),
      what: fc.constantFrom(...whats),
      zone: fc.constantFrom(...zones),
      n: fc.nat({ max: 6 }),
    }),
    { maxLength: 4 },
  ),
});

/** In the service: without what a member does to a message that waits, and with what rule 18 and 14 say of jobs. */
export function changingLife({ seed, changes }: ChangingSeed, start: string): Life {
  const { other: _, approval, ...own } = seed;
  const acts = seed.acts.filter(({ what }) => what !== 'STOP' && what !== 'ERASE');
  const life = lifeOf({ ...own, start, approval: approval === 'DELAYED' ? approval : 'AUTOMATIC', acts });
  const events: Happened[] = [];
  let { terms } = life;
  for (const [index, event] of life.events.entries()) {
    events.push(event);
    const isLast = life.events[index + 1]?.at !== event.at;
    const change = isLast ? changes.find(({ after }) => after === index) : undefined;
    if (change === undefined) continue;
    const at = event.at + AFTER_MINUTES * MINUTE;
    const application = `a${change.n % 2}`;
    const until = steps(dayOf(at, terms.jobs[application]?.zone ?? 'UTC'), change.n + 1);
    if (change.what === 'HOLD_JOB') events.push({ kind: 'HOLD_JOB', at, application, until });
    else if (change.what === 'OPEN_JOB') events.push({ kind: 'OPEN_JOB', at, application });
    else {
      terms = changed(terms, change);
      events.push({ kind: 'TERMS', at, terms });
    }
  }
  return { terms: life.terms, events, end: life.end };
}

function changed(terms: Terms, { what, zone, n }: Change): Terms {
  if (what === 'CANDIDATE') return { ...terms, candidateZone: zone };
  const patch: Partial<JobTerms> =
    what === 'ZONE'
      ? { zone }
      : what === 'CALENDAR'
        ? { isOpen: everyWeekdayBut(4 + n) }
        : { grace: n % 3, every: 1 + (n % 5), notes: n % 4, window: windows[n % windows.length] ?? windows[0] };
  return {
    ...terms,
    jobs: Object.fromEntries(Object.entries(terms.jobs).map(([id, job]) => [id, { ...job, ...patch }])),
  };
}
