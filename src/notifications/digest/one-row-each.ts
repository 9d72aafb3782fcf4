import type { MemberItem, MemberItemKind } from '../../mails/index.js';
import type { ItemToTell } from './digest-reader.js';

/** What another row of the same timeline or decision says already, and asks for. */
const SAID_BY: Partial<Record<MemberItemKind, readonly MemberItemKind[]>> = {
  CALL_NEEDED: ['CALL_PROMISED'],
  ESCALATED: ['NEW_DATE_NEEDED'],
  OVERDUE: ['NEW_DATE_NEEDED'],
  DECISION_DUE: ['CONFIRM_DATE'],
  UNTOLD_DECISION: ['MESSAGE_AWAITS_APPROVAL'],
};

/**
 * The rows of a digest: a person stands in it once for one thing. That nobody was in touch for long needs no row of its own
 * beside anything else about the application. What is on record as told stays all of it.
 */
export function oneRowEach(items: readonly ItemToTell[]): MemberItem[] {
  const ofApplication = Map.groupBy(items, ({ record }) => record.applicationId);
  return items
    .filter(({ item, record }) => {
      const others = (ofApplication.get(record.applicationId) ?? []).filter((other) => other.item !== item);
      if (item.kind === 'SILENT_APPLICATIONS') return others.length === 0;
      const said = SAID_BY[item.kind] ?? [];
      return !others.some((other) => said.includes(other.item.kind) && isOfSame(other.record, record));
    })
    .map(({ item }) => item);
}

function isOfSame(other: ItemToTell['record'], record: ItemToTell['record']): boolean {
  if (record.outcomeId != null) return other.outcomeId === record.outcomeId;
  return other.timelineId != null && other.timelineId === record.timelineId;
}
