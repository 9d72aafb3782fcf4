import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CandidateReplay, type Scene } from '../../src/rules/index.js';
import { replayFaults } from './replay-faults.js';
import { scenes } from './scene.arbitrary.js';

describe('whatever people do about the applications of one candidate', () => {
  it('nobody is told twice, outside the window, after the end or over the cap, and every word is kept', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        expect(replayFaults(scene, new CandidateReplay(scene).run())).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('the story of the same candidate is the same however often it is told', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const told = () => JSON.stringify(new CandidateReplay(scene).run().sent);
        expect(told()).toBe(told());
      }),
      { numRuns: 20 },
    );
  });
});

describe('the faults of a replay are seen:', () => {
  const sceneWith = (seed: number) => fc.sample(scenes, { numRuns: 60, seed });

  /** Faults in any of the scenes after its replay was spoilt. */
  function faultsAfter(spoil: (replay: CandidateReplay, scene: Scene) => void): string {
    return sceneWith(7)
      .flatMap((scene) => {
        const replay = new CandidateReplay(scene).run();
        spoil(replay, scene);
        return replayFaults(scene, replay);
      })
      .join('\n');
  }

  it('a mail that is sent twice', () => {
    expect(faultsAfter(({ sent }) => sent.push(...sent.slice(0, 1)))).toContain('told twice');
  });

  it('a mail that never leaves', () => {
    const lost = faultsAfter((replay) => {
      const note = replay.sent.findLastIndex(({ items: [first] }) => first.kind === 'STILL_UNDECIDED');
      if (note !== -1) replay.sent.splice(note, 1);
    });
    expect(lost).toContain('none came by');
  });

  it('a mail in the night', () => {
    const shifted = faultsAfter(({ sent }) => {
      sent.forEach((mail, index) => {
        sent[index] = { ...mail, at: mail.at.add({ hours: 11 }) };
      });
    });
    expect(shifted).toContain('outside the window');
  });

  it('a mail after the end', () => {
    const late = faultsAfter(({ sent }, { happenings }) => {
      const end = happenings.findLast(({ kind }) => kind === 'ENDED');
      const [first] = sent;
      if (end !== undefined && first !== undefined) sent.push({ ...first, at: end.at.add({ hours: 1 }) });
    });
    expect(late).toContain('after the end');
  });
});
