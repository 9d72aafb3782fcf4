-- Takes 0022 back, with the record of what members were told: the ledger before it knows candidates alone.
DO $$
DECLARE
  tenants uuid[];
  tenant uuid;
BEGIN
  SET LOCAL ROLE followthrough_crossing;
  SELECT coalesce(array_agg(id), '{}') INTO tenants FROM organizations;
  RESET ROLE;
  FOREACH tenant IN ARRAY tenants LOOP
    PERFORM set_config('app.organization_id', tenant::text, true);
    DELETE FROM notifications WHERE organization_id = tenant AND recipient = 'MEMBER';
  END LOOP;
  PERFORM set_config('app.organization_id', '', true);
END
$$;
COMMENT ON COLUMN notifications.day IS 'Of what may be told again on another day, the local day of the member''s digest.';
DROP INDEX messages_waiting;
DROP FUNCTION claim_due_digests;
DROP TABLE digests, digest_schedules;
