import type { MailKind } from '../../mails/index.js';
import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { TemplateEntity } from './template.entity.js';

export type TemplateRow = Omit<TemplateEntity, 'organizationId'>;

/** More than anybody looks through. */
const MOST_VERSIONS = 50;

const columns =
  'id, kind, locale, version, subject, greeting, opening, closing, sign_off AS "signOff", reverted_to AS "revertedTo", actor, at';

// Of each kind and language the version that stands.
const current = (kind: string, locale: string) => `
  FROM templates t
  WHERE organization_id = $1 AND (${kind}::text IS NULL OR kind = ${kind}) AND (${locale}::text IS NULL OR locale = ${locale})
    AND NOT EXISTS (
      SELECT FROM templates later
      WHERE later.organization_id = $1 AND later.kind = t.kind AND later.locale = t.locale AND later.version > t.version)`;

export const templatePages = idPages(
  'template_page',
  (beyond, order) => `SELECT ${columns} ${current('$4', '$5')} AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
);

export const countTemplates = statement('template_count', `SELECT count(*) AS count ${current('$2', '$3')}`);

const selectCurrent = statement(
  'template_current',
  `SELECT ${columns} FROM templates WHERE organization_id = $1 AND kind = $2 AND locale = $3 ORDER BY version DESC LIMIT 1`,
);

const selectVersion = statement(
  'template_version',
  `SELECT ${columns} FROM templates WHERE organization_id = $1 AND kind = $2 AND locale = $3 AND version = $4`,
);

const selectVersions = statement(
  'template_versions',
  `SELECT v.* FROM unnest($2::text[]) AS wanted
   CROSS JOIN LATERAL (
     SELECT ${columns} FROM templates
     WHERE organization_id = $1 AND kind = split_part(wanted, ' ', 1) AND locale = split_part(wanted, ' ', 2)
     ORDER BY version DESC LIMIT ${MOST_VERSIONS}) v`,
);

/** The version that stands; null if the organization never put that mail into words of its own. */
export async function currentTemplate(
  tx: ReadTransaction,
  { kind, locale }: Pick<TemplateRow, 'kind' | 'locale'>,
): Promise<TemplateRow | null> {
  const [row] = await tx.query<TemplateRow>(selectCurrent, [tx.organizationId, kind, locale]);
  return row ?? null;
}

export async function templateVersion(
  tx: ReadTransaction,
  kind: MailKind,
  locale: string,
  version: number,
): Promise<TemplateRow | null> {
  const [row] = await tx.query<TemplateRow>(selectVersion, [tx.organizationId, kind, locale, version]);
  return row ?? null;
}

export function templateKey({ kind, locale }: Pick<TemplateRow, 'kind' | 'locale'>): string {
  return `${kind} ${locale}`;
}

/** By `templateKey`: the latest versions, newest first. */
export const versionsByTemplate: LoaderDefinition<string, TemplateRow[]> = {
  fetch: async (tx, keys) =>
    Map.groupBy(await tx.query<TemplateRow>(selectVersions, [tx.organizationId, keys]), templateKey),
};
