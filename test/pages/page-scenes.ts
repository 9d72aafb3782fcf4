import { Digests } from '../../src/notifications/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { linksTo } from '../support/page-visits.js';
import type { TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** A candidate and a member with links to their pages, at ten o'clock of a Tuesday. */
export interface PageScene {
  readonly org: TestOrganization;
  readonly applicationId: string;
  readonly timelineId: string;
  readonly status: string;
  readonly preferences: string;
  readonly answer: string;
  readonly digest: string;
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
  const email = `scene-${count}@example.test`;
  const { id: applicationId, candidateId } = await org.application({
    candidate: { email, locale, fullName: NAMES[locale] ?? 'Chloé Dubois', timeZone: 'Europe/Berlin' },
  });
  const { id: timelineId } = await org.mutate('setTimeline', {
    applicationId,
    decisionDate: '2026-12-04',
    note: 'It was good to meet you.',
  });
  app.clock.set('2026-12-01T09:00:00Z');
  await app.settle();
  app.clock.set('2026-12-02T07:00:00Z');
  await org.mutate('logContact', { applicationId, channel: 'PHONE' });
  await app.app.get(Digests).run();
  await app.settle();
  app.clock.set('2026-12-02T10:00:00Z');
  const status = linksTo(app, 'status', email)[0] ?? '';
  const text = app.mail.received.findLast(({ envelope }) => envelope.to.includes(email))?.parsed.text ?? '';
  const preferences = /https?:\/\/[^/]+(\/preferences\/[\w-]{43})/.exec(text)?.[1] ?? '';
  const answer = linksTo(app, 'answer', applicationId)[0] ?? '';
  const { data } = await org.graphql('query($id: ID!) { candidate(id: $id) { id } }', { id: candidateId });
  if (!data.candidate || !status || !answer || !preferences) throw new Error('the scene has no links');
  return { org, applicationId, timelineId, status, preferences, answer, digest: answer.replace(/\/[^/]+$/u, '') };
}
