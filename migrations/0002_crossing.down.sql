-- Takes 0002 back. The functions belong to followthrough_crossing, so they are dropped as that role.
SET ROLE followthrough_crossing;
DROP FUNCTION authenticate_api_key, claim_due_timelines, claim_due_messages, count_due;
RESET ROLE;
DROP POLICY api_keys_crossing ON api_keys;
DROP POLICY timelines_crossing ON timelines;
DROP POLICY messages_crossing ON messages;
REVOKE ALL ON api_keys, timelines, messages FROM followthrough_crossing;
