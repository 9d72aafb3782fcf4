import { Temporal } from 'temporal-polyfill';
import { JobEntity } from '../../jobs/index.js';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { addBusinessDays, latestDay, localDate } from '../../rules/index.js';
import type { ApplicationEntity } from '../application.entity.js';
import type { DecisionFields, DecisionInput } from './decision.input.js';

export type DecisionWithNext = DecisionFields & Pick<DecisionInput, 'nextWordOn'>;

/**
 * The day by which candidates of one job hear what follows a decision, as its mail says: the one given, else by the policy.
 * Null: no day is named. What a member told them already, a policy cannot know.
 */
export async function nextWordDay(
  tx: WriteTransaction,
  applications: readonly ApplicationEntity[],
  { outcome, tellCandidate, tellOn, nextWordOn }: DecisionWithNext,
): Promise<string | null | Problem> {
  const path = ['input', 'nextWordOn'];
  if (outcome === 'REJECTED') return nextWordOn ? InvalidInput.of(path, 'belongs to HIRED and ADVANCED only') : null;
  const jobId = applications[0]?.jobId ?? null;
  const rules = await organizationRules(tx);
  const zone = (await zoneOf(tx, jobId)) ?? rules.timeZone;
  const today = localDate(tx.now, zone);
  if (!nextWordOn) {
    const { policy, calendar } = rules.ofJob(jobId);
    const days = policy.outcome.nextWordBusinessDays;
    const isKnown = days !== null && tellCandidate !== 'ALREADY_TOLD';
    return isKnown ? addBusinessDays(today, days, calendar).toString() : null;
  }
  const day = Temporal.PlainDate.from(nextWordOn);
  const earliest = tellOn && tellOn > today.toString() ? Temporal.PlainDate.from(tellOn) : today;
  const latest = latestDay(today);
  const isIn = Temporal.PlainDate.compare(earliest, day) <= 0 && Temporal.PlainDate.compare(day, latest) <= 0;
  return isIn ? nextWordOn : InvalidInput.of(path, `must be from ${earliest} to ${latest}`);
}

async function zoneOf({ manager, organizationId }: WriteTransaction, jobId: string | null): Promise<string | null> {
  if (jobId === null) return null;
  return (await manager.findOneByOrFail(JobEntity, { organizationId, id: jobId })).timeZone;
}
