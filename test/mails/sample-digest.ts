import type { DigestFacts, DigestItem } from '../../src/mails/compose-digest.js';
import type { DigestItemKind } from '../../src/mails/mail-kind.js';
import { AROUND, sampleNamed } from './sample-mails.js';

function item(name: string, change: Partial<DigestItem['facts']> = {}): DigestItem {
  const { kind, facts } = sampleNamed(name);
  const { organization: _organization, candidate: _candidate, ...about } = facts;
  return { kind: kind as DigestItemKind, facts: { ...about, ...change } };
}

const ANALYST = {
  job: { title: 'Data Analyst' },
  recruiter: { name: 'Kim Novak', email: 'kim.novak@brightwater.example' },
};

/** Two applications with two recruiters. */
export const SAMPLE_DIGEST: DigestFacts = {
  organization: AROUND.organization,
  candidate: AROUND.candidate,
  items: [item('timeline-extended', { reason: 'SCHEDULING' }), item('timeline-passed', ANALYST)],
};

/** Three things for one recruiter to answer for, two of which change the reader's calendar. */
export const SAMPLE_DIGEST_OF_THREE: DigestFacts = {
  ...SAMPLE_DIGEST,
  items: [
    item('timeline-set', { job: { title: 'Head of Design' } }),
    item('timeline-reconfirmed-as-a-day', { job: { title: 'Data Analyst' } }),
    item('timeline-held'),
  ].map((each, index) => {
    const { timeline } = each.facts;
    const calendarEntry = timeline.calendarEntry && {
      ...timeline.calendarEntry,
      timelineId: `0198c0de-0000-7000-8000-00000000001${index}`,
    };
    return { ...each, facts: { ...each.facts, timeline: { ...timeline, calendarEntry: calendarEntry ?? null } } };
  }),
};
