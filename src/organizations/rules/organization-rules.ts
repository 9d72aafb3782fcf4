import { Temporal } from 'temporal-polyfill';
import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { calendarFor } from '../calendar/calendar-for.js';
import { type Policy, policySchema } from '../policy/policy.js';

/** What an organization brings to every rule of time, and to every mail. */
export interface OrganizationRules {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly brandColor: string | null;
  readonly logoUrl: string | null;
  /** Who mails come from; null: the organization's name. */
  readonly senderName: string | null;
  /** Where replies go if nobody recruits; null: nowhere. */
  readonly replyTo: string | null;
  readonly policy: Policy;
  readonly calendar: BusinessCalendar;
}

interface Row {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly brandColor: string | null;
  readonly logoUrl: string | null;
  readonly senderName: string | null;
  readonly replyTo: string | null;
  readonly country: string;
  readonly region: string | null;
  readonly closedDays: string[];
  readonly rules: unknown;
}

const select = statement(
  'organization_rules',
  `SELECT o.name, o.time_zone AS "timeZone", o.locale, o.brand_color AS "brandColor", o.logo_url AS "logoUrl",
          o.sender_name AS "senderName", o.reply_to AS "replyTo", o.country, o.region,
          o.closed_days::text[] AS "closedDays", p.rules
   FROM organizations o
   JOIN policies p ON p.organization_id = o.id
   WHERE o.id = $1 ORDER BY p.version DESC LIMIT 1`,
);

/** The organization's policy and calendar as they stand, in one query. */
export async function organizationRules(tx: ReadTransaction | WriteTransaction): Promise<OrganizationRules> {
  const parameters = [tx.organizationId];
  const [row] =
    'manager' in tx ? await tx.query<Row>(select.text, parameters) : await tx.query<Row>(select, parameters);
  if (row === undefined) throw new Error('the organization has no policy');
  const { country, region, closedDays, rules, ...rest } = row;
  const calendar = await calendarFor({
    country,
    region,
    closedDays: closedDays.map((day) => Temporal.PlainDate.from(day)),
  });
  return { ...rest, policy: policySchema.parse(rules), calendar };
}
