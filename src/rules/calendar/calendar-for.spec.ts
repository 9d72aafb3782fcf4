import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { calendarFor } from './calendar-for.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);

async function isOpen(country: string | null, region: string | null, day: string, closedDays: string[] = []) {
  const calendar = await calendarFor({ country, region, closedDays });
  return calendar.isOpen(date(day));
}

describe('the business calendar of an organization', () => {
  it.each([
    ['a common Wednesday', 'DE', null, '2026-12-02', true],
    ['a Saturday', 'DE', null, '2026-12-05', false],
    ['a Sunday', 'DE', null, '2026-12-06', false],
    ['German Unity Day next year', 'DE', 'BE', '2028-10-03', false],
    ['Epiphany in Bavaria', 'DE', 'BY', '2026-01-06', false],
    ['Epiphany in Berlin', 'DE', 'BE', '2026-01-06', true],
    ['a German bank holiday, which is not a public one', 'DE', 'BY', '2026-12-24', true],
    ['a day that is only observed', 'DE', 'BY', '2026-02-02', true],
    ['the Monday in place of an English Christmas on a Saturday', 'GB', 'ENG', '2027-12-27', false],
    ['the Friday before an American Independence Day on a Saturday', 'US', null, '2026-07-03', false],
    ['the American New Year that is kept in the year before', 'US', null, '2027-12-31', false],
    ['the Egyptian Eid, on its first day', 'EG', null, '2027-03-09', false],
    ['the Egyptian Eid, on its third day', 'EG', null, '2027-03-11', false],
    ['the evening before, when the Eid begins at sunset', 'EG', null, '2027-03-08', true],
    ['the Sunday after the Eid', 'EG', null, '2027-03-14', true],
    ['the last of the Swazi holidays that run into January', 'SZ', null, '2029-01-02', false],
    ['a Chinese holiday that begins at noon', 'CN', null, '2027-03-08', true],
    ['Christmas without a country', null, null, '2026-12-25', true],
    ['Christmas in a country that nobody knows', 'XX', null, '2026-12-25', true],
    ['a national holiday in a region that nobody knows', 'DE', 'ZZ', '2026-12-25', false],
  ])('knows %s', async (_day, country, region, day, open) => {
    expect(await isOpen(country, region, day)).toBe(open);
  });

  // Cases as they were found, and siblings of the same kinds.
  it.each([
    ['a Saudi Friday', 'SA', null, '2026-03-06', false],
    ['a Saudi Sunday', 'SA', null, '2026-03-08', true],
    ['an Israeli Sunday', 'IL', null, '2026-03-08', true],
    ['an Emirati Friday', 'AE', null, '2026-03-06', true],
    ['a Friday in Sharjah', 'AE', 'SH', '2026-03-06', false],
    ['a Friday in Brunei', 'BN', null, '2026-03-06', false],
    ['a Saturday in Brunei', 'BN', null, '2026-03-07', true],
    ['a Friday in Kelantan', 'MY', '03', '2026-03-06', false],
    ['a Friday in Kuala Lumpur', 'MY', '14', '2026-03-06', true],
    ['the day after Ramazan Bayramı', 'TR', null, '2026-03-23', true],
    ['the first day of it', 'TR', null, '2026-03-20', false],
    ['the last day of Kurban Bayramı', 'TR', null, '2027-05-18', false],
    ['the day after it', 'TR', null, '2027-05-20', true],
    ['the last Saudi day of Eid', 'SA', null, '2026-03-22', false],
    ['the eve of Seollal', 'KR', null, '2026-02-16', false],
    ['the day after Seollal', 'KR', null, '2026-02-18', false],
    ['the second day after it', 'KR', null, '2026-02-19', true],
    ['Workers’ Day in Korea', 'KR', null, '2026-05-01', false],
    ['the Korean substitute of a Seollal on Sunday', 'KR', null, '2027-02-09', false],
    ['the summer bank holiday without a region', 'GB', null, '2026-08-31', false],
    ['the summer bank holiday of England, in Scotland', 'GB', 'SCT', '2026-08-31', true],
    ['the Monday after a Bulgarian holiday on Sunday', 'BG', null, '2026-05-25', false],
    ['the Monday after Bulgarian Christmas on a Saturday', 'BG', null, '2026-12-28', false],
    ['the Tuesday after a Bulgarian Easter', 'BG', null, '2026-04-14', true],
    ['a Hungarian working Saturday', 'HU', null, '2026-01-10', true],
    ['the Friday that it makes up for', 'HU', null, '2026-01-02', false],
    ['a Chinese working Sunday', 'CN', null, '2026-01-04', true],
    ['Children’s Day in China', 'CN', null, '2026-06-01', true],
    ['the last day of Chinese New Year', 'CN', null, '2026-02-23', false],
    ['the first of Ramadan in the Emirates', 'AE', null, '2026-02-18', true],
    ['Arafat Day in the Emirates', 'AE', null, '2026-05-26', false],
    ['Midsummer Eve in Sweden', 'SE', null, '2026-06-19', false],
    ['Midsummer Eve in Finland', 'FI', null, '2026-06-19', false],
    ['New Year’s Eve in Finland', 'FI', null, '2026-12-31', true],
    ['Christmas Eve in Denmark', 'DK', null, '2026-12-24', false],
    ['Christmas Eve in Norway, worked until three', 'NO', null, '2026-12-24', true],
    ['Christmas Eve in Poland', 'PL', null, '2026-12-24', false],
    ['Good Friday in Ireland, a holiday of banks', 'IE', null, '2026-04-03', true],
    ['Qatar’s National Day', 'QA', null, '2026-12-18', false],
    ['Qatar’s Sport Day', 'QA', null, '2026-02-10', false],
    ['Kuwait’s National Day', 'KW', null, '2026-02-25', false],
    ['Oman’s National Day', 'OM', null, '2026-11-20', false],
    ['the Eid in Jordan', 'JO', null, '2026-03-22', false],
    ['the second day of Eid in Bahrain', 'BH', null, '2026-03-21', false],
    ['Arafat Day in Egypt', 'EG', null, '2026-05-26', false],
    ['the second day of Eid al-Adha in Morocco', 'MA', null, '2026-05-28', false],
    ['the Monday after a Thai holiday on Sunday', 'TH', null, '2026-06-01', false],
    ['the Monday after a Thai holiday on Saturday', 'TH', null, '2026-12-07', false],
    ['the Monday after Hari Raya on Sunday', 'MY', null, '2026-03-23', false],
    ['the day after a Malaysian substitute that the library has', 'MY', null, '2026-11-10', true],
    ['the Friday before a Taiwanese holiday on Saturday', 'TW', null, '2026-10-09', false],
    ['Australian Anzac Day kept on Monday, in New South Wales', 'AU', 'NSW', '2026-04-27', false],
    ['the same Monday in Victoria', 'AU', 'VIC', '2026-04-27', true],
    ['the Monday after Anzac Day in New Zealand', 'NZ', null, '2026-04-27', false],
    ['the day on which a Saturday’s Anzac Day is kept in the Capital Territory', 'AU', 'ACT', '2026-04-27', false],
    ['both days after a Bulgarian Christmas at a weekend', 'BG', null, '2027-12-28', false],
    ['the Tuesday after a Bulgarian Labour Day on Holy Saturday', 'BG', null, '2027-05-04', false],
    ['the Sunday after a Friday’s Labour Day in Bahrain', 'BH', null, '2026-05-03', false],
    ['the Day of Black Consciousness in Rio', 'BR', 'RJ', '2026-11-20', false],
    ['a day of Boston alone, in Massachusetts', 'US', 'MA', '2026-03-17', true],
    ['the second of January in Belarus', 'BY', null, '2026-01-02', false],
    ['Truth and Reconciliation in British Columbia', 'CA', 'BC', '2026-09-30', false],
    ['the same day in Ontario', 'CA', 'ON', '2026-09-30', true],
    ['Easter Monday in Ontario, which offices of the federation keep', 'CA', 'ON', '2026-04-06', true],
    ['Nunavut Day', 'CA', 'NU', '2026-07-09', false],
    ['a parade on Prince Edward Island', 'CA', 'PE', '2026-08-21', true],
    ['the first of May in Aargau', 'CH', 'AG', '2026-05-01', true],
    ['the Cypriot Green Monday', 'CY', null, '2026-02-23', false],
    ['the Tuesday after it', 'CY', null, '2026-02-24', true],
    ['the Cypriot Whit Monday', 'CY', null, '2026-06-01', false],
    ['a Saturday in Djibouti', 'DJ', null, '2026-03-07', true],
    ['a Friday in Bangladesh', 'BD', null, '2026-03-06', false],
    ['a Friday on the Maldives', 'MV', null, '2026-03-06', false],
    ['a Sunday in Nepal', 'NP', null, '2026-03-08', true],
    ['the day of the Valencian Community', 'ES', 'VC', '2026-10-09', false],
    ['the day of the Region of Murcia', 'ES', 'MC', '2026-06-09', false],
    ['Saint Francis Xavier in Navarre', 'ES', 'NC', '2026-12-03', false],
    ['the Monday after All Saints on a Sunday, in Madrid', 'ES', 'MD', '2026-11-02', false],
    ['the same Monday in Catalonia', 'ES', 'CT', '2026-11-02', true],
    ['the Monday after the Spanish Constitution Day, in Andalusia', 'ES', 'AN', '2026-12-07', false],
    ['the summer bank holiday of Guernsey', 'GG', null, '2026-08-31', false],
    ['the late summer bank holiday of the Isle of Man', 'IM', null, '2026-08-31', false],
    ['a Friday that Ghana keeps for a holiday in midweek', 'GH', null, '2026-07-03', false],
    ['the day after Easter Monday in Hong Kong', 'HK', null, '2026-04-07', false],
    ['Idul Fitri in Indonesia', 'ID', null, '2026-03-20', false],
    ['the Japanese substitute three days later', 'JP', null, '2026-05-06', false],
    ['the Monday after a Kenyan Eid on Sunday', 'KE', null, '2027-05-17', false],
    ['the Monday after a Kenyan Easter Sunday, and no day more', 'KE', null, '2026-04-07', true],
    ['the Korean substitute of Buddha’s birthday', 'KR', null, '2026-05-25', false],
    ['Constitution Day in Korea', 'KR', null, '2026-07-17', false],
    ['the Unity Day of Morocco', 'MA', null, '2028-10-31', false],
    ['the Monday after Hari Raya in Kelantan, where Sunday is worked', 'MY', '03', '2026-03-23', true],
    ['Children’s Day in Nigeria', 'NG', null, '2027-05-27', true],
    ['the second day of Id el Kabir in Nigeria', 'NG', null, '2026-05-28', false],
    ['the twenty-ninth of Ramadan in Oman', 'OM', null, '2026-03-18', false],
    ['Ninoy Aquino Day, a special day of the Philippines', 'PH', null, '2026-08-21', false],
    ['All Souls in the Philippines, proclaimed', 'PH', null, '2026-11-02', false],
    ['the People Power day of the Philippines, worked', 'PH', null, '2026-02-25', true],
    ['Saint John in Romania', 'RO', null, '2026-01-07', false],
    ['the Monday after a Russian Victory Day on Saturday', 'RU', null, '2026-05-11', false],
    ['the Friday to which a Russian Saturday of January moved', 'RU', null, '2026-01-09', false],
    ['a Russian Monday whose holiday moved into May', 'RU', null, '2025-02-24', true],
    ['a Russian Saturday that is worked', 'RU', null, '2025-11-01', true],
    ['Vesak in Singapore', 'SG', null, '2027-05-20', false],
    ['the day before Hari Raya in Singapore', 'SG', null, '2027-03-09', true],
    ['Hari Raya in Singapore, as announced', 'SG', null, '2027-03-10', false],
    ['a Slovak holiday that was worked in one year', 'SK', null, '2026-09-15', true],
    ['the same in the year after', 'SK', null, '2027-09-15', false],
    ['New Year in El Salvador', 'SV', null, '2026-01-01', false],
    ['Father’s Day in El Salvador', 'SV', null, '2026-06-17', false],
    ['each of three days of Songkran, of which one is a Sunday', 'TH', null, '2025-04-16', false],
    ['the day of the Revolution in Tunisia', 'TN', null, '2026-12-17', false],
    ['where it was before', 'TN', null, '2026-01-14', true],
    ['the eve of the eve of the Taiwanese New Year', 'TW', null, '2027-02-04', false],
    ['the second of January in Ukraine', 'UA', null, '2026-01-02', true],
    ['the Monday after the day of the Hung kings', 'VN', null, '2026-04-27', false],
    ['the eve of the Vietnamese National Day', 'VN', null, '2026-09-01', false],
    ['the day after a Vietnamese New Year at a weekend', 'VN', null, '2027-02-10', false],
  ])('knows %s', async (_day, country, region, day, open) => {
    expect(await isOpen(country, region, day)).toBe(open);
  });

  it('works as the organization says: by its week, on days it opens, over every holiday', async () => {
    const own = { country: 'SE', region: null, closedDays: ['2026-06-24'], openedDays: ['2026-06-20', '2026-06-19'] };
    const calendar = await calendarFor({ ...own, workingDays: [1, 2, 3, 4] });
    const open = ['15', '18', '19', '20', '24', '26'].filter((day) => calendar.isOpen(date(`2026-06-${day}`)));
    expect(open).toEqual(['15', '18', '19', '20']);
    const june = calendar.daysOf(2026).filter((day) => day.date.startsWith('2026-06'));
    expect(june).toEqual([
      { date: '2026-06-06', name: 'nationaldagen', isOpen: false, source: 'LIBRARY', reference: null },
      { date: '2026-06-19', name: 'midsommarafton', isOpen: true, source: 'ORGANIZATION', reference: null },
      { date: '2026-06-20', name: 'midsommardagen', isOpen: true, source: 'ORGANIZATION', reference: null },
      { date: '2026-06-24', name: null, isOpen: false, source: 'ORGANIZATION', reference: null },
    ]);
  });

  it('says of which country it knows no holidays', async () => {
    const has = async (country: string) => (await calendarFor({ country, region: null, closedDays: [] })).hasHolidays;
    expect([await has('DE'), await has('QA'), await has('IQ')]).toEqual([true, true, false]);
  });

  it('is closed on the days that the organization closes itself', async () => {
    expect(await isOpen('DE', 'BE', '2026-12-28', ['2026-12-28'])).toBe(false);
    expect(await isOpen('DE', 'BE', '2026-12-28')).toBe(true);
  });
});
