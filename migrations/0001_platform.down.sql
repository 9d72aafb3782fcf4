DROP TABLE audit_unchained, audit_chain, audit_details, audit_entries, domain_events, idempotent_changes, idempotency_keys, rate_windows;
REVOKE USAGE ON SCHEMA public FROM followthrough_service, followthrough_crossing;
