import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Digests } from '../../src/notifications/index.js';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { formsOf, textOfPage } from '../pages/page-forms.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

type Probe = (org: TestOrganization) => Promise<unknown>;

/** A field, another value of it, and an answer of the service which that changes: by default, and with that value. */
interface FieldCase {
  readonly field: string;
  readonly rules: Partial<Policy>;
  readonly probe: Probe;
  readonly byDefault: unknown;
  readonly changed: unknown;
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ now: start });
});
afterAll(() => app.stop());

const at = async (instant: string) => {
  app.clock.set(instant);
  await app.settle();
};
const read = async (org: TestOrganization, id: string, fields: string) =>
  (await org.graphql(`query($id: ID!) { application(id: $id) { ${fields} } }`, { id })).data.application;
const applied = async (org: TestOrganization) =>
  (await org.application({ candidate: { timeZone: 'Europe/Berlin' } })).id;
const set = (org: TestOrganization, applicationId: string, decisionDate: string, alreadyTold = false) =>
  org.mutate('setTimeline', { applicationId, decisionDate, alreadyTold });
const next = async (org: TestOrganization, id: string) =>
  (await read(org, id, 'timeline { nextAction { kind at } }')).timeline.nextAction;

/** A date that is set at an hour, and what happens next once it has settled. */
const afterSetting = (hour: string, then = start): Probe => {
  return async (org) => {
    app.clock.set(hour);
    const id = await applied(org);
    await set(org, id, '2026-12-11');
    if (then !== start) await at(then);
    return await next(org, id);
  };
};

/** A promise for Friday of which nobody decides. */
const afterPassing = (...instants: readonly string[]): Probe => {
  return async (org) => {
    const id = await applied(org);
    await set(org, id, '2026-12-04', true);
    for (const instant of ['2026-12-04T23:00:00Z', ...instants]) await at(instant);
    return await next(org, id);
  };
};

/** The days of December on which the recruiter is reminded of the 11th, a Friday. */
const reminders: Probe = async (org) => {
  const id = await applied(org);
  await set(org, id, '2026-12-11', true);
  for (let day = 7; day <= 18; day += 1) {
    app.clock.set(`2026-12-${String(day).padStart(2, '0')}T07:00:00Z`);
    await app.app.get(Digests).run();
  }
  const { notifications } = await read(org, id, 'notifications(first: 50) { nodes { kind recipient at } }');
  const rungs = ['DECISION_DUE', 'OVERDUE', 'ESCALATED'];
  return notifications.nodes
    .filter(({ kind }: { kind: string }) => rungs.includes(kind))
    .map((each: { kind: string; at: string }) => `${each.kind} ${Number(each.at.slice(8, 10))}`)
    .reverse();
};

const rejection = (tell: Record<string, unknown>): Probe => {
  return async (org) => {
    const id = await applied(org);
    const decided = await org.mutate('recordDecision', { applicationId: id, outcome: 'REJECTED', ...tell });
    await app.settle();
    return decided.code ?? (await read(org, id, 'untoldDecision')).untoldDecision;
  };
};

const twoMoves: Probe = async (org) => {
  const { candidateId, id } = await org.application({ candidate: { timeZone: 'Europe/Berlin' } });
  const job = await org.mutate('createJob', { title: 'Baker', timeZone: 'Europe/Berlin' });
  const other = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
  await set(org, id, '2026-12-11');
  await at('2026-12-01T09:10:00Z');
  await set(org, other.id, '2026-12-11');
  await at('2026-12-01T09:20:00Z');
  return (await read(org, other.id, 'messages { nodes { status } }')).messages.nodes.length;
};

const silence: Probe = async (org) => {
  const id = await applied(org);
  for (const day of [11, 22]) {
    app.clock.set(`2026-12-${day}T07:00:00Z`);
    await app.app.get(Digests).run();
  }
  const { notifications } = await read(org, id, 'notifications { nodes { kind day } }');
  return notifications.nodes.map(({ day }: { day: string }) => day);
};

