import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { parseInstant } from './pg-types.js';

// Of a fresh copy of the package's table: the process's own may have been replaced by ours.
const general = pg.types.builtins.TIMESTAMPTZ;
const reference = (text: string): Date => (pg.types.getTypeParser(general, 'text') as (value: string) => Date)(text);

describe('parseInstant', () => {
  it.each([
    ['2026-12-04 17:00:00+00', '2026-12-04T17:00:00.000Z'],
    ['2026-12-04 17:00:00.1+00', '2026-12-04T17:00:00.100Z'],
    ['2026-12-04 17:00:00.123+00', '2026-12-04T17:00:00.123Z'],
    ['2026-12-04 17:00:00.999999+00', '2026-12-04T17:00:00.999Z'],
    ['2028-02-29 23:59:59.009+00', '2028-02-29T23:59:59.009Z'],
    ['2026-12-04 18:00:00+01', '2026-12-04T17:00:00.000Z'],
    ['2026-12-04 22:30:00+05:30', '2026-12-04T17:00:00.000Z'],
    ['0099-12-31 00:00:00+00', '0099-12-31T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text).toISOString()).toBe(instant);
  });

  it('reads every whole millisecond as it was written', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0100-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59.999Z'),
          noInvalidDate: true,
        }),
        (date) => {
          const text = `${date.toISOString().replace('T', ' ').replace('Z', '')}+00`;
          expect(parseInstant(text)).toEqual(date);
        },
      ),
    );
  });

  it('leaves what is not written in UTC or not of our era to pg', () => {
    for (const text of ['infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '10000-01-01 00:00:00+00']) {
      expect(parseInstant(text)).toEqual(reference(text));
    }
  });
});
