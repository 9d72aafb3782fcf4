import type { Temporal } from 'temporal-polyfill';
import { takesBackYes } from '../outcome/takes-back-yes.js';
import { approvalOf } from '../telling/judge-outcome.js';
import { isNote, recordOfOutcome, type WithheldBecause } from '../telling/notification-record.js';
import { applyClosed, applyDecided, applyReopened } from '../timeline/apply-closed.js';
import { applyBounced, applySendEnded, applyToldByMember } from '../timeline/apply-disclosed.js';
import { applyHold, applyResume } from '../timeline/apply-hold.js';
import { applyMove, applyReconfirm } from '../timeline/apply-move.js';
import { applyNotApproved, applyNoteFailed, applyTouched } from '../timeline/apply-recorded.js';
import { applySet, applySetByInterview } from '../timeline/apply-set.js';
import { applyTellAgain } from '../timeline/apply-tell-again.js';
import { type Step, then, unchanged } from '../timeline/step.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import type { CandidateWorld } from './candidate-world.js';
import type { HistoryEvent, HistoryEventOf } from './history-event.js';
import { keyOf } from './record-keys.js';

type Happen = { [Kind in HistoryEvent['kind']]: (world: CandidateWorld, event: HistoryEventOf<Kind>) => void };

const happenings: Happen = {
  SET: (world, { at, timelineId: id, applicationId, promised, alreadyTold }) => {
    const { zones, rules } = termsOf(world, applicationId);
    const step = applySet(zones, promised, rules.policy, rules.calendar, at);
    world.add({ id, applicationId, setAt: at, rules }, toldIf(alreadyTold, step, at), at);
  },
  INTERVIEWED: (world, { at, timelineId: id, applicationId, completedAt }) => {
    const { zones, rules } = termsOf(world, applicationId);
    const asked = { ...zones, recruiterZone: rules.recruiterZone };
    const step = applySetByInterview(asked, completedAt, rules.policy, rules.calendar, at);
    world.add({ id, applicationId, setAt: at, rules }, step, at);
  },
  MOVED: (world, { at, timelineId, promised, alreadyTold }) =>
    world.change(
      timelineId,
      ifOpen((facts, { policy, calendar }) =>
        toldIf(alreadyTold, applyMove(facts, promised, policy, calendar, at), at),
      ),
      at,
    ),
  RECONFIRMED: (world, { at, timelineId, alreadyTold }) =>
    world.change(
      timelineId,
      ifOpen((facts, { policy }) => toldIf(alreadyTold, applyReconfirm(facts, policy, at), at)),
      at,
    ),
  HELD: (world, { at, timelineId, until, alreadyTold }) =>
    world.change(
      timelineId,
      ifOpen((facts, { policy }) => toldIf(alreadyTold, applyHold(facts, until, policy, at), at)),
      at,
    ),
  RESUMED: (world, { at, timelineId, alreadyTold }) =>
    world.change(
      timelineId,
      ifOpen((facts, { policy, calendar }) =>
        facts.heldUntil === null ? unchanged(facts) : toldIf(alreadyTold, applyResume(facts, policy, calendar, at), at),
      ),
      at,
    ),
  REOPENED: (world, { at, timelineId, applicationId }) => {
    supersede(world, latestOutcome(world, applicationId), 'SUPERSEDED', at);
    world.change(timelineId, (facts) => applyReopened(facts, at), at);
  },
  STOPPED: (world, { at, timelineId }) =>
    world.change(timelineId, (facts) => (facts.untold === null ? unchanged(facts) : applyNotApproved(facts)), at),
  CONTACTED: (world, { at, applicationId, touchedAt, toldDate, toldDecision }) => {
    for (const { id, facts, disclosures } of world.timelinesOf(applicationId)) {
      if (facts.closedAt !== null) continue;
      const isTold = toldDate && facts.decidedAt === null;
      if (!isTold) disclosures.touched(touchedAt);
      world.change(id, (each) => (isTold ? applyToldByMember(each, at) : applyTouched(each, touchedAt)), at);
    }
    if (toldDecision) tellOutcome(world, latestOutcome(world, applicationId), at);
  },
  DECIDED: (world, { at, outcomeId, applicationId, outcome: kind, timing, alreadyTold, ...said }) => {
    // What was decided before, and did not reach them, is told no more.
    for (const { state, told } of world.outcomes.values())
      if (state.applicationId === applicationId && !told) supersede(world, state.id, 'SUPERSEDED', at);
    world.changeAll(applicationId, (facts) => applyDecided(facts, at), at);
    world.mails.takeBackOfApplication(applicationId);
    const { zones, rules } = termsOf(world, applicationId);
    const takesBack = kind === 'REJECTED' && takesBackYes(at, world.formerYeses(applicationId));
    const asksPerson = said.asksPerson || takesBack;
    const state = { id: outcomeId, applicationId, zone: zones.zone, rules, asksPerson, kind, decidedAt: at, timing };
    // Where a member has to approve, one does at once.
    const approvedAt = approvalOf(state).mode === 'REQUIRED' && world.setting.approvesAtOnce ? at : null;
    world.stand({ ...state, approvedAt, againSince: null }, at);
    if (alreadyTold) tellOutcome(world, outcomeId, at);
  },
  SUPERSEDED: (world, { at, outcomeId }) => supersede(world, outcomeId, 'SUPERSEDED', at),
  OUTCOME_STOPPED: (world, { at, outcomeId }) => {
    const outcome = world.outcomes.get(outcomeId);
    if (outcome === undefined || outcome.recorded || outcome.told || outcome.superseded) return;
    outcome.recorded = true;
    world.withhold(recordOfOutcome(outcome.state), 'NOT_APPROVED', at);
  },
  ENDED: (world, { at, applicationId }) => {
    for (const { state, told } of world.outcomes.values())
      if (state.applicationId === applicationId && !told) supersede(world, state.id, 'CANCELLED', at);
    world.changeAll(applicationId, (facts) => applyClosed(facts, 'CANCELLED', at), at);
    world.mails.takeBackOfApplication(applicationId);
  },
  SUPPRESSED: (world) => {
    world.suppressed = true;
  },
  RELEASED: (world, { at }) => {
    world.suppressed = false;
    tellAgain(world, at);
  },
  DECLINED: (world) => {
    world.declinesNotes = true;
  },
  ACCEPTED_AGAIN: (world) => {
    world.declinesNotes = false;
  },
  BOUNCED: (world, { at, items }) => {
    for (const item of items) {
      const { outcomeId, timelineId, revision, kind } = item;
      if (!isNote(item)) world.unreached.add(keyOf(item));
      const outcome = outcomeId === null ? undefined : world.outcomes.get(outcomeId);
      if (outcome !== undefined) {
        outcome.told = false;
        if (latestOutcome(world, outcome.state.applicationId) !== outcomeId)
          supersede(world, outcome.state.id, 'SUPERSEDED', at);
      }
      if (timelineId === null || revision === null) continue;
      const standing = world.timelines.get(timelineId)?.disclosures.standing(revision);
      if (standing === undefined) continue;
      world.change(
        timelineId,
        (facts, { policy }) =>
          isNote({ kind })
            ? applyNoteFailed(facts, revision, policy)
            : then(applySendEnded(facts, revision), (ended) => applyBounced(ended, revision, standing)),
        at,
      );
    }
  },
};

