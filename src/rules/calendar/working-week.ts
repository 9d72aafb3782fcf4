/** Weekdays, 1 Monday to 7 Sunday, in order. */
export type Weekdays = readonly number[];

const WEEKDAYS: Weekdays = [1, 2, 3, 4, 5, 6, 7];
const SATURDAY_AND_SUNDAY: Weekdays = [6, 7];
const FRIDAY_AND_SATURDAY: Weekdays = [5, 6];

/**
 * Where Unicode's week data (48) say something else than the country does: as the calendars of jollyday have it with a source for
 * each (its change 1458), the decisions of Nepal (Saturday alone since June 2022) and of the states of Malaysia and Sharjah.
 * (docs/adr/0081)
 */
const weekends: Readonly<Record<string, Weekdays>> = {
  BD: FRIDAY_AND_SATURDAY,
  BN: [5, 7],
  // Its labour code knows Friday.
  DJ: [5],
  MV: FRIDAY_AND_SATURDAY,
  NP: [6],
  PS: FRIDAY_AND_SATURDAY,
  // By the codes of their states: Kedah, Kelantan and Terengganu; Sharjah.
  'MY-02': FRIDAY_AND_SATURDAY,
  'MY-03': FRIDAY_AND_SATURDAY,
  'MY-11': FRIDAY_AND_SATURDAY,
  'AE-SH': [5, 6, 7],
};

/** The days on which a country works, in a region if it has a week of its own. Null: Monday to Friday. */
export function workingWeekOf(country: string | null, region: string | null): Weekdays {
  const weekend = country === null ? SATURDAY_AND_SUNDAY : weekendOf(country, region);
  return WEEKDAYS.filter((day) => !weekend.includes(day));
}

export function hasWeekOfItsOwn(country: string, region: string): boolean {
  return `${country}-${region}` in weekends;
}

function weekendOf(country: string, region: string | null): Weekdays {
  return weekends[`${country}-${region}`] ?? weekends[country] ?? weekendByUnicode(country);
}

/** Asked once: every calendar asks, and Intl takes long to answer. */
const byUnicode = new Map<string, Weekdays>();
/** Three times the countries there are. */
const MOST_COUNTRIES = 700;

function weekendByUnicode(country: string): Weekdays {
  const known = byUnicode.get(country);
  if (known !== undefined) return known;
  if (byUnicode.size >= MOST_COUNTRIES) byUnicode.clear();
  const { weekend } = (new Intl.Locale(`und-${country}`) as WithWeek).getWeekInfo();
  byUnicode.set(country, weekend);
  return weekend;
}

/** Of the standard, and not yet of the compiler's library. */
type WithWeek = Intl.Locale & { getWeekInfo(): { readonly weekend: Weekdays } };
