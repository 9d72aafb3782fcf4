import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { argumentsOf } from '../support/schema-calls/arguments.js';
import { operationsOf } from '../support/schema-calls/operations.js';
import { overrides } from '../support/schema-calls/overrides.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Texts that stand on one line, by the mutations that take them. */
const lines: readonly (readonly [mutation: string, field: string])[] = [
  ['createJob', 'title'],
  ['updateJob', 'title'],
  ['createCandidate', 'fullName'],
  ['updateCandidate', 'fullName'],
  ['createApplication', 'stage'],
  ['moveApplicationStage', 'stage'],
  ['recordInterview', 'title'],
  ['inviteMember', 'fullName'],
  ['inviteMember', 'externalId'],
  ['updateMember', 'fullName'],
  ['updateMember', 'externalId'],
  ['createApiKey', 'name'],
  ['updateOrganization', 'name'],
  ['updateOrganization', 'senderName'],
  ['setRelay', 'fromName'],
  ['setSender', 'fromName'],
  ['moveDecisionDatesOfJob', 'stage'],
];

/** Words that may have several lines. */
const words: readonly (readonly [mutation: string, field: string])[] = [
  ['setTimeline', 'note'],
  ['setTimeline', 'internalNote'],
  ['recordDecision', 'note'],
  ['logContact', 'internalNote'],
  ['withdrawApplication', 'internalNote'],
];

const addresses: readonly (readonly [mutation: string, field: string])[] = [
  ['createCandidate', 'email'],
  ['updateCandidate', 'email'],
  ['inviteMember', 'email'],
  ['updateMember', 'email'],
  ['updateOrganization', 'replyTo'],
  ['setRelay', 'fromAddress'],
  ['releaseSuppression', 'address'],
];

const badLines = [
  ['   ', 'must not be blank'],
  ['\u00a0\u200b', 'must not be blank'],
  ['\u3164', 'must not be blank'],
  ['One\nTwo', 'must be one line, without control characters'],
  ['One\r\nBcc: bo@example.test', 'must be one line, without control characters'],
  ['One\u2028Two', 'must be one line, without control characters'],
  ['One\tTwo', 'must be one line, without control characters'],
] as const;

const badAddresses = [
  ['ana', 'it has no @'],
  ['ana@@example.test', 'it has more than one @'],
  ['@example.test', 'there is nothing before the @'],
  ['ana@', 'there is nothing after the @'],
  ['...@example.test', 'before the @ stand nothing but dots'],
  ['ana@example..test', 'after the @ a dot stands at an end, or two in a row'],
  ['josé@example.test', 'a character before the @ is not ASCII, which too many mail servers refuse'],
  ['ana@example.test, bo@example.test', 'it is several of them'],
  ['Ana <ana@example.test>', 'it must stand alone, without a name, quotes, brackets, comments or groups'],
  ['ana rios@example.test', 'it contains a space, a line break or an invisible character'],
  ['ana@localhost', 'its domain has one part only, and is of no use on the Internet'],
  ['ana@127.0.0.1', 'after the @ stands an IP address in place of a domain'],
  [`${'a'.repeat(65)}@example.test`, 'it is longer than 254 characters, or than 64 before the @'],
] as const;

describe('a text that is none', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ settings: sceneSettings, relay: true });
    org = await app.organization();
  });
  afterAll(() => app.stop());

  /** What such a call is answered that has this text in that place, and is good in every other. */
  async function answersOf(mutation: string, field: string, texts: readonly string[]) {
    const operation = operationsOf(app.app).get(mutation);
    if (operation === undefined) throw new Error(`${mutation} is not served`);
    const { input } = await argumentsOf(operation, new Scene(app, org), { values: overrides[mutation] ?? {} });
    const query = `mutation($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename ... on InvalidInput { fields { path message } } } }`;
    const answers = [];
    for (const text of texts) {
      const ask = async () => {
        const { data, errors } = await org.graphql(query, { input: { ...(input as object), [field]: text } });
        expect(errors).toBeUndefined();
        return data[mutation];
      };
      const first = await ask();
      // What was done is not done twice.
      if (first.__typename === 'InvalidInput') expect(await ask()).toEqual(first);
      answers.push(first);
    }
    return answers;
  }

  const refusals = (field: string, messages: readonly string[]) =>
    messages.map((message) => ({ __typename: 'InvalidInput', fields: [{ path: ['input', field], message }] }));

  it.each(lines)('of one line is refused with its reason by %s as %s', async (mutation, field) => {
    const [texts, messages] = [badLines.map(([text]) => text), badLines.map(([, message]) => message)];
    expect(await answersOf(mutation, field, texts)).toEqual(refusals(field, messages));
    const [tooLong] = await answersOf(mutation, field, ['x'.repeat(300)]);
    expect(tooLong.fields[0].message).toMatch(/^must be at most \d+ characters, and has 300$/);
  });

  it.each(words)('of words is refused by %s as %s where it says nothing', async (mutation, field) => {
    const blank = ['', '  \n ', '\u2800'];
    expect(await answersOf(mutation, field, blank)).toEqual(
      refusals(
        field,
        blank.map(() => 'must not be blank'),
      ),
    );
    const [several] = await answersOf(mutation, field, ['Two\n\nparagraphs']);
    expect(several.__typename).not.toBe('InvalidInput');
  });

  it.each(addresses)('of an address is refused with its reason by %s as %s', async (mutation, field) => {
    const [texts, reasons] = [badAddresses.map(([text]) => text), badAddresses.map(([, reason]) => reason)];
    const said = (reason: string) => `is not an e-mail address of the form name@example.com: ${reason}`;
    expect(await answersOf(mutation, field, texts)).toEqual(refusals(field, reasons.map(said)));
  });
});
