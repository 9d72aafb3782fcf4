import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** What belongs to one row has no pages of its own, and no end either: the latest are read, and those before on request. */
describe('the rows that belong to a row', () => {
  let app: TestApp;
  let org: TestOrganization;
  let one: string;
  let other: string;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    one = await applicationWith(25);
    other = await applicationWith(3);
  });
  afterAll(() => app.stop());

  /** An application with so many conversations, interviews, dates and turns. */
  async function applicationWith(count: number): Promise<string> {
    const { id: applicationId } = await org.application();
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate: '2027-01-01' });
    for (let number = 1; number <= count; number += 1) {
      app.clock.advance({ minutes: 1 });
      const at = `2026-12-01T08:${String(number).padStart(2, '0')}:00Z`;
      await org.mutate('logContact', { applicationId, channel: 'PHONE', internalNote: `contact ${number}`, at });
      const scheduledAt = `2027-01-${String(number).padStart(2, '0')}T10:00:00Z`;
      await org.mutate('recordInterview', {
        applicationId,
        title: `interview ${number}`,
        status: 'SCHEDULED',
        scheduledAt,
      });
      if (number === 1) continue;
      const decisionDate = `2027-02-${String(number).padStart(2, '0')}`;
      await org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
    }
    return applicationId;
  }

  const select = (which = '') => `id
    contacts${which} { internalNote } interviews${which} { title } communications${which} { kind at }
    timeline { revisions${which} { number } slips${which} { kind } }`;
  async function read(id: string, which = '') {
    const { data, errors } = await org.graphql(`query($id: ID!) { application(id: $id) { ${select(which)} } }`, { id });
    expect(errors).toBeUndefined();
    const { contacts, interviews, communications, timeline } = data.application;
    return {
      contacts: contacts.map(({ internalNote }: { internalNote: string }) => Number(internalNote.split(' ')[1])),
      interviews: interviews.map(({ title }: { title: string }) => Number(title.split(' ')[1])),
      revisions: timeline.revisions.map(({ number }: { number: number }) => number),
      communications,
    };
  }

  const from = (first: number, last: number) => {
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index);
  };

  it('are the latest twenty, in their order, if nothing is said', async () => {
    const { contacts, interviews, revisions, communications } = await read(one);
    expect([contacts, interviews, revisions]).toEqual([from(25, 6), from(6, 25), from(6, 25)]);
    expect(communications).toHaveLength(20);
    expect(await read(other)).toMatchObject({ contacts: from(3, 1), interviews: from(1, 3), revisions: from(1, 3) });
  });

  it('are as many as are asked for, and those before them', async () => {
    expect(await read(one, '(last: 3)')).toMatchObject({
      contacts: from(25, 23),
      interviews: from(23, 25),
      revisions: from(23, 25),
    });
    expect(await read(one, '(last: 3, skip: 3)')).toMatchObject({
      contacts: from(22, 20),
      interviews: from(20, 22),
      revisions: from(20, 22),
    });
    expect(await read(one, '(last: 100)')).toMatchObject({
      contacts: from(25, 1),
      interviews: from(1, 25),
      revisions: from(1, 25),
    });
    expect(await read(one, '(skip: 24)')).toMatchObject({ contacts: [1], interviews: [1], revisions: [1] });
    expect(await read(one, '(skip: 10000)')).toMatchObject({ contacts: [], interviews: [], revisions: [] });
  });

  it('make one story, in its order, however it is read', async () => {
    const { communications } = await read(one, '(last: 100)');
    const times = communications.map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort());
    const parts = [];
    for (let skip = communications.length - (communications.length % 7); skip >= 0; skip -= 7)
      parts.push(...(await read(one, `(last: 7, skip: ${skip})`)).communications);
    expect(parts).toEqual(communications);
  });

  it('are read of many rows at once, for each the same', async () => {
    const { data } = await org.graphql(
      `{ applications(first: 2, orderBy: OLDEST) { nodes { ${select('(last: 2)')} } } }`,
    );
    expect(
      data.applications.nodes.map(({ id, contacts }: { id: string; contacts: unknown[] }) => [id, contacts.length]),
    ).toEqual([
      [one, 2],
      [other, 2],
    ]);
    const two =
      'query($id: ID!) { application(id: $id) { a: contacts(last: 1) { internalNote } b: contacts(last: 1, skip: 1) { internalNote } } }';
    expect((await org.graphql(two, { id: one })).data.application).toEqual({
      a: [{ internalNote: 'contact 25' }],
      b: [{ internalNote: 'contact 24' }],
    });
  });

  it.each(['last: 0', 'last: 101', 'skip: -1', 'skip: 10001'])('are not read by %s', async (which) => {
    const { data, errors } = await org.graphql(
      `query($id: ID!) { application(id: $id) { contacts(${which}) { id } } }`,
      { id: one },
    );
    expect([data, errors?.map(({ extensions }) => [extensions['code'], extensions['inputPath']])]).toEqual([
      { application: null },
      [['INVALID_INPUT', [which.split(':')[0]]]],
    ]);
  });
});
