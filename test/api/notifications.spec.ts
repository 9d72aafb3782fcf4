import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const settled = { minutes: 15 };

describe('notifications', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;
  let first: { id: string; candidateId: string };
  let second: { id: string; candidateId: string };
  let told: string;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    [org, other] = [await app.organization(), await app.organization()];
    [first, second] = [await org.application(), await org.application()];
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId: first.id, decisionDate: '2026-12-11' });
    await settle();
    told = app.clock.now.toString();
    app.clock.advance({ hours: 24 });
    // Moved twice, told once; and moved and moved back, which is told to nobody.
    const move = (decisionDate: string) =>
      org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
    await move('2026-12-14');
    await move('2026-12-15');
    await settle();
    app.clock.advance({ hours: 24 });
    await move('2026-12-16');
    await move('2026-12-15');
    await settle();
    await org.mutate('recordDecision', { applicationId: second.id, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
  });
  afterAll(() => app.stop());

  async function settle(): Promise<void> {
    app.clock.advance(settled);
    await app.settle();
  }

  const query = `query($f: NotificationFilter) { notifications(filter: $f) { totalCount
    nodes { kind decision withheldBecause sinceRevision revision application { id } } } }`;

  /** Asked twice: the list, oldest first, and as many as it says. */
  async function list(filter: unknown, who = org) {
    const [one, two] = [await who.graphql(query, { f: filter }), await who.graphql(query, { f: filter })];
    expect(one.errors).toBeUndefined();
    expect(two).toEqual(one);
    const { nodes, totalCount } = one.data.notifications;
    expect(totalCount).toBe(nodes.length);
    return nodes.reverse();
  }

  const set = { kind: 'TIMELINE_SET', decision: 'SEND', withheldBecause: null, sinceRevision: null, revision: 1 };
  const extended = { kind: 'TIMELINE_EXTENDED', decision: 'SEND', sinceRevision: 2, revision: 3 };
  const withheld = { decision: 'WITHHOLD', withheldBecause: 'UNCHANGED', sinceRevision: 4, revision: 5 };
  const outcome = { kind: 'OUTCOME_REJECTED', decision: 'SEND', sinceRevision: null, revision: null };

  it('name the first of several revisions that they answer, and none where it is one or an outcome', async () => {
    const ofCandidates = (await list(null)).filter(({ kind }: { kind: string }) => /^(TIMELINE|OUTCOME)/.test(kind));
    expect(ofCandidates).toMatchObject([set, extended, withheld, outcome]);
  });

  it('are found by kind, decision, application, candidate and time, and by all of them together', async () => {
    expect(await list({ kind: ['TIMELINE_SET', 'OUTCOME_REJECTED'] })).toMatchObject([set, outcome]);
    expect(await list({ kind: 'TIMELINE_SET' })).toMatchObject([set]);
    expect(await list({ decision: 'WITHHOLD' })).toMatchObject([withheld]);
    const ofFirst = [set, extended, withheld];
    const candidateKinds = { kind: ['TIMELINE_SET', 'TIMELINE_EXTENDED', 'TIMELINE_ADVANCED'] };
    expect(await list({ applicationId: first.id, ...candidateKinds })).toMatchObject(ofFirst);
    expect(await list({ candidateId: first.candidateId, ...candidateKinds })).toMatchObject(ofFirst);
    expect(await list({ candidateId: second.candidateId })).toMatchObject([outcome]);
    // From the instant on, and before it.
    expect(await list({ applicationId: first.id, to: told })).toEqual([]);
    expect(await list({ applicationId: first.id, from: told, ...candidateKinds })).toMatchObject(ofFirst);
    const after = new Date(Date.parse(told) + 1).toISOString();
    expect(await list({ applicationId: first.id, from: told, to: after })).toMatchObject([set]);
    expect(await list({ applicationId: first.id, candidateId: second.candidateId })).toEqual([]);
    expect(await list({ kind: [] })).toEqual([]);
  });

  it('are found by no kind that there is none of, and not by another organization', async () => {
    const { data, errors } = await org.graphql(query, { f: { kind: ['TIMELINE_LOST'] } });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const filter of [{ applicationId: first.id }, { candidateId: first.candidateId }])
      expect(await list(filter, other)).toEqual([]);
  });

  it('lead to a message, which its id leads to as well', async () => {
    const { data } = await org.graphql('{ messages(first: 1) { nodes { id subject status } } }');
    const [message] = data.messages.nodes;
    const ask = (who: TestOrganization) =>
      who.graphql('query($id: ID!) { message(id: $id) { id subject status } }', { id: message.id });
    for (let call = 1; call <= 2; call += 1) {
      expect((await ask(org)).data).toEqual({ message });
      expect((await ask(other)).data).toEqual({ message: null });
    }
  });
});
