CREATE OR REPLACE FUNCTION refuse_refs_of_nobody() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT i.organization_id, i.connection_id FROM inserted i) n
    WHERE NOT EXISTS (SELECT FROM public.ats_connections c WHERE c.organization_id = n.organization_id AND c.id = n.connection_id)
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a row is of no connection', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_refs_of_nobody IS 'Refuses rows of another system whose connection does not exist in their organization.';
REVOKE ALL ON FUNCTION refuse_refs_of_nobody FROM PUBLIC;
