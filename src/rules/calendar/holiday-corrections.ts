/** What the law or the government's list says of a country's days where the library says something else. */
export interface HolidayCorrection {
  /** Of that region alone; left out: of the whole country. */
  readonly region?: string;
  /** What the library keeps and nobody is off for, by its rule. */
  readonly without?: readonly string[];
  /** What the library lacks: its grammar of rules, and a name. */
  readonly with?: Readonly<Record<string, string>>;
  /** Days off of single years. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Days on which work is made up for others. */
  readonly open?: Readonly<Record<string, string>>;
  /** Kinds of the library's that are days off here beside public ones, by the names of those meant. */
  readonly bank?: readonly string[];
  /** Public holidays on these weekdays (1 Monday to 7 Sunday) give the next working day off; all but those named. */
  readonly moves?: { readonly from: readonly number[]; readonly butFor: readonly string[] };
  /** Where it stands. */
  readonly source: string;
}

const privateSector = (country: string) => `Labour law of ${country}, paid holidays of the private sector`;

/** By country: few, each with its source; what the library gets right is not repeated. (docs/adr/0081) */
export const holidayCorrections: Readonly<Record<string, readonly HolidayCorrection[]>> = {
  AE: [
    {
      without: ['1 Ramadan', '27 Rajab'],
      with: { '9 Dhu al-Hijjah': 'Arafat Day', '12-03': 'National Day (second day)' },
      source: 'UAE Cabinet Resolution 27 of 2024 on public holidays',
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
      source: privateSector('Bahrain (art. 64)'),
    },
  ],
  CN: [
    {
      without: ['06-01'],
      source: 'Regulation on public holidays for national annual festivals and memorial days, art. 3',
    },
    {
      closed: {
        ...span('2025-01-28', 8, 'Spring Festival'),
        ...span('2025-04-04', 3, 'Qingming'),
        ...span('2025-05-01', 5, 'Labour Day'),
        ...span('2025-05-31', 3, 'Dragon Boat Festival'),
        ...span('2025-10-01', 8, 'National Day and Mid-Autumn'),
      },
      open: makeUp('2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'),
      source: 'State Council, holiday arrangement of 2025',
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
  DK: [{ with: { '12-24': 'Juleaftensdag' }, source: 'Closed by custom and collective agreement' }],
  EG: [{ with: { '9 Dhu al-Hijjah': 'Arafat Day' }, source: 'Egyptian decree on official holidays (112 of 2008)' }],
  FI: [{ bank: ['juhannusaatto', 'jouluaatto'], source: 'Working time: eves that agreements make days off' }],
  GB: [
    {
      region: 'SCT',
      closed: { '2026-06-15': 'World Cup bank holiday' },
      source: 'Royal Proclamation, bank holiday in Scotland on 15 June 2026',
    },
  ],
  HU: [
    {
      closed: { '2025-05-02': 'Pihenőnap', '2025-10-24': 'Pihenőnap', '2025-12-24': 'Pihenőnap' },
      open: makeUp('2025-05-17', '2025-10-18', '2025-12-13'),
      source: 'Decree on the order of working days of 2025',
    },
    {
      closed: { '2026-01-02': 'Pihenőnap', '2026-08-21': 'Pihenőnap', '2026-12-24': 'Pihenőnap' },
      open: makeUp('2026-01-10', '2026-08-08', '2026-12-12'),
      source: 'Decree on the order of working days of 2026',
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
      source: 'Jordan, prime ministry: official holidays',
    },
  ],
  KR: [
    {
      without: ['korean 01-0-01 P3D'],
      with: { '05-01': '노동절' },
      source: 'Regulations on holidays of government offices, art. 2; Act on the designation of Workers’ Day',
    },
    { closed: { '2026-06-03': '지방선거' }, source: 'Regulations on holidays of government offices, art. 2 (10)' },
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
      source: privateSector('Kuwait (6 of 2010, art. 68)'),
    },
  ],
  MA: [
    {
      with: {
        '01-14': 'Amazigh New Year since 2024',
        '2 Shawwal': 'Eid al-Fitr (second day)',
        '11 Dhu al-Hijjah': 'Eid al-Adha (second day)',
      },
      source: 'Moroccan decree on paid holidays, 2-04-426, as amended',
    },
  ],
  MY: [{ moves: { from: [7], butFor: [] }, source: 'Holidays Act 1951, section 3' }],
  OM: [
    {
      with: {
        '01-11': 'Accession of the Sultan',
        '27 Rajab': 'Isra and Miraj',
        '1 Shawwal P3D': 'Eid al-Fitr',
        '9 Dhu al-Hijjah P4D': 'Arafat Day and Eid al-Adha',
        '1 Muharram': 'Islamic New Year',
        '12 Rabi al-awwal': 'Birthday of the Prophet',
        '11-20': 'National Day',
        '11-21': 'National Day (second day)',
      },
      source: 'Royal decrees on official holidays (88 of 2022; 15 of 2025)',
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
      source: privateSector('Qatar (14 of 2004, art. 78; Amiri decree 80 of 2011)'),
    },
  ],
  SE: [
    {
      bank: ['midsommarafton', 'julafton', 'nyårsafton'],
      source: 'Annual Leave Act, section 3 a: these eves are as Sundays',
    },
  ],
  TH: [
    { moves: { from: [6, 7], butFor: [] }, source: 'Labour Protection Act, section 29: the working day that follows' },
  ],
  TW: [
    {
      with: { '05-01': '勞動節', '09-28': '孔子誕辰紀念日', '10-25': '臺灣光復節', '12-25': '行憲紀念日' },
      closed: {
        '2026-02-15': '小年夜',
        '2026-02-20': '小年夜 (補假)',
        '2026-02-27': '和平紀念日 (補假)',
        '2026-04-03': '兒童節 (補假)',
        '2026-10-09': '國慶日 (補假)',
        '2026-10-26': '臺灣光復節 (補假)',
      },
      source: 'Memorial Days and Holidays Act of 2025; calendar of government offices of 2026',
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
