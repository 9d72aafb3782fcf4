import type { DigestFacts } from '../../src/mails/compose-digest.js';
import { SAMPLE_FACTS, sampleFacts } from './sample-mails.js';

/** Two applications and, of the second, two timelines. */
export const SAMPLE_DIGEST: DigestFacts = {
  organization: SAMPLE_FACTS.organization,
  candidate: SAMPLE_FACTS.candidate,
  items: [
    {
      kind: 'TIMELINE_EXTENDED',
      facts: sampleFacts({
        reason: 'SCHEDULING',
        note: 'Two colleagues are ill this week. I will write to you as soon as the conversations are over.',
        timeline: {
          dateBefore: { date: '2026-12-04', precision: 'DAY' },
          dateNow: { date: '2026-12-11', precision: 'DAY' },
          followUpDate: '2026-12-21',
          calendarEntry: {
            timelineId: '0198c0de-0000-7000-8000-000000000001',
            revision: 2,
            revisedAt: '2026-12-03T08:00:00Z',
          },
        },
      }),
    },
    {
      kind: 'TIMELINE_PASSED',
      facts: sampleFacts({
        job: { title: 'Data Analyst' },
        stage: 'Application',
        recruiter: { name: 'Kim Novak', email: 'kim.novak@brightwater.example' },
        timeline: { dateBefore: { date: '2026-11-30', precision: 'DAY' } },
        nextWordOn: '2026-12-09',
      }),
    },
  ],
};
