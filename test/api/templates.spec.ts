import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { visible } from '../mails/visible.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

const changed = `__typename
  ... on TemplateChange { applied preview { locale subject text html } warnings { code field at found }
    template { version subject greeting opening closing signOff revertedTo } }
  ... on TemplateRefused { faults { code field at placeholder known longest } }
  ... on Problem { code message path }`;

describe("an organization's own words", () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    // Who may bring rows of another system may send more.
    org = await app.organization({ scopes: allScopes.filter((scope) => scope !== 'sync') });
  });

  const ask = async (mutation: 'updateTemplate' | 'revertTemplate', input: Record<string, unknown>, who = org) => {
    const type = mutation === 'updateTemplate' ? 'UpdateTemplateInput' : 'RevertTemplateInput';
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${changed} } }`;
    const { data, errors } = await who.graphql(query, { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[mutation];
  };
  const update = (words: Record<string, unknown>, who = org) =>
    ask('updateTemplate', { kind: 'TIMELINE_SET', locale: 'de', ...words }, who);
  const revert = (more: Record<string, unknown> = {}, who = org) =>
    ask('revertTemplate', { kind: 'TIMELINE_SET', locale: 'de', ...more }, who);
  const list = async (fields: string, args = '', who = org) =>
    (await who.graphql(`{ templates${args} { nodes { ${fields} } } }`)).data.templates.nodes;
  const one = async (fields: string, args = '', who = org) =>
    (await who.graphql(`{ template(kind: TIMELINE_SET, locale: "de"${args}) { ${fields} } }`)).data.template;

  /** What a candidate who reads that language gets when a date is promised. */
  const promised = async (locale: string, candidate: Record<string, unknown> = {}) => {
    const { id } = await org.application({ candidate: { locale, ...candidate } });
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 15 });
    await app.settle();
    const mail = app.mail.received.at(-1);
    if (mail === undefined) throw new Error('no mail came');
    return { subject: mail.parsed.subject ?? '', text: mail.parsed.text ?? '', html: mail.parsed.html || '' };
  };

  it('reach who reads that language, around the facts and the link; others get the standard words', async () => {
    await update({
      subject: 'Nächster Schritt: {jobTitle}',
      greeting: 'Guten Tag {candidateName},',
      opening: 'danke für das Gespräch. Sie hören {byDate} von uns.',
      closing: 'Bringen Sie bitte nichts mit.',
      signOff: 'Herzliche Grüße',
    });
    const german = await promised('de-AT');
    expect(german.subject).toBe('Nächster Schritt: Staff Engineer');
    for (const words of [
      'Guten Tag Ana Ríos,',
      'danke für das Gespräch.',
      'Sie hören bis Freitag, 11. Dezember 2026 von uns.',
      'Bringen Sie bitte nichts mit.',
      'Herzliche Grüße',
    ]) {
      expect(german.text.replace(/\s+/g, ' ')).toContain(words);
      expect(visible(german.html)).toContain(words);
    }
    expect(german.html).toContain('<th scope="row"');
    expect(german.html).toMatch(/href="https:\/\/timelines\.example\.test\/preferences\/[^"]+"/);
    const japanese = await promised('ja', { email: 'hana@example.test' });
    expect(japanese.text).toContain('Ana Ríos');
    expect(japanese.text).not.toContain('danke');
    expect(japanese.text).toContain('2026年12月11日');
  });

  it('reach a reader from right to left, with the names in it isolated', async () => {
    await update({ locale: 'ar', opening: 'شكرًا {candidateName}. ستسمعون منا {byDate}.' });
    const mail = await promised('ar', { fullName: 'Ana Ríos' });
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.html).toContain('<bdi>Ana Ríos</bdi>');
    expect(mail.text).toContain('شكرًا \u2068Ana Ríos\u2069');
  });

  it('of a no are in a no alone, and a mail of several things says the standard words', async () => {
    await update({ kind: 'OUTCOME_REJECTED', closing: 'Alles Gute auf Ihrem Weg.' });
    await update({ kind: 'TIMELINE_SET', closing: 'Nur in einer einzelnen Mail.' });
    for (const [outcome, isSaid] of [
      ['REJECTED', true],
      ['HIRED', false],
    ] as const) {
      const { id } = await org.application({ candidate: { locale: 'de', email: `${outcome}@example.test` } });
      await org.mutate('recordDecision', { applicationId: id, outcome, tellCandidate: 'NOW' });
      await app.settle();
      const text = app.mail.received.at(-1)?.parsed.text ?? '';
      expect([outcome, text.includes('Alles Gute auf Ihrem Weg.')]).toEqual([outcome, isSaid]);
    }
    const { id, candidateId } = await org.application({ candidate: { locale: 'de' } });
    const job = await org.mutate('createJob', { title: 'Archivist', timeZone: 'Europe/Berlin' });
    const other = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
    for (const applicationId of [id, other.id])
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 15 });
    await app.settle();
    const digest = app.mail.received.at(-1)?.parsed.text ?? '';
    expect(digest).toContain('Archivist');
    expect(digest).toContain('Staff Engineer');
    expect(digest).not.toContain('Nur in einer einzelnen Mail.');
  });

  it('can be looked at before: a dry run renders and warns, and changes nothing', async () => {
    const { id } = await org.application({ candidate: { fullName: 'Jörg Weiß' } });
    const looked = await update({ opening: 'Wir melden uns in Kürze!', applicationId: id, dryRun: true });
    expect(looked).toMatchObject({
      applied: false,
      template: null,
      preview: { locale: 'de', text: expect.stringContaining('Jörg Weiß') },
      warnings: [
        { code: 'FALSE_HOPE', field: 'opening', at: 0, found: 'Wir melden uns' },
        { code: 'FALSE_HOPE', field: 'opening', at: 15, found: 'in Kürze' },
        { code: 'NO_NEXT_STEP', field: 'opening', at: 0, found: '' },
      ],
    });
    expect(looked.preview.html).toContain('Wir melden uns in Kürze!');
    expect(looked.preview.html).not.toContain('{{link:');
    expect(await list('version')).toEqual([]);
    expect((await promised('de')).text).not.toContain('in Kürze');
  });

  it('stand in previews, and in a message that waits when a member edits it', async () => {
    await update({ opening: 'Hallo aus Potsdam, Sie hören {byDate} von uns.' });
    const query = `mutation { previewMessage(input: {kind: TIMELINE_SET, locale: "de"}) { ... on MessagePreview { text } } }`;
    expect((await org.graphql(query)).data.previewMessage.text).toContain('Hallo aus Potsdam');

    const approval = `mutation { updatePolicy(input: {rules: {approval: {mode: REQUIRED}}}) { __typename } }`;
    await org.graphql(approval);
    const { id } = await org.application({ candidate: { locale: 'de' } });
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 15 });
    await app.settle();
    const waiting = async () =>
      (await org.graphql('{ messages(filter: {status: [WAITING]}) { nodes { id text } } }')).data.messages.nodes[0];
    const { id: messageId, text } = await waiting();
    expect(text).toContain('Hallo aus Potsdam');
    await org.graphql(
      `mutation($input: EditMessageInput!) { editMessage(input: $input) { ... on Problem { code } } }`,
      {
        input: { messageId, note: 'Bis bald!' },
      },
    );
    expect((await waiting()).text).toContain('Hallo aus Potsdam');
    expect((await waiting()).text).toContain('Bis bald!');
  });

  it('are versions that say who made them and when, and can be gone back to', async () => {
    await update({ subject: 'Erstens', greeting: 'Guten Tag,' });
    app.clock.advance({ hours: 1 });
    expect((await update({ subject: 'Zweitens' })).template).toMatchObject({
      version: 2,
      subject: 'Zweitens',
      greeting: null,
      revertedTo: null,
    });
    expect(await revert({ version: 1 })).toMatchObject({
      applied: true,
      preview: { subject: 'Erstens' },
      template: { version: 3, subject: 'Erstens', greeting: 'Guten Tag,', revertedTo: 1 },
    });
    expect((await promised('de')).subject).toBe('Erstens');
    expect((await revert()).template).toMatchObject({ version: 4, subject: null, greeting: null, revertedTo: null });
    expect((await promised('de', { email: 'other@example.test' })).subject).toMatch(/^Entscheidung bis 11\. Dez/);
    expect(await one('kind locale version versions { version subject at actor { kind name } }')).toEqual({
      kind: 'TIMELINE_SET',
      locale: 'de',
      version: 4,
      versions: [
        { version: 4, subject: null },
        { version: 3, subject: 'Erstens' },
        { version: 2, subject: 'Zweitens' },
        { version: 1, subject: 'Erstens' },
      ].map((version) => ({
        ...version,
        at: expect.any(String),
        actor: { kind: 'API_KEY', name: 'tests' },
      })),
    });
    expect(await one('version subject at', ', version: 1')).toEqual({
      version: 1,
      subject: 'Erstens',
      at: '2026-12-01T09:00:00.000Z',
    });
    expect(await one('version', ', version: 9')).toBeNull();
  });

  it('are numbered one after the other when two members change them at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => update({ subject: `Betreff ${at}` })));
    expect(answers.map(({ applied }) => applied)).toEqual(Array(6).fill(true));
    const { versions } = await one('versions { version }');
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('of another organization are not seen, not gone back to, and in nobody else’s mail', async () => {
    const other = await app.organization();
    await update({ subject: 'Nur unseres' }, other);
    expect(await list('version')).toEqual([]);
    expect(await one('version')).toBeNull();
    expect(await revert({ version: 1 })).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'version'] });
    expect(await revert()).toMatchObject({ code: 'NOT_FOUND' });
    expect((await promised('de')).subject).not.toContain('Nur unseres');
    const { id } = await other.application();
    expect(await update({ subject: 'Meins', applicationId: id })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'applicationId'],
    });
    expect(await list('version')).toEqual([]);
    expect(await list('version', '(kind: TIMELINE_SET, locale: "de")', other)).toEqual([{ version: 1 }]);
    expect(await list('version', '(locale: "fr")', other)).toEqual([]);
  });

  it('are the business of admins', async () => {
    const reader = await app.organization({ scopes: ['reads', 'messages:approve'] });
    expect(await update({ subject: 'Meins' }, reader)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await revert({}, reader)).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  describe('are refused', () => {
    it.each([
      ['an unknown placeholder', 'Hallo {vorname}', { code: 'UNKNOWN_PLACEHOLDER', at: 6, placeholder: 'vorname' }],
      ['one of another kind', 'Hallo {nextWordDate}', { code: 'UNKNOWN_PLACEHOLDER', at: 6 }],
      ['a brace that opens', 'Hallo {jobTitle', { code: 'SYNTAX' }],
      ['a brace that closes', 'Hallo jobTitle}', { code: 'SYNTAX', at: 14 }],
      ['an empty name', 'Hallo {}', { code: 'SYNTAX' }],
      ['{{constructor.constructor}}', '{{constructor.constructor}}', { code: 'SYNTAX' }],
      ['{constructor}', '{constructor}', { code: 'UNKNOWN_PLACEHOLDER', at: 0, placeholder: 'constructor' }],
      ['{__proto__}', '{__proto__}', { code: 'UNKNOWN_PLACEHOLDER', placeholder: '__proto__' }],
      ['{{#each}}', '{{#each jobs}}{{/each}}', { code: 'SYNTAX' }],
      ['a link of the house’s own', '{{link:preferences}}', { code: 'SYNTAX' }],
      ['a script', 'Hallo <script>alert(1)</script>', { code: 'MARKUP', at: 6 }],
      ['a plural', '{jobTitle, plural, other {x}}', { code: 'NOT_ALLOWED' }],
      ['a fact that can be missing', 'Sie sind in {stage}', { code: 'UNGUARDED_PLACEHOLDER', at: 12 }],
      ['nothing', '', { code: 'EMPTY', at: 0 }],
      ['nothing that can be seen', ' \u0001\u202e ', { code: 'EMPTY' }],
      ['too much', 'x'.repeat(1_001), { code: 'TOO_LONG', at: 1_000, longest: 1_000 }],
      ['two hundred kilobytes', '{'.repeat(200_000), { code: 'TOO_LONG', longest: 1_000 }],
    ])('with %s', async (_what, opening, fault) => {
      expect(await update({ opening })).toMatchObject({
        __typename: 'TemplateRefused',
        code: 'TEMPLATE_REFUSED',
        path: ['input', 'opening'],
        faults: [{ field: 'opening', ...fault }],
      });
      expect(await list('version')).toEqual([]);
    });

    it('with every fault of every field at once', async () => {
      const { faults } = await update({ subject: '{a} {b}', closing: '' });
      expect(faults.map(({ code, field, at }: Record<string, unknown>) => [code, field, at])).toEqual([
        ['UNKNOWN_PLACEHOLDER', 'subject', 0],
        ['UNKNOWN_PLACEHOLDER', 'subject', 4],
        ['EMPTY', 'closing', 0],
      ]);
      expect(faults[0].known).toContain('candidateName');
    });

    it('with a megabyte, before anything is read of it', async () => {
      const query = `mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { ${changed} } }`;
      const { errors } = await org.graphql(query, {
        input: { kind: 'TIMELINE_SET', locale: 'de', opening: '{jobTitle} '.repeat(100_000) },
      });
      expect(errors?.[0]?.extensions['code']).toBe('PAYLOAD_TOO_LARGE');
    });

    it('without any words, with U+0000, half of a surrogate pair, and in a language that mails are not written in', async () => {
      expect(await update({})).toMatchObject({ code: 'INVALID_INPUT', path: ['input'] });
      for (const subject of ['a\0b', 'a\ud83db'])
        expect(await update({ subject })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'subject'] });
      for (const locale of ['pt', 'de-AT', '', '../en', 'x'.repeat(9_000)])
        expect(await update({ locale, subject: 'Olá' })).toMatchObject({ path: ['input', 'locale'] });
    });
  });

  it.each([
    ['CRLF and a header', 'Hallo\r\nBcc: eve@example.test', 'Hallo Bcc: eve@example.test'],
    ['a lone CR', 'Hallo\rWelt', 'Hallo Welt'],
    ['U+2028', 'Hallo\u2028Welt', 'Hallo Welt'],
    ['an override of the direction', 'Hallo \u202eWelt', 'Hallo Welt'],
    ['what HTML would read', `a & b < c > d "e" 'f'`, 'a & b < c > d "e" ’f’'],
    ['an address that runs', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['a dot alone', '.', '.'],
  ])('arrive as text, whatever they hold: %s', async (_what, words, shown) => {
    expect((await update({ subject: words, opening: `${words} {byDate}` })).applied).toBe(true);
    const mail = await promised('de');
    expect(mail.subject).toBe(shown);
    expect(mail.text.replace(/\s+/g, ' ')).toContain(`${shown} bis Freitag`);
    expect(visible(mail.html).replace(/\s+/g, ' ')).toContain(`${shown} bis Freitag`);
    expect(mail.html).not.toMatch(/href="javascript|<c/);
    expect(app.mail.received.at(-1)?.envelope.to).toEqual(['ana@example.test']);
  });
});
