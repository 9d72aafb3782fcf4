import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ now: start });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
});

describe('a language that somebody reads', () => {
  it('is one of those that can be asked for', async () => {
    const { data } = await org.graphql('{ organization { mailLanguages { locale name direction } } }');
    expect(data.organization.mailLanguages).toHaveLength(6);
    expect(data.organization.mailLanguages).toContainEqual({
      locale: 'ar',
      name: 'العربية',
      direction: 'RIGHT_TO_LEFT',
    });
    expect(data.organization.mailLanguages).toContainEqual({
      locale: 'es',
      name: 'español',
      direction: 'LEFT_TO_RIGHT',
    });
  });

  const candidate = { fullName: 'Ana', email: 'ana@example.test' };
  const warnings = 'warnings { code locale message }';
  const notWritten = (locale: string) => [
    { code: 'LANGUAGE_NOT_WRITTEN', locale, message: expect.stringContaining(`"${locale}"`) },
  ];

  it.each(['es', 'es-MX', 'es-419', 'de-AT', 'ja', 'ar-EG', 'EN-gb'])('is taken without a word: %s', async (locale) => {
    const made = await org.mutate('createCandidate', { ...candidate, locale }, warnings);
    expect(made).toMatchObject({ __typename: 'Candidate', warnings: [] });
  });

  it.each(['nl', 'pt-BR', 'zh-Hant-TW', 'gsw'])('is taken with a warning: %s', async (locale) => {
    const made = await org.mutate('createCandidate', { ...candidate, locale }, warnings);
    expect(made.warnings).toEqual(notWritten(locale));
    const changed = await org.mutate('updateCandidate', { candidateId: made.id, locale: 'de' }, warnings);
    expect(changed.warnings).toEqual([]);
    const job = await org.mutate('createJob', { title: 'Chef', locale }, warnings);
    expect(job.warnings).toEqual(notWritten(locale));
    const member = { fullName: 'Mo', email: `mo-${locale}@example.test`, role: 'RECRUITER', locale };
    expect((await org.mutate('inviteMember', member, warnings)).warnings).toEqual(notWritten(locale));
    const { data } = await org.graphql(
      `{ candidates(first: 1) { nodes { ${warnings} } } jobs(first: 1) { nodes { ${warnings} } } }`,
    );
    expect([data.candidates.nodes[0].warnings, data.jobs.nodes[0].warnings]).toEqual([[], notWritten(locale)]);
  });

  it.each(['German', 'Deutsch', 'english', 'xx-', 'a', '', 'de_DE.UTF-8', 'de DE', 'und und', 'x'.repeat(40)])(
    'is not %j',
    async (locale) => {
      expect(await org.mutate('createCandidate', { ...candidate, locale })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'locale'],
      });
    },
  );

  it('gives way to that of the job, then of the organization, where no mail is written in it', async () => {
    const wanted = async (locale: string | null, ofJob: string | null) => {
      const person = { locale, email: `${locale}.${ofJob}@example.test` };
      const { id: applicationId } = await org.application({ candidate: person, job: { locale: ofJob } });
      const { data } = await org.graphql(
        'mutation($id: ID!) { previewMessage(input: {kind: TIMELINE_SET, applicationId: $id}) { ... on MessagePreview { locale } } }',
        { id: applicationId },
      );
      return data.previewMessage.locale;
    };
    expect(await wanted('es-MX', 'de')).toMatch(/^es/u);
    expect(await wanted('nl', 'de')).toMatch(/^de/u);
    expect(await wanted('nl', 'pt')).toMatch(/^en/u);
    expect(await wanted(null, 'fr')).toMatch(/^fr/u);
  });

  it('is asked for whole in a preview, and the note that is tried out is read again', async () => {
    const preview = async (input: Record<string, unknown>) =>
      await org.graphql(
        `mutation($input: PreviewMessageInput!) { previewMessage(input: $input) {
          ... on MessagePreview { locale noteWarnings { code at found } } ... on Problem { code path } } }`,
        { input: { kind: 'TIMELINE_SET', ...input } },
      );
    expect((await preview({ locale: 'German' })).data.previewMessage).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await preview({ locale: 'en' })).data.previewMessage.noteWarnings).toEqual([]);
    const note = 'You will definitely hear from us by Friday.';
    expect((await preview({ locale: 'en', note })).data.previewMessage.noteWarnings).toEqual([
      { code: 'FALSE_HOPE', at: 9, found: 'definitely' },
      { code: 'DATE_BY_HAND', at: 36, found: 'Friday' },
    ]);
  });

  it('reads each note that was given with a date or a decision, in the language its candidate is written to', async () => {
    const { id: applicationId } = await org.application({ candidate: { locale: 'de-AT' } });
    const note = 'Wir melden uns bald, am Freitag.';
    const { data } = await org.graphql(
      `mutation($set: SetTimelineInput!, $decision: RecordDecisionInput!) {
        setTimeline(input: $set) { ... on Timeline { revisions(last: 1) { note noteWarnings { code found } } } }
        recordDecision(input: $decision) { ... on Application { outcome { noteWarnings { code } } } } }`,
      {
        set: { applicationId, decisionDate: '2027-01-15', note },
        decision: { applicationId, outcome: 'REJECTED', note: 'Danke für Ihre Zeit.' },
      },
    );
    expect(data.setTimeline.revisions).toEqual([
      {
        note,
        noteWarnings: expect.arrayContaining([
          { code: 'FALSE_HOPE', found: 'bald' },
          { code: 'DATE_BY_HAND', found: 'Freitag' },
        ]),
      },
    ]);
    expect(data.recordDecision.outcome.noteWarnings).toEqual([]);
  });

  it('is that of a note where somebody says so, and nobody knows it where nobody does', async () => {
    const langOf = async (noteLocale: string | null) => {
      const { id: applicationId } = await org.application({ candidate: { locale: 'de' } });
      const { id } = await org.mutate('setTimeline', {
        applicationId,
        decisionDate: '2027-01-15',
        note: 'See you.',
        noteLocale,
      });
      expect(id).toBeDefined();
      app.clock.advance({ minutes: 15 });
      await app.settle();
      const html = String(app.mail.received.findLast(({ parsed }) => parsed.text?.includes('See you'))?.parsed.html);
      return /<p [^>]*lang="([^"]*)"[^>]*>\s*See you/u.exec(html)?.[1];
    };
    expect(await langOf('en')).toBe('en');
    expect(await langOf(null)).toBe('');
  });

  it('is refused of a note if it is no tag of a language', async () => {
    const { id: applicationId } = await org.application({});
    expect(
      await org.mutate('setTimeline', {
        applicationId,
        decisionDate: '2027-01-15',
        note: 'Bis bald.',
        noteLocale: 'German',
      }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
