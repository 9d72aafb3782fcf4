import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCharacter } from '../../../test/support/any-character.js';
import { isPlainDay, isPlainRow } from './plain-row.js';
import { dayIn, faultOfRow, fieldsOfRow } from './row-shapes.js';
import type { SyncedType } from './rows.js';

const types: readonly SyncedType[] = ['JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW'];
const usual: Readonly<Record<SyncedType, object>> = {
  JOB: { remoteId: 'j1', title: 'Staff Engineer', status: 'open', recruiterEmail: 'ana@example.test' },
  CANDIDATE: { remoteId: 'c1', fullName: 'Ana Ríos', email: 'ana@example.test', canEmail: true, phone: null },
  APPLICATION: {
    remoteId: 'a1',
    candidateRemoteId: 'c1',
    jobRemoteId: 'j1',
    status: 'active',
    stage: 'Onsite',
    appliedOn: '2026-06-30',
    remoteUpdatedAt: '2026-11-30T08:00:00.123Z',
  },
  INTERVIEW: { remoteId: 'i1', applicationRemoteId: 'a1', scheduledAt: '2026-12-31T23:59Z', isDebrief: false },
};

/** What nobody should send, and what everybody does. */
const values = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 120 }),
  fc.string({ maxLength: 120 }),
  fc.constantFrom<unknown>(null, undefined, true, false, 0, '', ' ', 'a\nb', 'a\0b', '\ud800', 'x'.repeat(101), {}, []),
  fc.constantFrom('2026-02-29', '2024-02-29', '2026-04-31', '2026-12-31', '0000-01-01', '2026-13-01', '2026-06-00'),
  fc.constantFrom('2026-04-31T00:00Z', '2026-12-31T23:59:60Z', '2026-12-31T23:59:59.1234567891Z', '2026-12-31T24:00Z'),
);

describe('a usual row', () => {
  it.each(types)('of %s is known to be sound at a glance', (type) => {
    expect(isPlainRow(usual[type], fieldsOfRow(type))).toBe(true);
    // As GraphQL gives it.
    expect(isPlainRow(Object.assign(Object.create(null), usual[type]), fieldsOfRow(type))).toBe(true);
  });

  it.each(types)('of %s is one in which the whole of its shape finds no fault', (type) => {
    const fields = [...Object.keys(fieldsOfRow(type)), 'another', '__proto__'];
    const rows = fc
      .dictionary(fc.constantFrom(...fields), values, { maxKeys: 2 })
      .map((others) => ({ ...usual[type], ...others }));
    let plain = 0;
    fc.assert(
      fc.property(rows, (row) => {
        if (!isPlainRow(row, fieldsOfRow(type))) return;
        plain += 1;
        expect(faultOfRow(type, row, 0, () => false)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([
    ['no row', null],
    ['a list', [{ remoteId: 'r1' }]],
    ['no id', { fullName: 'Ana' }],
    ['a field of another type', { remoteId: 'r1', stage: 'Onsite' }],
    ['a field that is none', { remoteId: 'r1', surname: 'Ríos' }],
    ['a text that cannot be stored', { remoteId: 'r1', fullName: 'Ana\0' }],
  ])('is not %s', (_, row) => {
    expect(isPlainRow(row, fieldsOfRow('CANDIDATE'))).toBe(false);
  });

  it('has days that the calendar has', () => {
    const days = fc.tuple(
      fc.integer({ min: 0, max: 9_999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(days, (parts) => {
        const [year, month, day] = parts.map(String);
        const text = `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
        if (year === '0') expect(dayIn(text)).toBeNull();
        else if (isPlainDay(text)) expect(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10)).toBe(text);
        else if (month !== '2') expect(dayIn(text)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