/** Does to the candidate's world what was done to them, by the steps with which the service does it. */
export function happen(world: CandidateWorld, event: HistoryEvent): void {
  const does = happenings[event.kind] as (world: CandidateWorld, event: HistoryEvent) => void;
  does(world, event);
}

/** Rule 17: what could not reach the candidate is told again, as it stands now. */
function tellAgain(world: CandidateWorld, at: Temporal.Instant): void {
  for (const { state, superseded } of world.outcomes.values())
    if (!superseded && world.isUnreached({ outcomeId: state.id })) world.askAgain(state.id, at);
  for (const timelineId of world.timelines.keys())
    if (world.isUnreached({ timelineId })) world.change(timelineId, (facts) => applyTellAgain(facts, at), at);
}

type OpenStep = (facts: TimelineFacts, rules: Parameters<Parameters<CandidateWorld['change']>[1]>[1]) => Step;

/** What the service would refuse, because it is decided or closed, does not happen. */
function ifOpen(step: OpenStep): OpenStep {
  return (facts, rules) =>
    facts.closedAt !== null || facts.decidedAt !== null ? unchanged(facts) : step(facts, rules);
}

function toldIf(alreadyTold: boolean, step: Step, at: Temporal.Instant): Step {
  return alreadyTold ? then(step, (facts) => applyToldByMember(facts, at)) : step;
}

function termsOf({ setting }: CandidateWorld, applicationId: string) {
  const rules = setting.rulesOf(applicationId);
  return { rules, zones: { zone: rules.zone, candidateZone: setting.candidateZone } };
}

/** A decision holds no more, and is told no more: on record, if it was not recorded before. */
function supersede(
  world: CandidateWorld,
  outcomeId: string | undefined,
  because: WithheldBecause,
  at: Temporal.Instant,
): void {
  const outcome = outcomeId === undefined ? undefined : world.outcomes.get(outcomeId);
  if (outcome === undefined) return;
  if (outcome.superseded) return;
  outcome.superseded = true;
  if (!outcome.recorded && !outcome.told) world.withhold(recordOfOutcome(outcome.state), because, at);
  outcome.recorded = true;
  outcome.supersededAt = at;
  world.mails.takeBackOutcome(outcome.state.id);
}

/** A member told them: what was under way is taken back, and what was not recorded is. */
function tellOutcome(world: CandidateWorld, outcomeId: string | undefined, at: Temporal.Instant): void {
  const outcome = outcomeId === undefined ? undefined : world.outcomes.get(outcomeId);
  if (outcome === undefined || outcome.told || outcome.superseded) return;
  world.outcomeTold(outcome, at);
  world.mails.takeBackOutcome(outcome.state.id);
  if (!outcome.recorded) world.withhold(recordOfOutcome(outcome.state), 'TOLD_BY_MEMBER', at);
  outcome.recorded = true;
}

function latestOutcome({ outcomes }: CandidateWorld, applicationId: string): string | undefined {
  const standing = [...outcomes.values()].filter(
    ({ state, superseded }) => state.applicationId === applicationId && !superseded,
  );
  return standing.at(-1)?.state.id;
}
