import { Temporal } from 'temporal-polyfill';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { checkTellOn, localDate, type OutcomeKind } from '../../rules/index.js';
import type { ApplicationEntity } from '../application.entity.js';
import type { DecisionFields } from './decision.input.js';

const zonesSql = `
  SELECT DISTINCT coalesce(c.time_zone, o.time_zone) AS zone FROM applications a
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  JOIN organizations o ON o.id = $1
  WHERE a.organization_id = $1 AND a.id = ANY($2)`;

/** What speaks against that decision about these applications of one job; null: nothing. */
export async function refuseDecision(
  tx: WriteTransaction,
  applications: readonly ApplicationEntity[],
  { outcome, reason, tellCandidate, tellOn }: DecisionFields,
): Promise<Problem | null> {
  if (reason && outcome !== 'REJECTED') return InvalidInput.of(['input', 'reason'], 'belongs to a rejection only');
  if (tellCandidate !== 'LATER')
    return tellOn ? InvalidInput.of(['input', 'tellOn'], 'belongs to tellCandidate: LATER only') : null;
  if (!tellOn) return InvalidInput.of(['input', 'tellOn'], 'is needed with tellCandidate: LATER');
  if (outcome === 'HIRED') return InvalidInput.of(['input', 'tellCandidate'], 'a hire is told without delay');
  return await refuseTellOn(tx, applications, outcome, Temporal.PlainDate.from(tellOn));
}

/** Rule 9: from today to the last day that the policy allows, where each of the candidates is. */
async function refuseTellOn(
  tx: WriteTransaction,
  applications: readonly ApplicationEntity[],
  kind: OutcomeKind,
  tellOn: Temporal.PlainDate,
): Promise<Problem | null> {
  const ids = applications.map(({ id }) => id);
  const zones = await tx.query<{ zone: string }>(zonesSql, [tx.organizationId, ids]);
  const { policy } = (await organizationRules(tx)).ofJob(applications[0]?.jobId ?? null);
  const outcome = { kind, decidedAt: tx.now };
  if (zones.every(({ zone }) => checkTellOn(tellOn, outcome, zone, policy) === null)) return null;
  const todays = zones.map(({ zone }) => localDate(tx.now, zone)).sort(Temporal.PlainDate.compare);
  const latest = todays[0]?.add({ days: policy.outcome.maxDelayDays });
  return InvalidInput.of(['input', 'tellOn'], `must be from ${todays.at(-1)} to ${latest}`);
}
