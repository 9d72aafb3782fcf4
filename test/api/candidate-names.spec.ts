import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const fields = 'fullName greetingName salutation phone';
const person = { fullName: 'ANA MARÍA RÍOS', email: 'ana@example.test', locale: 'en' };

describe('how a candidate is spoken to', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    org = await app.organization();
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const create = (more: Record<string, unknown>) => org.mutate('createCandidate', { ...person, ...more }, fields);
  const update = (candidateId: string, more: Record<string, unknown>) =>
    org.mutate('updateCandidate', { candidateId, ...more }, fields);
  /** The mail that tells them a date. */
  const mailTo = async (candidate: Record<string, unknown>) => {
    count += 1;
    const email = `person-${count}@example.test`;
    const { id: applicationId } = await org.application({ candidate: { ...person, ...candidate, email } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 15 });
    await app.settle();
    const mail = app.mail.received.find(({ envelope }) => envelope.to[0] === email);
    return { text: mail?.parsed.text ?? '', html: mail?.parsed.html ?? '', raw: String(mail?.raw) };
  };

  it('is as their system says, and changes when it says so', async () => {
    const said = { greetingName: 'Ms Ríos', salutation: 'Dear Ms Ríos', phone: '+34 600 111 222' };
    const made = await create(said);
    expect(made).toMatchObject({ fullName: 'ANA MARÍA RÍOS', ...said });
    expect(await update(made.id, { greetingName: 'Ana' })).toMatchObject({ ...said, greetingName: 'Ana' });
    const removed = { greetingName: null, salutation: null, phone: null };
    expect(await update(made.id, removed)).toMatchObject({ fullName: 'ANA MARÍA RÍOS', ...removed });
    expect(await create({})).toMatchObject(removed);
  });

  it('is by the greeting name, or in their own words, or by their name without shouting', async () => {
    expect((await mailTo({ greetingName: 'Ana' })).text).toContain('Hello Ana,');
    expect((await mailTo({ greetingName: 'Ana', salutation: 'Dear Ms Ríos' })).text).toContain('Dear Ms Ríos,');
    expect((await mailTo({ salutation: 'Dear Ms Ríos,' })).text).toContain('Dear Ms Ríos,\n');
    expect((await mailTo({})).text).toContain('Hello Ana María Ríos,');
    expect((await mailTo({ fullName: 'LI' })).text).toContain('Hello LI,');
  });

  it('never shows them the number that members call', async () => {
    const { text, html } = await mailTo({ phone: '+34 600 111 222' });
    expect(`${text}${html}`).not.toContain('600 111');
  });

  it.each([
    ['greetingName', ''],
    ['greetingName', '   '],
    ['greetingName', '123'],
    ['greetingName', 'Ana\r\nBcc: all@example.test'],
    ['greetingName', 'x'.repeat(121)],
    ['salutation', 'Dear\nAna'],
    ['salutation', 'x'.repeat(201)],
    ['phone', ''],
    ['phone', 'call me'],
    ['phone', '1234'],
    ['phone', '+1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6'],
    ['phone', '++34 600 111 222'],
    ['phone', '+34 600 111 222\n+34 600 111 223'],
    ['phone', 'tel:+34600111222'],
    ['phone', '+34 600 111 222;ext=1?body=x'],
    ['phone', '12345'.repeat(50)],
  ])('is not by the %s %j', async (field, value) => {
    const refused = { __typename: 'InvalidInput', path: ['input', field] };
    expect(await create({ [field]: value })).toMatchObject(refused);
    const { id } = await create({});
    expect(await update(id, { [field]: value })).toMatchObject(refused);
  });

  it.each(['+34 600 111 222', '030/1234567', '(030) 123-4567', '+49 (0)30 1234567', '0081.3.1234.5678', '12345'])(
    'may be by telephone at %s',
    async (phone) => {
      expect(await create({ phone })).toMatchObject({ phone });
    },
  );

  it.each([
    '<script>alert(1)</script>',
    '{{link:preferences}}',
    '\u202eevitaN\u2066',
    "Ana {candidateName} '{'",
    'Ana https://evil.test/',
    'A'.repeat(120),
    '佐藤 健一',
    'محمد بن عبد الله',
  ])('takes hostile and foreign names for what they are: %j', async (name) => {
    for (const said of [{ greetingName: name }, { salutation: name }]) {
      const { text, html } = await mailTo(said);
      expect(html).not.toMatch(/<script|href="https:\/\/evil/u);
      expect(text.match(/\/preferences\//gu)).toHaveLength(1);
      expect(`${text}${html}`).not.toContain('\u202e');
    }
  });

  it('is exported whole and erased whole', async () => {
    const said = { greetingName: 'Erasable Ana', salutation: 'Dear Erasable Ms Ríos', phone: '+34 699 888 777' };
    const { id: candidateId } = await create(said);
    const { data } = await org.graphql(
      'mutation($id: ID!) { exportCandidate(input: {candidateId: $id}) { __typename ... on CandidateExport { json } } }',
      { id: candidateId },
    );
    for (const value of Object.values(said)) expect(data.exportCandidate.json).toContain(value);
    await org.mutate('eraseCandidate', { candidateId });
    const { rows } = await owner.query(
      'SELECT greeting_name, salutation, phone FROM candidates WHERE organization_id = $1 AND id = $2',
      [org.id, candidateId],
    );
    expect(rows).toEqual([{ greeting_name: null, salutation: null, phone: null }]);
  });
});