const atTen = (day: number) => `2026-12-${String(day).padStart(2, '0')}T08:00:00.000Z`;

/** What a candidate's page says of asking for an update: as soon as they were told a date, or once they asked and were called. */
function updates(askedAt?: string): Probe {
  return async (org) => {
    const applicationId = await applied(org);
    await set(org, applicationId, '2026-12-11');
    await at('2026-12-01T09:30:00Z');
    const texts = app.mail.received.map(({ parsed }) => parsed.text ?? '');
    const path = texts.flatMap((text) => /https:\/\/[^/]+(\/status\/[\w-]{43})/.exec(text)?.[1] ?? []).at(-1) ?? '';
    if (askedAt !== undefined) {
      app.clock.set(askedAt);
      const [form] = formsOf((await app.http.get(path)).text);
      await app.http
        .post(path)
        .type('form')
        .send({ ...form?.fields, act: 'UPDATE_REQUEST' });
      app.clock.advance({ minutes: 20 });
      await app.settle();
      await org.mutate('logContact', { applicationId, channel: 'PHONE' });
    }
    const text = textOfPage((await app.http.get(path)).text);
    return /ask again from [\w ]+ \(\d of \d left\)|\(\d of \d left\)/.exec(text)?.[0];
  };
}

/** Whether the page of a reminder's link offers a decision. */
const answerable: Probe = async (org) => {
  await set(org, await applied(org), '2026-12-04', true);
  app.clock.set('2026-12-02T07:00:00Z');
  await app.app.get(Digests).run();
  await app.settle();
  const texts = app.mail.received.map(({ parsed }) => parsed.text ?? '');
  const path = texts.flatMap((text) => /https:\/\/[^/]+(\/answer\/[\w-]{43})/.exec(text)?.[1] ?? []).at(-1);
  return (await app.http.get(path ?? '')).text.includes('DECIDE:HIRED');
};

