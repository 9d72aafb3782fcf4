import { Digests } from '../../src/notifications/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { firstOf, linksTo, sendForm } from '../support/page-visits.js';
import type { TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Candidates and a member with links to their pages, at ten o'clock of a Wednesday. */
export interface PageScene {
  readonly org: TestOrganization;
  readonly applicationId: string;
  readonly timelineId: string;
  readonly status: string;
  readonly preferences: string;
  /** Of a candidate of its own, who wants to be written to elsewhere. */
  readonly address: string;
  readonly newAddress: string;
  readonly answer: string;
  /** Of three applications. */
  readonly digest: string;
  /** A mail waits for its member. */
  readonly waiting: string;
  readonly waitingTimelineId: string;
}

const NAMES: Readonly<Record<string, string>> = { ar: 'ليلى حداد', ja: '田中 由紀', es: 'Ana Ríos', de: 'Jörg Müller' };

let count = 0;

/** In that language; the colour is one that cannot be read as it is. */
export async function pageScene(app: TestApp, locale: string): Promise<PageScene> {
  count += 1;
  app.clock.set('2026-12-01T07:30:00Z');
  const org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null }, name: 'Núñez & Co' });
  await org.graphql('mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { __typename } }', {
    input: { brandColor: '#ffcc00', locale },
  });
  const [email, second, third] = ['scene', 'second', 'third'].map((name) => `${name}-${count}@example.test`) as [
    string,
    string,
    string,
  ];
  const fullName = NAMES[locale] ?? 'Chloé Dubois';
  const { id: applicationId, candidateId } = await org.application({
    candidate: { email, locale, fullName, timeZone: 'Europe/Berlin' },
  });
  const { id: timelineId } = await org.mutate('setTimeline', {
    applicationId,
    decisionDate: '2026-12-04',
    note: 'It was good to meet you.',
  });
  const other = await org.application({ candidate: { email: second, locale, fullName: 'Zoe Kaya' } });
  await org.mutate('setTimeline', { applicationId: other.id, decisionDate: '2026-12-04' });
  const approved = await org.application({ candidate: { email: third, locale, fullName: 'Mei Lin' } });
  const { id: waitingTimelineId } = await org.mutate('setTimeline', {
    applicationId: approved.id,
    decisionDate: '2026-12-15',
    alreadyTold: true,
  });
  await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', {
    input: { jobId: approved.jobId, rules: { approval: { mode: 'REQUIRED' } } },
  });
  await moveWaiting(org, waitingTimelineId, '2026-12-16');
  app.clock.set('2026-12-01T09:00:00Z');
  await app.settle();
  const newAddress = `new-${second}`;
  await sendForm(app, `${firstOf(linksTo(app, 'status', second))}/details`, 'settings', { email: newAddress });
  app.clock.set('2026-12-02T07:00:00Z');
  await org.mutate('logContact', { applicationId, channel: 'PHONE' });
  await app.app.get(Digests).run();
  await app.settle();
  app.clock.set('2026-12-02T10:00:00Z');
  const status = linksTo(app, 'status', email)[0] ?? '';
  const text = app.mail.received.findLast(({ envelope }) => envelope.to.includes(email))?.parsed.text ?? '';
  const preferences = /https?:\/\/[^/]+(\/preferences\/[\w-]{43})/.exec(text)?.[1] ?? '';
  const answerAbout = (id: string) => firstOf(linksTo(app, 'answer', id).filter((path) => path.endsWith(id)));
  const answer = answerAbout(applicationId);
  const { data } = await org.graphql('query($id: ID!) { candidate(id: $id) { id } }', { id: candidateId });
  if (!data.candidate || !status || !preferences) throw new Error('the scene has no links');
  return {
    org,
    applicationId,
    timelineId,
    status,
    preferences,
    address: firstOf(linksTo(app, 'address', newAddress)),
    newAddress,
    answer,
    digest: answer.replace(/\/[^/]+$/u, ''),
    waiting: answerAbout(approved.id),
    waitingTimelineId,
  };
}

/** Has another mail wait for its member, once ten minutes have passed. */
export async function moveWaiting(org: TestOrganization, timelineId: string, decisionDate: string): Promise<void> {
  await org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'OTHER', note: 'First words.' });
}
