ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_organization_fkey;
ALTER TABLE idempotent_changes DROP CONSTRAINT idempotent_changes_organization_fkey;
DROP TRIGGER domain_events_organization ON domain_events;
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_organization_fkey;
DROP TABLE policies, identity_providers, api_keys, members, organizations;
