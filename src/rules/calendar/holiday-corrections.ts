import type { CorrectionsByCountry, HolidayCorrection } from './holiday-correction.js';
import { yearlyHolidays } from './yearly-holidays.js';

// Kedah, Kelantan and Terengganu.
const FRIDAY_STATES_OF_MALAYSIA = ['02', '03', '11'];
const TRUTH_AND_RECONCILIATION = 'National Day for Truth and Reconciliation';

/** By country: few, each with its source; what the library gets right is not repeated. (docs/adr/0081) */
const standing: CorrectionsByCountry = {
  AE: [
    {
      without: ['1 Ramadan', '27 Rajab'],
      with: { '9 Dhu al-Hijjah': 'Arafat Day', '12-03': 'National Day (second day)' },
      source: 'UAE Cabinet Resolution 27 of 2024 on public holidays (not confirmed)',
    },
  ],
  BG: [
    {
      with: { '12-26': 'Коледа (втори ден)' },
      moves: { from: [6, 7], butFor: ['Разпети петък', 'Велика събота', 'Великден', 'Велики понеделник'] },
      source: 'Bulgarian Labour Code, art. 154 (1) and (2)',
    },
  ],
  BH: [
    {
      without: ['1 Shawwal'],
      with: { '1 Shawwal P3D': 'Eid al-Fitr', '9 Muharram': 'Tasua' },
      moves: { from: [5, 6], butFor: [] },
      source: 'Amiri Decree 5 of 1973 and Labour Law of Bahrain 36 of 2012, art. 64',
    },
  ],
  BM: [
    {
      kept: ['Boxing Day (substitute day)'],
      source: 'Public Holidays Act 1947 of Bermuda (not confirmed)',
    },
  ],
  BR: [
    {
      regions: ['AM', 'RJ'],
      with: { '11-20': 'Dia da Consciência Negra' },
      source: 'Lei 14.759/2023: of the whole country (not confirmed)',
    },
  ],
  BY: [
    {
      with: { '01-02': 'Новы год' },
      source: 'Decree on public holidays of Belarus, 1 and 2 January since 2020 (not confirmed)',
    },
  ],
  CA: [
    {
      regions: ['BC', 'MB', 'NT', 'NU', 'PE', 'YT'],
      kept: [TRUTH_AND_RECONCILIATION],
      source: 'Employment standards of the province or territory: a statutory holiday',
    },
    { regions: ['NT', 'ON', 'YT'], without: ['easter 1'], source: 'Employment standards: Easter Monday is none' },
    { regions: ['NT'], without: ['12-26'], source: 'Employment standards: Boxing Day is none' },
    { regions: ['NU'], kept: ['Nunavut Day'], source: 'Labour Standards of Nunavut: a statutory holiday since 2020' },
    {
      regions: ['PE'],
      without: ['3rd friday after 08-01'],
      source: 'Employment Standards of Prince Edward Island: Gold Cup Parade Day is none (not confirmed)',
    },
  ],
  CH: [
    { regions: ['AG'], without: ['05-01'], source: 'Aargau: 1 May is no public holiday of the canton (not confirmed)' },
  ],
  CN: [
    {
      without: ['06-01'],
      source: 'Regulation on public holidays for national annual festivals and memorial days, art. 3 (not confirmed)',
    },
  ],
  CY: [
    {
      without: ['orthodox -47'],
      with: { 'orthodox 50': 'Δευτέρα του Αγίου Πνεύματος' },
      kept: ['Καθαρά Δευτέρα'],
      source:
        'Public holidays of Cyprus: Green Monday is 48 days before Easter, Whit Monday 50 after it (not confirmed)',
    },
  ],
  DK: [{ with: { '12-24': 'Juleaftensdag' }, source: 'Closed by custom and collective agreement (not confirmed)' }],
  EG: [{ with: { '9 Dhu al-Hijjah': 'Arafat Day' }, source: 'Egyptian decree on official holidays (not confirmed)' }],
  ES: [
    {
      regions: ['VC'],
      with: { '10-09': 'Día de la Comunitat Valenciana' },
      source: 'Calendario laboral de la Comunitat Valenciana: 9 de octubre (not confirmed)',
    },
    {
      regions: ['MC'],
      with: { '06-09': 'Día de la Región de Murcia' },
      source: 'Calendario laboral de la Región de Murcia: 9 de junio (not confirmed)',
    },
    {
      regions: ['NC'],
      with: { '12-03': 'San Francisco Javier' },
      source: 'Calendario laboral de Navarra: 3 de diciembre',
    },
  ],
  FI: [{ kept: ['juhannusaatto', 'jouluaatto'], source: 'No law: eves that collective agreements make days off' }],
  GG: [{ with: { 'monday before 09-01': 'Summer bank holiday' }, source: 'States of Guernsey, bank holidays' }],
  IM: [
    {
      with: { 'monday before 09-01': 'Late summer bank holiday' },
      closed: { '2026-07-06': 'Tynwald Day (in its place)' },
      source: 'Isle of Man Government, bank holidays (not confirmed)',
    },
  ],
  JO: [
    {
      with: {
        '01-01': 'New Year',
        '05-01': 'Labour Day',
        '05-25': 'Independence Day',
        '1 Shawwal P3D': 'Eid al-Fitr',
        '9 Dhu al-Hijjah': 'Arafat Day',
        '10 Dhu al-Hijjah P4D': 'Eid al-Adha',
        '1 Muharram': 'Islamic New Year',
        '12 Rabi al-awwal': 'Birthday of the Prophet',
        '12-25': 'Christmas',
      },
      source: 'Jordan, Ministry of Foreign Affairs: public holidays; the last day of each Eid is not confirmed',
    },
  ],
  KE: [
    {
      moves: { from: [7], butFor: ['Pasaka'] },
      source: 'Public Holidays Act of Kenya (Cap. 110), section 4 (not confirmed)',
    },
  ],
  KR: [
    {
      without: ['korean 01-0-01 P3D'],
      with: { '05-01': '노동절' },
      source: '관공서의 공휴일에 관한 규정, 제2조 (설날); 1 May is a paid holiday of workers (not confirmed)',
    },
  ],
  KW: [
    {
      with: {
        '01-01': 'New Year',
        '02-25': 'National Day',
        '02-26': 'Liberation Day',
        '27 Rajab': 'Isra and Miraj',
        '1 Shawwal P3D': 'Eid al-Fitr',
        '9 Dhu al-Hijjah': 'Arafat Day',
        '10 Dhu al-Hijjah P3D': 'Eid al-Adha',
        '1 Muharram': 'Islamic New Year',
        '12 Rabi al-awwal': 'Birthday of the Prophet',
      },
      source: 'Labour law of Kuwait (6 of 2010), art. 68',
    },
  ],
  MA: [
    {
      with: { '01-14 since 2024': 'Amazigh New Year', '10-31 since 2026': 'Aïd Al Wahda' },
      source: 'Décret 2-04-426 du 29 décembre 2004, as amended by 2.23.1000 and 2.26.14',
    },
    {
      with: { '2 Shawwal': 'Eid al-Fitr (second day)', '11 Dhu al-Hijjah': 'Eid al-Adha (second day)' },
      source: 'Décret 2.77.169: of administrations; in companies by agreement (not confirmed)',
    },
  ],
  MY: [
    {
      notIn: FRIDAY_STATES_OF_MALAYSIA,
      moves: { from: [7], butFor: [] },
      source: 'Holidays Act 1951, section 3: where the weekly holiday is Sunday (not confirmed)',
    },
  ],
  NG: [
    {
      without: ['05-27', '11-01 since 2020', '1 Muharram'],
      source:
        'Public Holidays Act of Nigeria, schedule: none of the federation, some of them of schools or states (not confirmed)',
    },
  ],
  OM: [
    {
      with: {
        '01-11': 'Accession of the Sultan',
        '27 Rajab': 'Isra and Miraj',
        '29 Ramadan P2D': 'Eid al-Fitr',
        '1 Shawwal P3D': 'Eid al-Fitr',
        '9 Dhu al-Hijjah P4D': 'Arafat Day and Eid al-Adha',
        '1 Muharram': 'Islamic New Year',
        '12 Rabi al-awwal': 'Birthday of the Prophet',
        '11-20': 'National Day',
        '11-21': 'National Day (second day)',
      },
      source: 'Royal Decrees of Oman 88/2022 and 15/2025',
    },
  ],
  PH: [
    {
      kept: [
        'Ninoy Aquino Day',
        "All Saints' Day",
        'Feast of the Immaculate Conception of the Blessed Virgin Mary',
        "New Year's Eve",
      ],
      source: 'Republic Acts 9492 and 10966: special (non-working) days',
    },
  ],
  QA: [
    {
      with: {
        '2nd tuesday in February': 'National Sport Day',
        '1 Shawwal P3D': 'Eid al-Fitr',
        '10 Dhu al-Hijjah P3D': 'Eid al-Adha',
        '12-18': 'National Day',
      },
      source: 'Labour law of Qatar (14 of 2004), art. 78, and Amiri decree 80 of 2011',
    },
  ],
  RU: [
    {
      moves: { from: [6, 7], butFor: ['Новый год', 'Новогодние каникулы', 'Рождество Христово'] },
      source: 'Трудовой кодекс РФ, ст. 112',
    },
  ],
  SE: [
    {
      kept: ['midsommarafton', 'julafton', 'nyårsafton'],
      source: 'Semesterlagen (1977:480), 3 a §: these eves are as Sundays (not confirmed)',
    },
  ],
  SK: [
    {
      with: { '05-08 since 2027': 'Deň víťazstva nad fašizmom', '09-15 since 2027': 'Sedembolestná Panna Mária' },
      source: 'Consolidation act of 2025: worked in 2026 alone',
    },
  ],
  SV: [
    {
      kept: ['Año Nuevo', 'Día de la Madre', 'Día del Padre'],
      source: 'Código de Trabajo de El Salvador, art. 190 (not confirmed)',
    },
  ],
  TH: [
    {
      moves: { from: [6, 7], butFor: [] },
      source: 'Labour Protection Act, section 29: the working day that follows (not confirmed)',
    },
  ],
  TN: [
    {
      without: ['01-14'],
      with: { '12-17': 'عيد الثورة' },
      source: 'Décret présidentiel 2021-223: the Revolution is remembered on 17 December (not confirmed)',
    },
  ],
  TW: [
    {
      with: { '05-01': '勞動節', '09-28': '孔子誕辰紀念日', '10-25': '臺灣光復節', '12-25': '行憲紀念日' },
      source: '紀念日及節日實施條例 (2025)',
    },
  ],
  UA: [
    {
      without: ['01-01 and if saturday, sunday then next tuesday', '01-02 and if saturday, sunday then next monday'],
      with: { '01-01 and if saturday, sunday then next monday': 'Новий Рік' },
      source: 'Кодекс законів про працю України, ст. 73 (martial law suspends it: Закон 2136-IX, ст. 6)',
    },
  ],
  US: [
    { regions: ['IL'], without: ['05-19'], source: 'Illinois: Malcolm X Day is remembered and worked (not confirmed)' },
    {
      regions: ['MA'],
      without: ['03-17', '06-17'],
      source: 'Massachusetts: Evacuation Day and Bunker Hill Day are of Suffolk County alone (not confirmed)',
    },
  ],
  VN: [{ moves: { from: [6, 7], butFor: [] }, source: 'Bộ luật Lao động 2019, Điều 111 (3)' }],
};

/** Those of a country that hold in that part of it; null: in none. */
export function correctionsOf(country: string, part: string | null): readonly HolidayCorrection[] {
  const known = [...(standing[country] ?? []), ...(yearlyHolidays[country] ?? [])];
  const isIn = (parts: readonly string[]) => part !== null && parts.includes(part);
  return known.filter(({ regions, notIn = [] }) => (regions === undefined || isIn(regions)) && !isIn(notIn));
}

export function hasCorrections(country: string): boolean {
  return country in standing || country in yearlyHolidays;
}
