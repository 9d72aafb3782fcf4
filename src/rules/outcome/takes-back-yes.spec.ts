import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { takesBackYes } from './takes-back-yes.js';

const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}:00Z`);
const yes = (overAt: string, told: boolean) => ({ overAt: at(overAt), told });

describe('rule 16: a no takes back a yes', () => {
  it.each([
    ['that it corrects and that was told', [yes('10:00', true)], true],
    ['that it corrects and that was not told, since its mail may be under way', [yes('10:00', false)], true],
    ['that was told and taken back before', [yes('09:00', true)], true],
    ['not one that was taken back before anybody was told', [yes('09:00', false)], false],
    ['not one that was taken back afterwards', [yes('11:00', true)], false],
    ['of several, if any is one', [yes('08:00', false), yes('09:00', true)], true],
    ['not where there was none', [], false],
  ])('%s', (_, formerYeses, expected) => {
    expect(takesBackYes(at('10:00'), formerYeses)).toBe(expected);
  });
});
