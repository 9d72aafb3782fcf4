import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { storedPolicy } from '../../rules/index.js';
import { type Policy, policyModel } from './policy.model.js';

interface Row {
  readonly version: number;
  readonly rules: object;
  readonly effectiveFrom: Date;
  readonly jobVersion: number | null;
  readonly jobRules: object | null;
  readonly jobEffectiveFrom: Date | null;
}

const select = statement(
  'policy_effective',
  `SELECT p.version, p.rules, p.effective_from AS "effectiveFrom", j.version AS "jobVersion", j.rules AS "jobRules",
          j.effective_from AS "jobEffectiveFrom"
   FROM policies p
   LEFT JOIN LATERAL (
     SELECT version, rules, effective_from FROM job_policies
     WHERE organization_id = $1 AND job_id = $3 AND effective_from <= $2 ORDER BY version DESC LIMIT 1) j ON true
   WHERE p.organization_id = $1 AND (p.effective_from <= $2 OR p.version = 1) ORDER BY p.version DESC LIMIT 1`,
);

const selectVersion = statement(
  'policy_version',
  `SELECT version, rules, effective_from AS "effectiveFrom" FROM policies WHERE organization_id = $1 AND version = $2`,
);

/** The policy that holds now: the organization's, or with what that job changes of it. */
export async function effectivePolicy(tx: ReadTransaction, jobId: string | null): Promise<Policy> {
  const now = await tx.now();
  const [row] = await tx.query<Row>(select, [tx.organizationId, now.toString(), jobId]);
  if (row === undefined) throw new Error('the organization has no policy');
  const since = [row.effectiveFrom, row.jobEffectiveFrom].filter((at) => at !== null);
  return policyModel(storedPolicy({ ...row.rules, ...row.jobRules }), {
    version: row.version,
    jobVersion: row.jobVersion,
    effectiveFrom: new Date(Math.max(...since.map((at) => at.getTime()))),
  });
}

/** A version of the organization's policy, past or still to come; null if there is none of that number. */
export async function policyVersion(tx: ReadTransaction, version: number): Promise<Policy | null> {
  const [row] = await tx.query<Pick<Row, 'version' | 'rules' | 'effectiveFrom'>>(selectVersion, [
    tx.organizationId,
    version,
  ]);
  if (row === undefined) return null;
  const { effectiveFrom } = row;
  return policyModel(storedPolicy(row.rules), { version, jobVersion: null, effectiveFrom });
}
