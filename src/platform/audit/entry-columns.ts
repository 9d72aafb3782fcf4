/** The columns of an AuditEntryRow, of a table called `e`. */
export const entryColumns = `e.organization_id AS "organizationId", e.id,
  (extract(epoch FROM e.at) * 1000000)::bigint AS "atMicroseconds", e.action, e.actor_kind AS "actorKind",
  e.actor_id AS "actorId", e.actor_name AS "actorName", e.on_behalf_of_id AS "onBehalfOfId",
  e.on_behalf_of_name AS "onBehalfOfName", e.address, e.request_id AS "requestId", e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.detail_hash AS "detailHash"`;
