import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const list = `query($address: String, $all: Boolean) { suppressions(address: $address, includeReleased: $all) {
  totalCount nodes { address reason at releasedAt causedBy { kind } } } }`;
const release = `mutation($address: String!) { releaseSuppression(input: {address: $address}) {
  __typename ... on Suppression { address releasedAt } ... on Problem { code } } }`;

describe('an address to which nothing is sent', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    app.mail.behave({ at: 'rcpt', does: { reply: '550 5.1.1 no such user' }, to: 'Gone@example.test' });
    org = await app.organization();
    other = await app.organization();
    const { id: applicationId } = await org.application({ candidate: { email: 'Gone@example.test' } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    app.mail.behave([]);
  });

  const ask = async (by: TestOrganization, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await by.graphql(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  it('is one that a mail server refused for good, and is listed with its reason', async () => {
    const { suppressions } = await ask(org, list);
    expect(suppressions).toEqual({
      totalCount: 1,
      nodes: [
        {
          address: 'gone@example.test',
          reason: 'REFUSED',
          at: '2026-12-01T09:10:00.000Z',
          releasedAt: null,
          causedBy: { kind: 'TIMELINE_SET' },
        },
      ],
    });
    expect((await ask(org, list, { address: 'GONE@example.test' })).suppressions.totalCount).toBe(1);
    expect((await ask(org, list, { address: 'other@example.test' })).suppressions.totalCount).toBe(0);
  });

  it('gets mail again when it is released, and is suppressed anew if it is refused anew', async () => {
    expect((await ask(org, release, { address: 'GONE@example.test' })).releaseSuppression).toEqual({
      __typename: 'Suppression',
      address: 'gone@example.test',
      releasedAt: '2026-12-01T09:10:00.000Z',
    });
    expect((await ask(org, release, { address: 'gone@example.test' })).releaseSuppression.code).toBe('NOT_FOUND');
    expect((await ask(org, list)).suppressions.totalCount).toBe(0);
    expect((await ask(org, list, { all: true })).suppressions.totalCount).toBe(1);
    const { id: applicationId } = await org.application({ candidate: { email: 'gone@example.test' } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    const before = app.mail.received.length;
    app.clock.advance({ minutes: 10 });
    await app.settle();
    expect(app.mail.received.slice(before).map(({ envelope }) => envelope.to)).toEqual([['gone@example.test']]);
  });

  it("is an organization's own: another neither sees nor releases it, and writes to it", async () => {
    expect((await ask(other, list, { all: true })).suppressions.totalCount).toBe(0);
    expect((await ask(other, release, { address: 'gone@example.test' })).releaseSuppression.code).toBe('NOT_FOUND');
    expect((await ask(org, list)).suppressions.totalCount).toBe(1);
  });

  it('is released by nobody who may not change candidates', async () => {
    const reader = await app.organization({ scopes: ['reads'] });
    expect((await ask(reader, release, { address: 'gone@example.test' })).releaseSuppression.code).toBe(
      'NOT_PERMITTED',
    );
  });
});
