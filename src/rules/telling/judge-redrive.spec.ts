import { describe, expect, it } from '@jest/globals';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { type DeadMessage, type DeadNotice, judgeRedrive, type Recipient } from './judge-redrive.js';

const dead: DeadMessage = { dead: true, erased: false, cameBack: false, mayHaveArrived: false };
const reachable: Recipient = { suppressed: false, declines: false };
const now = '2026-12-02T15:00';

/** A later date that was recorded as sent, and whose message failed. */
const failed = () =>
  TimelineStory.told('2026-12-04')
    .move('2026-12-11', '2026-12-02T10:00')
    .tick('2026-12-02T10:10')
    .recorded('SEND', '2026-12-02T10:10')
    .sendEnded('2026-12-02T10:11');

const ofChange = (story: TimelineStory, also: Partial<DeadNotice> = {}): DeadNotice => ({
  kind: 'TIMELINE_EXTENDED',
  toCandidate: true,
  toldSince: false,
  knownSince: false,
  revision: 2,
  timeline: story.facts,
  outcome: null,
  ...also,
});
const standing = { superseded: false, told: false, decidedSince: false };
const ofOutcome = (also: Partial<typeof standing> = {}): DeadNotice =>
  ofChange(failed(), { kind: 'OUTCOME_REJECTED', revision: null, timeline: null, outcome: { ...standing, ...also } });

function judge(
  tellings: readonly DeadNotice[],
  how: { message?: Partial<DeadMessage>; recipient?: Partial<Recipient>; at?: string; accept?: boolean } = {},
) {
  const { message = {}, recipient = {}, at = now, accept = false } = how;
  const leavesAt = failed().instant(at);
  return judgeRedrive({ ...dead, ...message }, tellings, { ...reachable, ...recipient }, leavesAt, accept);
}

describe('a message that was given up is sent again', () => {
  it('if its date and its outcome still hold', () => {
    expect(judge([ofChange(failed())])).toBeNull();
    expect(judge([ofOutcome()])).toBeNull();
    expect(judge([ofOutcome(), ofChange(failed(), { kind: 'TIMELINE_SET' })])).toBeNull();
  });

  it('until its date is over, and a hold also after that', () => {
    expect(judge([ofChange(failed())], { at: '2026-12-11T23:59' })).toBeNull();
    expect(judge([ofChange(failed())], { at: '2026-12-12T00:00' })).toBe('DATE_PASSED');
    expect(judge([ofChange(failed(), { kind: 'TIMELINE_HELD' })], { at: '2026-12-12T00:00' })).toBeNull();
  });

  it('if it was not yet heard of that it failed, and no other message about the timeline is under way', () => {
    const under = (inFlight: number) => ({ ...failed().facts, inFlight });
    expect(judge([ofChange(failed(), { timeline: under(2) })])).toBeNull();
    expect(judge([ofChange(failed(), { timeline: under(1) })])).toBe('SUPERSEDED');
  });
});

describe('a message that was given up is not sent again', () => {
  it.each<[string, DeadNotice]>([
    ['another date was set', ofChange(failed().move('2026-12-14', '2026-12-02T12:00'))],
    ['the application was decided', ofChange(failed().decide('2026-12-02T12:00'))],
    ['another message about it was decided', ofChange(failed(), { toldSince: true })],
    ['the candidate knows something else by now', ofChange(failed(), { knownSince: true })],
    ['the outcome was corrected', ofOutcome({ superseded: true })],
    ['the outcome was told', ofOutcome({ told: true })],
    ['there was another decision', ofOutcome({ decidedSince: true })],
  ])('if %s', (_why, telling) => {
    expect(judge([telling])).toBe('SUPERSEDED');
    expect(judge([ofOutcome(), telling])).toBe('SUPERSEDED');
  });

  it('if any of it speaks of its day, or it is not to a candidate, or tells nothing', () => {
    for (const kind of ['TIMELINE_PASSED', 'STILL_UNDECIDED'] as const)
      expect(judge([ofChange(failed()), ofChange(failed(), { kind })])).toBe('KIND');
    expect(judge([ofChange(failed(), { kind: 'RECEIPT_DO_NOT_WRITE', timeline: null })])).toBe('KIND');
    expect(judge([ofChange(failed(), { toCandidate: false })])).toBe('KIND');
    expect(judge([])).toBe('KIND');
  });

  it('if its reader cannot be written to, or does without what only reassures', () => {
    const [declines, change] = [{ recipient: { declines: true } }, ofChange(failed())];
    expect(judge([change], { recipient: { suppressed: true } })).toBe('SUPPRESSED');
    expect(judge([{ ...change, kind: 'TIMELINE_RECONFIRMED' }], declines)).toBe('DECLINED');
    expect(judge([change, { ...change, kind: 'TIMELINE_RECONFIRMED' }], declines)).toBeNull();
  });

  it('if it is not dead, was erased, came back, or may have arrived and that is not accepted', () => {
    const change = [ofChange(failed())];
    expect(judge(change, { message: { dead: false } })).toBe('NOT_DEAD');
    expect(judge(change, { message: { erased: true } })).toBe('ERASED');
    expect(judge(change, { message: { cameBack: true }, accept: true })).toBe('CAME_BACK');
    expect(judge(change, { message: { mayHaveArrived: true } })).toBe('POSSIBLE_DUPLICATE');
    expect(judge(change, { message: { mayHaveArrived: true }, accept: true })).toBeNull();
  });
});
