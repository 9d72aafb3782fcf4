-- Takes 0011 back. Members keep their status; who signs in again later is linked anew.
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION find_identity(text, text[], text);
RESET ROLE;
REVOKE SELECT (identity_issuer, identity_subject) ON members FROM followthrough_crossing;
ALTER TABLE members DROP COLUMN identity_issuer, DROP COLUMN identity_subject;
DROP TABLE identity_providers;
