import { organizationRules } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { businessDaysBetween, localDate } from '../../rules/index.js';

/** Since when the candidate has heard nothing about one application. */
export interface Silence {
  /** Null: they never heard of it. */
  readonly lastHeardAt: Date | null;
  /** Since then, or since it was made; the organization's days in the organization's zone. */
  readonly businessDays: number;
}

interface Row {
  readonly id: string;
  readonly lastHeardAt: Date | null;
  readonly createdAt: Date;
}

/** Of a table of applications called `a`: a message was accepted, a contact logged or a decision told. */
export const lastHeardSql = `(SELECT max(h.at) FROM (
    SELECT t.last_heard_at AS at FROM timelines t WHERE t.organization_id = $1 AND t.application_id = a.id
    UNION ALL SELECT k.at FROM contacts k WHERE k.organization_id = $1 AND k.application_id = a.id
    UNION ALL SELECT o.told_at FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = a.id) h)`;

const select = statement(
  'silence_of_application',
  `SELECT a.id, a.created_at AS "createdAt", ${lastHeardSql} AS "lastHeardAt"
   FROM applications a WHERE a.organization_id = $1 AND a.id = ANY($2)`,
);

export const silenceByApplication: LoaderDefinition<string, Silence> = {
  fetch: async (tx, ids) => {
    const [rows, now, { calendar, timeZone }] = await Promise.all([
      tx.query<Row>(select, [tx.organizationId, ids]),
      tx.now(),
      organizationRules(tx),
    ]);
    const today = localDate(now, timeZone);
    return new Map(
      rows.map(({ id, lastHeardAt, createdAt }) => {
        const since = localDate(toInstant(lastHeardAt ?? createdAt), timeZone);
        return [id, { lastHeardAt, businessDays: businessDaysBetween(since, today, calendar) }];
      }),
    );
  },
};
