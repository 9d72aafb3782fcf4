import pg from 'pg';

const dateOid = 1082;
// The types of arrays, which pg's list of types does not name.
type Oid = Parameters<typeof pg.types.setTypeParser>[0];
const datesOid = 1182 as number as Oid;
const textsOid = 1009 as number as Oid;
const bigintOid = 20;
const instantOid = 1184;

// `2026-12-04 17:00:00.123+00`: as PostgreSQL writes an instant of our era in a session whose zone is UTC.
const utcInstant = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/;
const general: (text: string) => Date = pg.types.getTypeParser(instantOid);

/**
 * How values come back from PostgreSQL: a calendar date, and each of several, stays the text it is (a JS Date would give it a time and a
 * zone), and a count is a number (none here comes near 2^53). Installed once, for every pool of the process.
 */
export function installTypeParsers(): void {
  pg.types.setTypeParser(dateOid, (text) => text);
  pg.types.setTypeParser(datesOid, pg.types.getTypeParser(textsOid));
  pg.types.setTypeParser(bigintOid, (text) => Number(text));
  pg.types.setTypeParser(instantOid, parseInstant);
}

/** A list of twenty rows holds a hundred instants: pg's own parser takes four times as long for each. */
export function parseInstant(text: string): Date {
  if (!utcInstant.test(text)) return general(text);
  const two = (at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const year = two(0) * 100 + two(2);
  // Date.UTC takes the years before 100 for those of the last century.
  if (year < 100) return general(text);
  const milliseconds = text[19] === '.' ? Math.floor(Number(text.slice(19, -3)) * 1_000) : 0;
  return new Date(Date.UTC(year, two(5) - 1, two(8), two(11), two(14), two(17), milliseconds));
}
