import type { AnyRow } from '../kinds/row-kind.js';
import type { SyncConnection } from './sync-connection.js';

/**
 * A row with those of its own fields that the connection names. The others are passed over unread: however many and long
 * they are, nothing follows from them.
 */
export function withToldFields(
  row: AnyRow,
  { decisionDateField, decisionReasonField }: Pick<SyncConnection, 'decisionDateField' | 'decisionReasonField'>,
): AnyRow {
  const { customFields, ...rest } = (row ?? {}) as AnyRow & { readonly customFields?: unknown };
  if (!Array.isArray(customFields)) return row;
  const told = customFields.filter((field: { readonly key?: unknown } | null) => {
    const key = field?.key;
    return typeof key !== 'string' || key === decisionDateField || key === decisionReasonField;
  });
  const left: typeof rest & { readonly customFields?: unknown } =
    told.length === 0 ? rest : { ...rest, customFields: told };
  return left;
}
