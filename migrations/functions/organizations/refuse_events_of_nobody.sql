CREATE OR REPLACE FUNCTION refuse_events_of_nobody() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT i.organization_id FROM inserted i) n
    WHERE NOT EXISTS (SELECT FROM public.organizations o WHERE o.id = n.organization_id)
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'an event is of no organization', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_events_of_nobody IS 'Refuses events whose organization does not exist.';
REVOKE ALL ON FUNCTION refuse_events_of_nobody FROM PUBLIC;
