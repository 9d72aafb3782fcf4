import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Digests } from '../../src/notifications/index.js';
import { visible } from '../mails/visible.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const organizationFields = `timeZone atsUrlTemplate warnings { code locale message }
  publicStages { stage names { locale name } languagesWithout }
  mailFooters { locale legal privacyUrl dataRetention }`;

let app: TestApp;
let org: TestOrganization;
let superuser: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start });
  superuser = new pg.Client({ connectionString: app.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await app.stop();
});
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
});

describe('what an organization says of its mails', () => {
  const change = async (mutation: string, input: Record<string, unknown>, who = org) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename
      ... on Organization { ${organizationFields} } ... on Problem { code message path } } }`;
    const { data, errors } = await who.graphql(query, { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[mutation];
  };
  const nameStage = (stage: string, names: Record<string, string>, who = org) =>
    change('namePublicStage', { stage, names: Object.entries(names).map(([locale, name]) => ({ locale, name })) }, who);
  const footer = (locale: string, words: Record<string, unknown>, who = org) =>
    change('updateMailFooter', { locale, ...words }, who);
  const organization = async (who = org) =>
    (await who.graphql(`{ organization { ${organizationFields} } }`)).data.organization;
  const lastMail = () => {
    const { text = '', html = '', subject = '' } = app.mail.received.at(-1)?.parsed ?? {};
    return { subject, text, html };
  };
  const settled = async () => {
    app.clock.advance({ minutes: 15 });
    await app.settle();
  };
  /** What the recruiter gets on the morning of that day, eight o'clock in Berlin. */
  const digestOf = async (morning: string) => {
    const email = `rita-of-${org.id}@northwind.test`;
    await org.mutate('updateMember', { memberId: org.recruiterId, email });
    app.clock.set(morning);
    await app.app.get(Digests).run();
    await app.settle();
    const found = app.mail.received.find(({ envelope }) => envelope.to[0] === email);
    const { text = '', html = '' } = found?.parsed ?? {};
    return { text, html };
  };
  let people = 0;
  /** The application of somebody who reads that language and was told a date. */
  const promised = async (locale: string, stage = 'Final Round / panel', more: Record<string, unknown> = {}) => {
    people += 1;
    const email = `person-${people}@example.test`;
    const application = await org.application({ stage, ...more, candidate: { locale, email } });
    await org.mutate('setTimeline', { applicationId: application.id, decisionDate: '2026-12-11' });
    await settled();
    return application;
  };

  it('a stage is told by the name that it has in the language of its reader, and by no other words', async () => {
    const { publicStages } = await nameStage('Final Round / panel', {
      de: 'Abschlussgespräch',
      'es-MX': 'Panel final',
    });
    expect(publicStages).toEqual([
      {
        stage: 'Final Round / panel',
        names: [
          { locale: 'de', name: 'Abschlussgespräch' },
          { locale: 'es-MX', name: 'Panel final' },
        ],
        languagesWithout: ['en', 'ar', 'es', 'fr', 'ja'],
      },
    ]);
    await promised('de-AT');
    expect(lastMail().text).toContain('Abschlussgespräch');
    await promised('es-MX');
    expect(lastMail().text).toContain('Panel final');
    for (const locale of ['es', 'es-AR', 'en', 'fr']) {
      await promised(locale);
      expect(`${lastMail().text}${lastMail().html}`).not.toMatch(/Final Round|Abschluss|Panel final/u);
    }
    await promised('de', 'Reference check');
    expect(`${lastMail().text}${lastMail().html}`).not.toContain('Reference check');
    // No decision names a stage, whatever it is called.
    const { id: applicationId } = await promised('de');
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await settled();
    expect(lastMail().text).toContain('Bewerbung');
    expect(`${lastMail().text}${lastMail().html}`).not.toContain('Abschlussgespräch');
  });

  it('a stage has the names that were given last, and none at all is told no more', async () => {
    await nameStage('Offer', { en: 'One', de: 'Eins' });
    const again = await nameStage('Offer', { en: 'Two' });
    expect(again.publicStages[0].names).toEqual([{ locale: 'en', name: 'Two' }]);
    expect(await nameStage('Offer', { en: 'Two' })).toEqual(again);
    expect((await nameStage('Offer', {})).publicStages).toEqual([]);
    expect((await nameStage('Never there', {})).publicStages).toEqual([]);
  });

  it.each([
    [{ stage: 'Offer', names: [{ locale: 'en', name: ' ' }] }, ['input', 'names', '0', 'name']],
    [{ stage: 'Offer', names: [{ locale: 'en', name: 'a\nb' }] }, ['input', 'names', '0', 'name']],
    [{ stage: 'Offer', names: [{ locale: 'en', name: 'x'.repeat(81) }] }, ['input', 'names', '0', 'name']],
    [{ stage: 'Offer', names: [{ locale: 'German', name: 'a' }] }, ['input', 'names', '0', 'locale']],
    [{ stage: 'x'.repeat(101), names: [] }, ['input', 'stage']],
    [
      {
        stage: 'Offer',
        names: [
          { locale: 'pt-BR', name: 'a' },
          { locale: 'PT-br', name: 'b' },
        ],
      },
      ['input', 'names', '1', 'locale'],
    ],
  ])('a stage is not named %j', async (input, path) => {
    expect(await change('namePublicStage', input)).toMatchObject({ code: 'INVALID_INPUT', path });
    expect((await organization()).publicStages).toEqual([]);
  });

  it('a stage may be called like what every object has', async () => {
    const stages = ['__proto__', 'constructor', 'toString'];
    for (const stage of stages) await nameStage(stage, { en: `Step of ${stage}` });
    expect((await organization()).publicStages.map(({ stage }: { stage: string }) => stage)).toEqual(stages.sort());
    await promised('en', '__proto__');
    expect(lastMail().text).toContain('Step of __proto__');
    await promised('en', 'hasOwnProperty');
    expect(lastMail().text).not.toContain('Stage');
  });

  it('at most a hundred stages are public', async () => {
    const names = { en: 'Interviews' };
    const stages = Object.fromEntries(Array.from({ length: 100 }, (_, count) => [`Stage ${count}`, names]));
    await superuser.query('UPDATE organizations SET stage_names = $2 WHERE id = $1', [org.id, stages]);
    expect(await nameStage('Stage 100', names)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'stage'] });
    expect((await nameStage('Stage 7', { en: 'Talks' })).publicStages).toHaveLength(100);
  });

  it('a footer stands below every mail, in the language of its reader, else in that of the organization', async () => {
    await footer('en', { legal: 'Northwind Labs GmbH\nHRB 1234', privacyUrl: 'https://northwind.test/privacy' });
    await footer('de', {
      legal: 'Northwind Labs GmbH, Amtsgericht Berlin',
      dataRetention: 'Wir löschen nach sechs Monaten.',
    });
    await promised('de-CH');
    expect(lastMail().text).toContain('Amtsgericht Berlin');
    expect(lastMail().text).not.toContain('sechs Monaten');
    const { id: applicationId } = await promised('fr');
    expect(lastMail().text).toMatch(/Northwind Labs GmbH\nHRB 1234/u);
    expect(lastMail().text).toContain('https://northwind.test/privacy');
    expect(lastMail().html).toContain('href="https://northwind.test/privacy"');
    // What becomes of data is said in the words of the reader, or not at all.
    await footer('en', { dataRetention: 'We delete after six months.' });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await settled();
    expect(lastMail().text).toContain('HRB 1234');
    expect(lastMail().text).not.toContain('six months');
  });

  it('a footer stands below digests, and below what members get', async () => {
    await footer('en', { legal: 'HRB 1234' });
    const { id: one, candidateId } = await org.application({ candidate: { email: 'both@example.test' } });
    const job = await org.mutate('createJob', { title: 'Designer', recruiterId: org.recruiterId });
    const two = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
    for (const applicationId of [one, two.id])
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-03' });
    await settled();
    expect(lastMail().text).toContain('Designer');
    expect(lastMail().text).toContain('HRB 1234');
    expect((await digestOf('2026-12-04T07:00:00Z')).text).toContain('HRB 1234');
  });

  it('words of a template that would leave the footer out do not', async () => {
    await footer('en', { legal: 'HRB 1234' });
    const words = { greeting: 'Hi,', opening: 'Well. {byDate}', closing: 'x', signOff: '--' };
    const { data } = await org.graphql(
      'mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { __typename } }',
      { input: { kind: 'TIMELINE_SET', locale: 'en', ...words } },
    );
    expect(data.updateTemplate.__typename).toBe('TemplateChange');
    await promised('en');
    expect(visible(lastMail().html)).toContain('HRB 1234');
    expect(lastMail().text).toMatch(/^Well\./mu);
    expect(lastMail().text).toContain('HRB 1234');
    // Mail programs hide what stands below such a line: only the footer may.
    expect(
      lastMail()
        .text.split('\n')
        .filter((line) => line === '-- '),
    ).toHaveLength(1);
  });

  it('what is left out of a footer stays, null removes it, and an empty one is none', async () => {
    await footer('de', { legal: 'A', privacyUrl: 'https://a.test/' });
    expect((await footer('de', { dataRetention: 'B' })).mailFooters).toEqual([
      { locale: 'de', legal: 'A', privacyUrl: 'https://a.test/', dataRetention: 'B' },
    ]);
    expect((await footer('DE', { legal: null, dataRetention: null })).mailFooters).toEqual([
      { locale: 'de', legal: null, privacyUrl: 'https://a.test/', dataRetention: null },
    ]);
    expect((await footer('de', { privacyUrl: null })).mailFooters).toEqual([]);
    expect((await footer('de', {})).mailFooters).toEqual([]);
  });

  it.each([
    [{ locale: 'German', legal: 'a' }, ['input', 'locale']],
    [{ locale: 'de', legal: 'a'.repeat(1_001) }, ['input', 'legal']],
    [{ locale: 'de', privacyUrl: 'http://a.test' }, ['input', 'privacyUrl']],
    [{ locale: 'de', privacyUrl: 'javascript:alert(1)' }, ['input', 'privacyUrl']],
    [{ locale: 'de', privacyUrl: 'https://user:secret@a.test' }, ['input', 'privacyUrl']],
    [{ locale: 'de', dataRetention: 'a\0b' }, ['input', 'dataRetention']],
  ])('a footer is not %j', async (input, path) => {
    expect(await change('updateMailFooter', input)).toMatchObject({ code: 'INVALID_INPUT', path });
    expect((await organization()).mailFooters).toEqual([]);
  });

  it('a footer cannot make a link, a header or a part of the mail', async () => {
    const legal = '{{link:preferences}}\r\n--\r\n<script>alert(1)</script> <a href="https://evil.test">x</a> \u202e';
    expect((await footer('en', { legal })).__typename).toBe('Organization');
    await promised('en');
    const { text, html } = lastMail();
    expect(html).not.toMatch(/<script|href="https:\/\/evil/u);
    expect(text.match(/\/preferences\//gu)).toHaveLength(1);
    expect(text).not.toContain('\u202e');
  });

  it('the address of an application in their own system is a link in members’ mails where it leads to it', async () => {
    const atsUrlTemplate = 'https://ats.example/{source}/applications/{remoteId}?tab=mails';
    expect((await change('updateOrganization', { atsUrlTemplate })).atsUrlTemplate).toBe(atsUrlTemplate);
    const { id: jobId } = await org.mutate('createJob', { title: 'Designer', recruiterId: org.recruiterId });
    const people = [{ source: 'ats', remoteId: 'a/b 7' }, null];
    for (const [index, externalRef] of people.entries()) {
      const candidate = { fullName: `Person ${index}`, email: `ats-${index}@example.test`, phone: '+34 600 111 222' };
      const { id: candidateId } = await org.mutate('createCandidate', candidate);
      const input = { jobId, candidateId, stage: 'Interview', externalRef };
      const { id: applicationId } = await org.mutate('createApplication', input);
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-03' });
    }
    await settled();
    const { text, html } = await digestOf('2026-12-04T07:00:00Z');
    expect(html).toContain('href="https://ats.example/ats/applications/a%2Fb%207?tab=mails"');
    expect(html).toContain('href="tel:+34600111222"');
    expect(html).toContain('href="mailto:ats-1@example.test"');
    expect(text.match(/https:\/\/ats\.example/gu)).toHaveLength(1);
    expect(text).toContain('+34 600 111 222');
    expect((await change('updateOrganization', { atsUrlTemplate: null })).atsUrlTemplate).toBeNull();
  });

  it.each([
    'http://ats.example/{remoteId}',
    'https://ats.example/',
    'https://ats.example/{remoteId}/{other}',
    'https://{remoteId}.ats.example/',
    'javascript:{remoteId}',
    '{remoteId}',
    'https://user@ats.example/{remoteId}',
    'https://ats.example/{remoteId',
  ])('the address of an application is not %s', async (atsUrlTemplate) => {
    expect(await change('updateOrganization', { atsUrlTemplate })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'atsUrlTemplate'],
    });
  });

  it('is theirs alone, and admins change it', async () => {
    await footer('en', { legal: 'Ours' });
    await nameStage('Offer', { en: 'Ours' });
    const other = await app.organization();
    expect(await organization(other)).toMatchObject({ publicStages: [], mailFooters: [] });
    const reader = await app.organization({ scopes: ['reads', 'jobs:write'] });
    expect(await footer('en', { legal: 'a' }, reader)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await nameStage('Offer', {}, reader)).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('two who change different things at once lose nothing of each other', async () => {
    const locales = ['en', 'de', 'fr', 'es', 'ja', 'ar'];
    await Promise.all([
      ...locales.map((locale) => footer(locale, { legal: locale })),
      ...locales.map((locale) => nameStage(`Stage ${locale}`, { [locale]: locale })),
    ]);
    const { mailFooters, publicStages } = await organization();
    expect([mailFooters.length, publicStages.length]).toEqual([6, 6]);
  });
});
