import type { CorrectionsByCountry } from './holiday-correction.js';

/** What governments decide for single years: to be added to each autumn. (docs/adr/0081) */
export const yearlyHolidays: CorrectionsByCountry = {
  CN: [
    {
      closed: {
        ...span('2025-01-28', 8, 'Spring Festival'),
        ...span('2025-04-04', 3, 'Qingming'),
        ...span('2025-05-01', 5, 'Labour Day'),
        ...span('2025-05-31', 3, 'Dragon Boat Festival'),
        ...span('2025-10-01', 8, 'National Day and Mid-Autumn'),
      },
      open: makeUp('2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'),
      source: 'State Council, holiday arrangement of 2025 (not confirmed)',
    },
    {
      closed: {
        ...span('2026-01-01', 3, 'New Year'),
        ...span('2026-02-15', 9, 'Spring Festival'),
        ...span('2026-04-04', 3, 'Qingming'),
        ...span('2026-05-01', 5, 'Labour Day'),
        ...span('2026-06-19', 3, 'Dragon Boat Festival'),
        ...span('2026-09-25', 3, 'Mid-Autumn'),
        ...span('2026-10-01', 7, 'National Day'),
      },
      open: makeUp('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'),
      source: 'State Council, holiday arrangement of 2026',
    },
  ],
  GB: [
    {
      regions: ['SCT'],
      closed: { '2026-06-15': 'World Cup bank holiday' },
      source: 'Royal Proclamation, bank holiday in Scotland on 15 June 2026 (not confirmed)',
    },
  ],
  GH: [
    {
      closed: { '2026-01-09': 'Constitution Day (in its place)', '2026-07-03': 'Republic Day (in its place)' },
      source: 'Ministry of the Interior of Ghana, declarations of public holidays of 2026',
    },
  ],
  HU: [
    {
      closed: { '2025-05-02': 'Pihenőnap', '2025-10-24': 'Pihenőnap', '2025-12-24': 'Pihenőnap' },
      open: makeUp('2025-05-17', '2025-10-18', '2025-12-13'),
      source: '11/2024. (IV. 8.) NGM rendelet',
    },
    {
      closed: { '2026-01-02': 'Pihenőnap', '2026-08-21': 'Pihenőnap', '2026-12-24': 'Pihenőnap' },
      open: makeUp('2026-01-10', '2026-08-08', '2026-12-12'),
      source: '10/2025. (IV. 30.) NGM rendelet',
    },
  ],
  KR: [{ closed: { '2026-06-03': '지방선거' }, source: '관공서의 공휴일에 관한 규정, 제2조 제10호 (local elections)' }],
  PH: [
    {
      closed: {
        '2026-02-17': 'Chinese New Year',
        '2026-04-04': 'Black Saturday',
        '2026-11-02': "All Souls' Day",
        '2026-12-24': 'Christmas Eve',
      },
      source: 'Proclamation No. 1006 of 2025: additional special (non-working) days of 2026',
    },
  ],
  RU: [
    {
      closed: {
        '2025-05-02': 'Перенос с 4 января',
        '2025-05-08': 'Перенос с 23 февраля',
        '2025-06-13': 'Перенос с 8 марта',
        '2025-11-03': 'Перенос с 1 ноября',
        '2025-12-31': 'Перенос с 5 января',
      },
      open: makeUp('2025-02-24', '2025-03-10', '2025-11-01'),
      source: 'Постановление Правительства РФ о переносе выходных дней в 2025 году (not confirmed)',
    },
    {
      closed: { '2026-01-09': 'Перенос с 3 января', '2026-12-31': 'Перенос с 4 января' },
      source: 'Постановление Правительства РФ о переносе выходных дней в 2026 году',
    },
  ],
  SG: [
    {
      closed: { '2027-03-10': 'Hari Raya Puasa', '2027-05-17': 'Hari Raya Haji (in lieu)', '2027-05-20': 'Vesak Day' },
      open: { '2027-03-09': 'No holiday: Hari Raya Puasa is on 10 March' },
      source: 'Ministry of Manpower of Singapore, public holidays of 2027',
    },
  ],
  TW: [
    {
      closed: {
        '2026-02-15': '小年夜',
        '2026-02-20': '小年夜 (補假)',
        '2026-02-27': '和平紀念日 (補假)',
        '2026-04-03': '兒童節 (補假)',
        '2026-10-09': '國慶日 (補假)',
        '2026-10-26': '臺灣光復節 (補假)',
      },
      source: '中華民國115年(西元2026年)政府行政機關辦公日曆表',
    },
    {
      closed: {
        '2027-02-04': '小年夜',
        '2027-04-06': '兒童節 (補假)',
        '2027-04-30': '勞動節 (補假)',
        '2027-12-24': '行憲紀念日 (補假)',
      },
      source: '紀念日及節日實施條例 第8條 (the calendar of offices of 2027 was not seen)',
    },
  ],
  VN: [
    {
      closed: { '2026-09-01': 'Quốc khánh (ngày liền kề)' },
      source: 'Bộ luật Lao động 2019, Điều 112: a second day of the National Day, in 2026 the one before',
    },
  ],
};

/** So many days off in a row. */
function span(first: string, days: number, name: string): Record<string, string> {
  const at = Date.parse(first);
  const dayAt = (n: number) => new Date(at + n * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return Object.fromEntries(Array.from({ length: days }, (_, n) => [dayAt(n), name]));
}

function makeUp(...days: readonly string[]): Record<string, string> {
  return Object.fromEntries(days.map((day) => [day, 'Working day in the place of another']));
}
