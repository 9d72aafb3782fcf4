import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CandidateHistory, replay } from '../../src/rules/index.js';
import type { ReplayedRecord } from '../../src/rules/replay/candidate-world.js';
import { candidateHistories } from './candidate-history.arbitrary.js';
import { replayFaults } from './replay-faults.js';

describe('whatever people do about the applications of one candidate', () => {
  it('nobody is told twice, outside the window, after the end or over the cap, and every word is kept', () => {
    fc.assert(
      fc.property(candidateHistories, (history) => {
        expect(replayFaults(history, replay(history))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('the history of the same candidate is the same however often it is told', () => {
    fc.assert(
      fc.property(candidateHistories, (history) => {
        const told = () => JSON.stringify(replay(history).records);
        expect(told()).toBe(told());
      }),
      { numRuns: 20 },
    );
  });
});

describe('the faults of a replay are seen:', () => {
  const historiesOf = (seed: number) => fc.sample(candidateHistories, { numRuns: 60, seed });

  /** Faults in any of the histories after what was recorded of it was spoilt. */
  function faultsAfter(spoil: (records: ReplayedRecord[], history: CandidateHistory) => void): string {
    return historiesOf(7)
      .flatMap((history) => {
        const world = replay(history);
        spoil(world.records, history);
        return replayFaults(history, world);
      })
      .join('\n');
  }
  const isSent = ({ message }: ReplayedRecord) => message !== null;

  it('a mail that is sent twice', () => {
    const doubled = faultsAfter((records) => {
      const first = records.find(isSent);
      if (first !== undefined) records.push({ ...first, message: -1 });
    });
    expect(doubled).toContain('told twice');
  });

  it('a mail that never leaves', () => {
    const lost = faultsAfter((records) => {
      const note = records.findLastIndex(({ record: { kind } }) => kind === 'STILL_UNDECIDED');
      if (note !== -1) records.splice(note, 1);
    });
    expect(lost).toContain('none came by');
  });

  it('a mail in the night', () => {
    const shifted = faultsAfter((records) => {
      records.forEach((each, index) => {
        records[index] = { ...each, at: each.at.add({ hours: 11 }) };
      });
    });
    expect(shifted).toContain('outside the window');
  });

  it('a mail after the end', () => {
    const late = faultsAfter((records, { events }) => {
      const end = events.findLast(({ kind }) => kind === 'ENDED');
      const first = records.find(isSent);
      if (end !== undefined && first !== undefined)
        records.push({ ...first, message: -1, at: end.at.add({ hours: 1 }) });
    });
    expect(late).toContain('after the end');
  });
});