const cases: Record<keyof Policy, readonly FieldCase[]> = {
  outcomesByLink: [{ field: '', rules: { outcomesByLink: 'NO' }, probe: answerable, byDefault: true, changed: false }],
  updateRequests: [
    {
      field: 'most',
      rules: { updateRequests: { most: 3, daysApart: 4 } },
      probe: updates(),
      byDefault: '(2 of 2 left)',
      changed: '(3 of 3 left)',
    },
    {
      field: 'daysApart',
      rules: { updateRequests: { most: 2, daysApart: 7 } },
      probe: updates('2027-01-04T10:00:00Z'),
      byDefault: 'ask again from Friday 8 January 2027 (1 of 2 left)',
      changed: 'ask again from Monday 11 January 2027 (1 of 2 left)',
    },
  ],
  settling: [
    {
      field: 'seconds',
      rules: { settling: { seconds: 1_200, atMostSeconds: 3_600 } },
      probe: afterSetting(start),
      byDefault: { kind: 'SETTLE_CHANGE', at: '2026-12-01T09:10:00.000Z' },
      changed: { kind: 'SETTLE_CHANGE', at: '2026-12-01T09:20:00.000Z' },
    },
    {
      field: 'atMostSeconds',
      rules: { settling: { seconds: 600, atMostSeconds: 900 } },
      probe: async (org) => {
        const id = await applied(org);
        const { id: timelineId } = await set(org, id, '2026-12-11');
        app.clock.set('2026-12-01T09:08:00Z');
        await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-14', reason: 'OTHER' });
        return (await next(org, id)).at;
      },
      byDefault: '2026-12-01T09:18:00.000Z',
      changed: '2026-12-01T09:15:00.000Z',
    },
  ],
  graceBusinessDays: [
    {
      field: '',
      rules: { graceBusinessDays: 0 },
      probe: afterPassing(),
      byDefault: { kind: 'TELL_PASSED', at: atTen(8) },
      changed: { kind: 'TELL_PASSED', at: atTen(7) },
    },
  ],
  undecided: [
    {
      field: 'everyBusinessDays',
      rules: { undecided: { everyBusinessDays: 2, notes: 3 } },
      probe: afterPassing(atTen(8)),
      byDefault: { kind: 'TELL_UNDECIDED', at: atTen(15) },
      changed: { kind: 'TELL_UNDECIDED', at: atTen(10) },
    },
    {
      field: 'notes',
      rules: { undecided: { everyBusinessDays: 5, notes: 0 } },
      probe: afterPassing(atTen(8)),
      byDefault: { kind: 'TELL_UNDECIDED', at: atTen(15) },
      changed: null,
    },
  ],
  reminders: [
    {
      field: 'before',
      rules: { reminders: { before: 3, overdue: 1, escalated: 3 } },
      probe: reminders,
      byDefault: ['DECISION_DUE 9', 'DECISION_DUE 11', 'OVERDUE 14', 'ESCALATED 16'],
      changed: ['DECISION_DUE 8', 'DECISION_DUE 11', 'OVERDUE 14', 'ESCALATED 16'],
    },
    {
      field: 'overdue',
      rules: { reminders: { before: 2, overdue: 2, escalated: 3 } },
      probe: reminders,
      byDefault: ['DECISION_DUE 9', 'DECISION_DUE 11', 'OVERDUE 14', 'ESCALATED 16'],
      changed: ['DECISION_DUE 9', 'DECISION_DUE 11', 'OVERDUE 15', 'ESCALATED 16'],
    },
    {
      field: 'escalated',
      rules: { reminders: { before: 2, overdue: 1, escalated: 4 } },
      probe: reminders,
      byDefault: ['DECISION_DUE 9', 'DECISION_DUE 11', 'OVERDUE 14', 'ESCALATED 16'],
      changed: ['DECISION_DUE 9', 'DECISION_DUE 11', 'OVERDUE 14', 'ESCALATED 17'],
    },
  ],
  interviewBusinessDays: [
    {
      field: '',
      rules: { interviewBusinessDays: 3 },
      probe: async (org) => {
        const id = await applied(org);
        const took = { title: 'Talk', status: 'COMPLETED', scheduledAt: start, completedAt: start };
        await org.mutate('recordInterview', { applicationId: id, ...took });
        return (await read(org, id, 'timeline { decisionDate }')).timeline.decisionDate;
      },
      byDefault: '2026-12-08',
      changed: '2026-12-04',
    },
  ],
  followUpIntervals: [
    {
      field: '',
      rules: { followUpIntervals: 1 },
      probe: async (org) => {
        const id = await applied(org);
        await set(org, id, '2026-12-04');
        return (await read(org, id, 'timeline { followUpDate }')).timeline.followUpDate;
      },
      byDefault: '2026-12-07',
      changed: '2026-12-04',
    },
  ],
  sendingWindow: [
    {
      field: 'opens',
      rules: { sendingWindow: { opens: '10:00', closes: '18:00' } },
      probe: afterSetting('2026-12-01T20:00:00Z', '2026-12-01T20:10:00Z'),
      byDefault: { kind: 'TELL_CHANGE', at: atTen(2) },
      changed: { kind: 'TELL_CHANGE', at: '2026-12-02T09:00:00.000Z' },
    },
    {
      field: 'closes',
      rules: { sendingWindow: { opens: '09:00', closes: '21:30' } },
      probe: afterSetting('2026-12-01T20:00:00Z', '2026-12-01T20:10:00Z'),
      byDefault: { kind: 'TELL_CHANGE', at: atTen(2) },
      // It was told.
      changed: { kind: 'RECORD_SLIP', at: '2026-12-11T23:00:00.000Z' },
    },
    {
      field: 'always',
      rules: { sendingWindow: 'always' },
      probe: afterSetting('2026-12-01T20:00:00Z', '2026-12-01T20:10:00Z'),
      byDefault: { kind: 'TELL_CHANGE', at: atTen(2) },
      changed: { kind: 'RECORD_SLIP', at: '2026-12-11T23:00:00.000Z' },
    },
  ],
  dueSoonBusinessDays: [
    {
      field: '',
      rules: { dueSoonBusinessDays: 4 },
      probe: async (org) => {
        const id = await applied(org);
        await set(org, id, '2026-12-07');
        return (await read(org, id, 'timeline { status }')).timeline.status;
      },
      byDefault: 'ON_TRACK',
      changed: 'DUE_SOON',
    },
  ],
  outcome: [
    {
      field: 'delayDays',
      rules: { outcome: { ...defaultPolicy.outcome, delayDays: 1 } },
      probe: rejection({}),
      byDefault: false,
      changed: true,
    },
    {
      field: 'maxDelayDays',
      rules: { outcome: { ...defaultPolicy.outcome, maxDelayDays: 1 } },
      probe: rejection({ tellCandidate: 'LATER', tellOn: '2026-12-05' }),
      byDefault: true,
      changed: 'INVALID_INPUT',
    },
    {
      field: 'nextWordBusinessDays',
      rules: { outcome: { ...defaultPolicy.outcome, nextWordBusinessDays: 5 } },
      probe: async (org) => {
        const applicationId = await applied(org);
        await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
        return (await read(org, applicationId, 'outcome { nextWordOn }')).outcome.nextWordOn;
      },
      byDefault: null,
      changed: '2026-12-08',
    },
  ],
  dailyCap: [{ field: '', rules: { dailyCap: null }, probe: twoMoves, byDefault: 0, changed: 1 }],
  extensionsBeforeAdvice: [
    {
      field: '',
      rules: { extensionsBeforeAdvice: 0 },
      probe: async (org) => {
        const id = await applied(org);
        const { id: timelineId } = await set(org, id, '2026-12-11');
        await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-14', reason: 'OTHER' });
        return (await read(org, id, 'timeline { advice { code } }')).timeline.advice;
      },
      byDefault: [],
      changed: [{ code: 'EXTENDED_OFTEN' }],
    },
  ],
  silentAfterDays: [
    {
      field: '',
      rules: { silentAfterDays: 10 },
      probe: silence,
      byDefault: ['2026-12-22'],
      changed: ['2026-12-22', '2026-12-11'],
    },
  ],
  approval: [
    {
      field: 'mode',
      rules: { approval: { mode: 'REQUIRED' } },
      probe: afterSetting(start, '2026-12-01T09:10:00Z'),
      byDefault: { kind: 'RECORD_SLIP', at: '2026-12-11T23:00:00.000Z' },
      changed: { kind: 'AWAIT_APPROVAL', at: '2026-12-14T08:00:00.000Z' },
    },
    {
      field: 'minutes',
      rules: { approval: { mode: 'DELAYED', minutes: 60 } },
      probe: afterSetting(start, '2026-12-01T09:10:00Z'),
      byDefault: { kind: 'RECORD_SLIP', at: '2026-12-11T23:00:00.000Z' },
      changed: { kind: 'TELL_CHANGE', at: '2026-12-01T10:10:00.000Z' },
    },
  ],
};

/** The names of everything that can be set; a window is two times or always open. */
function leavesOf(rules: object): string[] {
  return Object.entries(rules).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? Object.keys(value).map((leaf) => `${name}.${leaf}`) : [name],
  );
}

describe('each field of the policy changes an answer of the service:', () => {
  const all = Object.entries(cases).flatMap(([name, of]) =>
    of.map((each) => ({ name: [name, each.field].filter(Boolean).join('.'), ...each })),
  );

  it('none of them is forgotten', () => {
    const others = ['sendingWindow.always', 'approval.minutes'];
    expect(all.map(({ name }) => name).sort()).toEqual([...leavesOf(defaultPolicy), ...others].sort());
  });

  it.each(all)('$name', async ({ rules, probe, byDefault, changed }) => {
    app.clock.set(start);
    expect(await probe(await app.organization())).toEqual(byDefault);
    app.clock.set(start);
    expect(await probe(await app.organization({ policy: { ...defaultPolicy, ...rules } }))).toEqual(changed);
  });
});
