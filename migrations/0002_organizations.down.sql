ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_organization_fkey;
ALTER TABLE idempotent_changes DROP CONSTRAINT idempotent_changes_organization_fkey;
ALTER TABLE domain_events DROP CONSTRAINT domain_events_organization_fkey;
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_organization_fkey;
DROP TABLE policies, identity_providers, api_keys, members, organizations;
