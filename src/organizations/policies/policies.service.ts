import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidField, InvalidInput } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { defaultPolicy, isBefore, type Policy, policySchema } from '../../rules/index.js';
import { givenRules } from './given-rules.js';
import { policyChanged } from './policy.events.js';
import type { UpdatePolicyInput } from './policy.inputs.js';

/** A version that may be stored: complete and free of contradictions. */
export interface ProposedPolicy {
  readonly jobId: string | null;
  /** What is stored: everything, or what a job changes. */
  readonly rules: Partial<Policy>;
  /** What holds by it. */
  readonly policy: Policy;
  readonly effectiveFrom: Temporal.Instant;
}

interface Version {
  readonly version: number;
  readonly rules: Partial<Policy>;
}

const LONGEST_AHEAD_HOURS = 366 * 24;

const effectiveSql = `
  SELECT version, rules FROM policies WHERE organization_id = $1 AND (effective_from <= $2 OR version = 1) ORDER BY version DESC LIMIT 1`;

const effectiveOfJobSql = `
  SELECT version, rules FROM job_policies
  WHERE organization_id = $1 AND job_id = $3 AND effective_from <= $2 ORDER BY version DESC LIMIT 1`;

const latestSql = `
  SELECT (SELECT max(version) FROM policies WHERE organization_id = $1) AS version,
         (SELECT coalesce(max(version), 0) FROM job_policies WHERE organization_id = $1 AND job_id = $2) AS "jobVersion"`;

const insertSql = `
  INSERT INTO policies (organization_id, version, rules, effective_from)
  SELECT $1, max(version) + 1, $2, $3 FROM policies WHERE organization_id = $1`;

const insertOfJobSql = `
  INSERT INTO job_policies (organization_id, job_id, version, rules, effective_from)
  SELECT $1, $4, coalesce(max(version), 0) + 1, $2, $3 FROM job_policies WHERE organization_id = $1 AND job_id = $4`;

/** Changes the policy by adding versions; none is ever changed. */
@Injectable()
export class PoliciesService {
  /** What the change would make of the policy; a problem if it contradicts itself. The job exists. */
  async propose(tx: WriteTransaction, input: UpdatePolicyInput): Promise<ProposedPolicy | Problem> {
    const effectiveFrom = input.effectiveFrom ? toInstant(input.effectiveFrom) : tx.now;
    const latest = tx.now.add({ hours: LONGEST_AHEAD_HOURS });
    if (isBefore(effectiveFrom, tx.now) || isBefore(latest, effectiveFrom))
      return InvalidInput.of(['input', 'effectiveFrom'], `must be from now to ${latest.toString()}`);
    const jobId = input.jobId ?? null;
    const organization = await this.#effective(tx, effectiveSql, [effectiveFrom.toString()]);
    const base = { ...defaultPolicy, ...organization?.rules };
    const changes = givenRules(input.rules);
    const before =
      jobId === null ? base : (await this.#effective(tx, effectiveOfJobSql, [effectiveFrom.toString(), jobId]))?.rules;
    const rules = { ...(input.resetOthers ? (jobId === null ? defaultPolicy : {}) : before), ...changes };
    const checked = policySchema.safeParse({ ...base, ...rules });
    if (!checked.success) return contradictions(checked.error.issues);
    return { jobId, rules, policy: checked.data, effectiveFrom };
  }

  /** The numbers that the next change gets. */
  async nextVersions(
    tx: WriteTransaction,
    jobId: string | null,
  ): Promise<{ readonly version: number; readonly jobVersion: number | null }> {
    const [latest] = await tx.query<{ version: number; jobVersion: number }>(latestSql, [tx.organizationId, jobId]);
    if (latest === undefined) throw new Error('the organization has no policy');
    return jobId === null
      ? { version: latest.version + 1, jobVersion: null }
      : { version: latest.version, jobVersion: latest.jobVersion + 1 };
  }

  /** Stores it as the next version. */
  async store(tx: WriteTransaction, { jobId, rules, effectiveFrom }: ProposedPolicy): Promise<void> {
    const parameters = [tx.organizationId, JSON.stringify(rules), toDate(effectiveFrom)];
    if (jobId === null) await tx.query(insertSql, parameters);
    else await tx.query(insertOfJobSql, [...parameters, jobId]);
    await tx.publish(policyChanged, { jobId, effectiveFrom: effectiveFrom.toString() });
  }

  async #effective(tx: WriteTransaction, sql: string, parameters: unknown[]): Promise<Version | undefined> {
    const [version] = await tx.query<Version>(sql, [tx.organizationId, ...parameters]);
    return version;
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function contradictions(issues: readonly Issue[]): InvalidInput {
  const fields = issues.map(({ path, message }) => new InvalidField(['input', 'rules', ...path.map(String)], message));
  const [first, ...others] = fields;
  if (first === undefined) throw new Error('a refusal names what it refuses');
  return new InvalidInput([first, ...others]);
}
