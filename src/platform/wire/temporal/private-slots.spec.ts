/**
 * It has to be loaded before Temporal is.
 * @jest-environment node
 */
import './private-slots.js';
import { readFile } from 'node:fs/promises';
import { expect, it, jest } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';

it('instants, dates and what is made of them stand in no table, and WeakMap is the language’s own afterwards', () => {
  expect(WeakMap.prototype.set.toString()).toContain('[native code]');
  const set = jest.spyOn(WeakMap.prototype, 'set');
  const at = Temporal.Instant.from('2026-12-01T09:00:00Z').add({ hours: 1 });
  const local = at.toZonedDateTimeISO('Europe/Berlin');
  const date = local.toPlainDate().add({ days: 1 });
  expect([at, local, date, date.until('2026-12-24'), local.toPlainTime(), local.toPlainDateTime()].map(String)).toEqual(
    [
      '2026-12-01T10:00:00Z',
      '2026-12-01T11:00:00+01:00[Europe/Berlin]',
      '2026-12-02',
      'P22D',
      '11:00:00',
      '2026-12-01T11:00:00',
    ],
  );
  expect([date.equals('2026-12-02'), Temporal.Instant.compare(at, '2026-12-01T09:00:00Z')]).toEqual([true, 1]);
  expect(() => Temporal.Instant.prototype.toString.call(date)).toThrow(TypeError);
  expect(set).not.toHaveBeenCalled();
});

it.each(['run-service.ts', 'create-app.ts'])('%s loads it before anything else', async (file) => {
  const text = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(text.split('\n')[0]).toBe("import './platform/wire/temporal/private-slots.js';");
});
