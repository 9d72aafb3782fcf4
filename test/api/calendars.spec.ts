import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

describe('the calendar of an organization', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    org = await app.organization({ country: 'DE' });
  });

  const change = async (name: 'updateOrganization' | 'setCalendarDay', input: Record<string, unknown>) => {
    const type = name === 'updateOrganization' ? 'UpdateOrganizationInput' : 'SetCalendarDayInput';
    const shown = '... on Organization { country region workingDays openedDays closedDays calendarWarnings }';
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${shown} ... on InvalidInput { fields { path message } } } }`;
    const { data, errors } = await org.graphql(query, { input });
    expect(errors).toBeUndefined();
    return data[name];
  };
  const holidays = async (year: number) => {
    const { data, errors } = await org.graphql(
      `{ holidays(year: ${year}) { days { date name isOpen source reference } } }`,
    );
    expect(errors).toBeUndefined();
    return data.holidays.days as { date: string; isOpen: boolean; source: string; reference: string | null }[];
  };
  const refused = (argument: string, message: string) => ({
    __typename: 'InvalidInput',
    fields: [{ path: ['input', argument], message }],
  });

  it.each([
    ['UK', 'is not an ISO 3166 country such as DE; did you mean GB?'],
    ['AN', 'is not an ISO 3166 country such as DE; did you mean CW?'],
    ['XX', 'is not an ISO 3166 country such as DE'],
    ['EU', 'is not an ISO 3166 country such as DE'],
    ['ZZ', 'is not an ISO 3166 country such as DE'],
    ['de', 'is not an ISO 3166 country such as DE'],
  ])('is of a country that exists: %s %s', async (country, message) => {
    expect(await change('updateOrganization', { country })).toEqual(refused('country', message));
  });

  it('says that no holidays are known of a country', async () => {
    expect(await change('updateOrganization', { country: 'IQ' })).toMatchObject({
      calendarWarnings: ['NO_HOLIDAY_DATA'],
      workingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'SUNDAY'],
    });
    expect(await holidays(2026)).toEqual([]);
    expect(await change('updateOrganization', { country: 'QA' })).toMatchObject({ calendarWarnings: [] });
  });

  it('is refused a region of another country', async () => {
    expect(await change('updateOrganization', { country: 'AT', region: 'BY' })).toEqual(
      refused('region', 'is no region of AT with holidays of its own'),
    );
  });

  it('shows each day with who says so, and a wrong one is mended in one call', async () => {
    await change('updateOrganization', { country: 'HU' });
    const of = async (date: string) => (await holidays(2026)).find((day) => day.date === date);
    const reference = '10/2025. (IV. 30.) NGM rendelet';
    expect(await of('2026-01-10')).toMatchObject({ isOpen: true, source: 'CORRECTION', reference });
    expect(await of('2026-08-20')).toMatchObject({ isOpen: false, source: 'LIBRARY', reference: null });
    const mended = [
      ['2026-01-10', false],
      ['2026-08-20', true],
      ['2026-12-28', false],
    ] as const;
    for (const [date, isOpen] of mended) {
      await change('setCalendarDay', { date, isOpen });
      expect(await of(date)).toMatchObject({ isOpen, source: 'ORGANIZATION', reference: null });
    }
    for (const [date] of mended) await change('setCalendarDay', { date, isOpen: null });
    expect((await holidays(2026)).filter(({ source }) => source === 'ORGANIZATION')).toEqual([]);
    expect(await of('2026-01-10')).toMatchObject({ isOpen: true, source: 'CORRECTION' });
  });

  it('has a working week of its own, and its dates follow', async () => {
    const { id: applicationId } = await org.application();
    const drift = async () => {
      const { data } = await org.graphql(
        `{ application(id: "${applicationId}") { timeline { dueSoon: decisionDate driftBusinessDays } } }`,
      );
      return data.application.timeline.driftBusinessDays;
    };
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' });
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-11', reason: 'OTHER' });
    expect(await drift()).toBe(5);
    const week = { workingDays: ['SUNDAY', 'MONDAY', 'TUESDAY'], openedDays: ['2026-12-10'] };
    expect(await change('updateOrganization', week)).toMatchObject({
      workingDays: ['MONDAY', 'TUESDAY', 'SUNDAY'],
      openedDays: ['2026-12-10'],
    });
    expect(await drift()).toBe(4);
    expect(await change('updateOrganization', { workingDays: null })).toMatchObject({
      workingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no day', { workingDays: [] }, 'workingDays'],
    [
      'all seven',
      { workingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] },
      'workingDays',
    ],
    ['a day twice', { workingDays: ['MONDAY', 'MONDAY'] }, 'workingDays'],
    ['a day both closed and opened', { closedDays: ['2026-12-24'], openedDays: ['2026-12-24'] }, 'openedDays'],
  ])('is refused a week of %s', async (_what, input, argument) => {
    expect(await change('updateOrganization', input)).toMatchObject({ fields: [{ path: ['input', argument] }] });
  });

  it.each(['Europe/Kiev', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'may be in %s',
    async (timeZone) => {
      expect(await change('updateOrganization', { timeZone })).toMatchObject({ __typename: 'Organization' });
    },
  );

  it.each([1969, 2101])('is not known of the year %i', async (year) => {
    const { errors } = await org.graphql(`{ holidays(year: ${year}) { year } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is nobody else’s', async () => {
    const other = await app.organization({ country: 'DE' });
    await change('setCalendarDay', { date: '2026-12-28', isOpen: false });
    const { data } = await other.graphql('{ holidays(year: 2026) { days { date source } } }');
    expect(data.holidays.days).not.toContainEqual({ date: '2026-12-28', source: 'ORGANIZATION' });
  });
});
