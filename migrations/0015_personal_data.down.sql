-- Takes 0015 back. Who was erased stays so, and looks like a candidate called "(erased)"; the tombstones are lost.
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION erase_timeline_notes, erase_application_notes, erase_audit_details, organizations_with_retention;
RESET ROLE;
DROP FUNCTION subjects_of_candidate;

REVOKE SELECT (organization_id, id) ON candidates FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, candidate_id) ON applications FROM followthrough_crossing;
REVOKE SELECT (application_id) ON timelines FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, application_id) ON interviews, outcomes FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, application_id, message_id) ON notifications FROM followthrough_crossing;
REVOKE SELECT (organization_id, application_id, message_id) ON drafts FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, application_id), UPDATE (internal_note) ON contacts, application_turns FROM followthrough_crossing;
REVOKE SELECT (organization_id, timeline_id), UPDATE (note, internal_note) ON timeline_revisions FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, subject_id) ON audit_entries FROM followthrough_crossing;
REVOKE SELECT (organization_id, entry_id, erased_at), UPDATE (detail, salt, erased_at) ON audit_details FROM followthrough_crossing;

ALTER TABLE organizations DROP COLUMN retention_days;
ALTER TABLE messages DROP COLUMN erased_at;
ALTER TABLE applications DROP COLUMN ended_at;
DROP INDEX candidates_not_erased;
ALTER TABLE candidates DROP CONSTRAINT candidates_erased_is_bare, DROP COLUMN erased_ref_hash, DROP COLUMN erased_at;
