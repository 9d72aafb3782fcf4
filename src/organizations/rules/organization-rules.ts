import { statement } from '../../platform/database/statement.js';
import type { BeginningTransaction, ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { type BusinessCalendar, calendarFor, type Policy, storedPolicy } from '../../rules/index.js';
import type { MailSettings } from '../mail-settings/mail-settings.js';

/** What the rules of time judge one job by, or all jobs without a policy of their own. */
export interface RuleSettings {
  readonly timeZone: string;
  readonly policy: Policy;
  /** Which version of the organization's policy that is, and of the job's own; null: it has none. */
  readonly policyVersion: number;
  readonly jobPolicyVersion: number | null;
  readonly calendar: BusinessCalendar;
}

/** What an organization brings to every rule of time, and to every mail. */
export interface OrganizationRules extends RuleSettings, MailSettings {
  readonly name: string;
  readonly locale: string;
  readonly brandColor: string | null;
  /** The path of this service that serves its logo; null: it has none. */
  readonly logoPath: `/${string}` | null;
  /** It is read and not changed, and nothing is sent. */
  readonly isSuspended: boolean;
  /** Who mails come from; null: the organization's name. */
  readonly senderName: string | null;
  /** Where replies go if nobody recruits; null: nowhere. */
  readonly replyTo: string | null;
  /** The same, with what that job changes of it. */
  ofJob(jobId: string | null): RuleSettings;
  /** The same with another policy, or with other rules of one job. */
  proposing(proposed: Proposed): OrganizationRules;
}

/** Rules that could hold: all of an organization's, or what a job changes of them. */
export interface Proposed {
  readonly jobId: string | null;
  readonly rules: object;
}

interface Row
  extends MailSettings,
    Pick<OrganizationRules, 'name' | 'timeZone' | 'locale' | 'brandColor' | 'logoPath' | 'isSuspended'> {
  readonly senderName: string | null;
  readonly replyTo: string | null;
  readonly country: string;
  readonly region: string | null;
  readonly workingDays: number[] | null;
  readonly closedDays: string[];
  readonly openedDays: string[];
  readonly version: number;
  readonly rules: object;
  readonly ofJobs: Readonly<Record<string, { readonly version: number; readonly rules: object }>> | null;
}

// Of a transaction that writes PostgreSQL knows it.
const instant = `coalesce($2::timestamptz, NULLIF(current_setting('app.now', true), '')::timestamptz)`;

// The first version holds from the beginning, whatever the clock of another server said when it was made.
const select = statement(
  'organization_rules',
  `SELECT o.name, o.time_zone AS "timeZone", o.locale, o.brand_color AS "brandColor", '/logos/' || o.id || '?' || o.logo_hash AS "logoPath",
          o.suspended_at IS NOT NULL AS "isSuspended", o.sender_name AS "senderName", o.reply_to AS "replyTo", o.country, o.region,
          o.ats_url_template AS "atsUrlTemplate", o.stage_names AS "stageNames", o.mail_footers AS "mailFooters",
          o.closed_days::text[] AS "closedDays", o.working_days AS "workingDays", o.opened_days::text[] AS "openedDays", p.version, p.rules,
          (SELECT jsonb_object_agg(j.job_id, jsonb_build_object('version', j.version, 'rules', j.rules)) FROM (
             SELECT DISTINCT ON (job_id) job_id, version, rules FROM job_policies
             WHERE organization_id = $1 AND effective_from <= ${instant} ORDER BY job_id, version DESC) j) AS "ofJobs"
   FROM organizations o
   JOIN policies p ON p.organization_id = o.id AND (p.effective_from <= ${instant} OR p.version = 1)
   WHERE o.id = $1 ORDER BY p.version DESC LIMIT 1`,
);

/** The organization's policy and calendar, and what its jobs change of them, as they stand: in one query. */
export async function organizationRules(
  tx: ReadTransaction | WriteTransaction | BeginningTransaction,
): Promise<OrganizationRules> {
  const now = 'manager' in tx ? ('now' in tx ? tx.now : null) : await tx.now();
  const parameters = [tx.organizationId, now?.toString() ?? null];
  const [row] = await tx.query<Row>(select, parameters);
  if (row === undefined) throw new Error('the organization has no policy');
  const { country, region, workingDays, closedDays, openedDays, rules, version, ofJobs, ...rest } = row;
  const calendar = await calendarFor({ country, region, workingDays, closedDays, openedDays });
  return rulesFrom(rest, calendar, { version, rules }, ofJobs ?? {});
}

type JobRules = NonNullable<Row['ofJobs']>;

function rulesFrom(
  words: Omit<OrganizationRules, keyof RuleSettings | 'ofJob' | 'proposing'> & Pick<RuleSettings, 'timeZone'>,
  calendar: BusinessCalendar,
  { version, rules }: { readonly version: number; readonly rules: object },
  ofJobs: JobRules,
): OrganizationRules {
  const own = { policy: storedPolicy(rules), policyVersion: version, jobPolicyVersion: null, calendar };
  return {
    ...words,
    ...own,
    ofJob: (jobId) => {
      const job = jobId === null ? undefined : ofJobs[jobId];
      const base = { timeZone: words.timeZone, ...own };
      if (job === undefined) return base;
      return { ...base, policy: storedPolicy({ ...rules, ...job.rules }), jobPolicyVersion: job.version };
    },
    proposing: ({ jobId, rules: proposed }) => {
      if (jobId === null) return rulesFrom(words, calendar, { version: version + 1, rules: proposed }, ofJobs);
      const job = { version: (ofJobs[jobId]?.version ?? 0) + 1, rules: proposed };
      return rulesFrom(words, calendar, { version, rules }, { ...ofJobs, [jobId]: job });
    },
  };
}
