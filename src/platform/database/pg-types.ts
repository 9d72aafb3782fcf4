import pg from 'pg';

const dateOid = 1082;
const bigintOid = 20;

/**
 * How values come back from PostgreSQL: a calendar date stays the text it is (a JS Date would give it a time and a
 * zone), and a count is a number (none here comes near 2^53). Installed once, for every pool of the process.
 */
export function installTypeParsers(): void {
  pg.types.setTypeParser(dateOid, (text) => text);
  pg.types.setTypeParser(bigintOid, (text) => Number(text));
}
