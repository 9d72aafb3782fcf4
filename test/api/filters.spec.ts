import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** What narrows a list is validated like every other input: a value that can mean nothing is not taken for none. */
describe('the filter of a list', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    await org.application();
  });
  afterAll(() => app.stop());

  const long = 'x'.repeat(300);
  const cases: readonly [list: string, type: string, filter: Record<string, unknown>][] = [
    ['applications', 'ApplicationFilter', { stage: '' }],
    ['applications', 'ApplicationFilter', { stage: long }],
    ['applications', 'ApplicationFilter', { search: '' }],
    ['applications', 'ApplicationFilter', { search: 'a' }],
    ['applications', 'ApplicationFilter', { search: long }],
    ['applications', 'ApplicationFilter', { silentForDays: 0 }],
    ['applications', 'ApplicationFilter', { silentForDays: -5 }],
    ['applications', 'ApplicationFilter', { silentForDays: 2_147_483_647 }],
    ['applications', 'ApplicationFilter', { stage: 'nul \0' }],
    ['auditEntries', 'AuditFilter', { action: '' }],
    ['auditEntries', 'AuditFilter', { action: long }],
  ];

  it.each(cases)(
    'of %s refuses %s %p, in a variable and in the document, with the path to it',
    async (list, type, filter) => {
      const [name, value] = Object.entries(filter)[0] ?? [];
      const inVariable = `query($filter: ${type}) { ${list}(first: 1, filter: $filter) { totalCount } }`;
      const within = `query($value: ${typeof value === 'number' ? 'Int' : 'String'}) { ${list}(first: 1, filter: {${name}: $value}) { totalCount } }`;
      const inDocument = `{ ${list}(first: 1, filter: {${name}: ${JSON.stringify(value)}}) { totalCount } }`;
      for (let call = 1; call <= 3; call += 1) {
        for (const answer of [
          await org.graphql(inVariable, { filter }),
          await org.graphql(within, { value }),
          await org.graphql(inDocument),
        ]) {
          expect(answer.data).toBeNull();
          expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
            { code: 'INVALID_INPUT', inputPath: ['filter', name] },
          ]);
        }
      }
    },
  );

  it('narrows nothing by what is null or left out', async () => {
    const query = 'query($filter: ApplicationFilter) { applications(first: 1, filter: $filter) { totalCount } }';
    const nulls = { stage: null, search: null, silentForDays: null, status: null, untoldDecision: null };
    for (const variables of [{}, { filter: null }, { filter: {} }, { filter: nulls }]) {
      const { data } = await org.graphql(query, variables);
      expect(data.applications.totalCount).toBe(1);
    }
  });

  it('takes the least and the most that is allowed', async () => {
    const query = 'query($filter: ApplicationFilter) { applications(first: 1, filter: $filter) { totalCount } }';
    for (const filter of [
      { search: 'an' },
      { search: 'x'.repeat(100) },
      { silentForDays: 1 },
      { silentForDays: 730 },
      { stage: 'I' },
    ])
      expect((await org.graphql(query, { filter })).errors).toBeUndefined();
  });

  it.each(['', ' ', 'German', 'de_DE', long])('takes %p for no language of templates', async (locale) => {
    const query =
      'query($locale: String!) { templates(locale: $locale) { totalCount } template(kind: OUTCOME_REJECTED, locale: $locale) { subject } }';
    const { errors } = await org.graphql(query, { locale });
    expect(errors?.map(({ extensions }) => extensions)).toEqual(
      expect.arrayContaining([{ code: 'INVALID_INPUT', inputPath: ['locale'] }]),
    );
  });
});
