-- Takes 0012 back, and the audit log with it.
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION organizations_with_unchained_entries, list_organizations;
RESET ROLE;
DROP TABLE audit_unchained, audit_chain, audit_details, audit_entries;
