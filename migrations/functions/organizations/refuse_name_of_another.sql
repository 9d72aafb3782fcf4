-- X-On-Behalf-Of names a member by e-mail address or external id, and no index spans two columns: whoever changes a name
-- of a member waits for others who do in that organization, and looks then. What a removed member was called is free.
CREATE OR REPLACE FUNCTION refuse_name_of_another() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.status = 'REMOVED' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('names of members of ' || NEW.organization_id, 0));
  IF EXISTS (SELECT FROM public.members m WHERE m.organization_id = NEW.organization_id AND m.id <> NEW.id
             AND m.status <> 'REMOVED' AND lower(m.email) = lower(NEW.external_id)) THEN
    RAISE unique_violation USING CONSTRAINT = 'members_external_id_is_no_address_of_another', TABLE = 'members',
      MESSAGE = 'the external id is the e-mail address of another member';
  END IF;
  IF EXISTS (SELECT FROM public.members m WHERE m.organization_id = NEW.organization_id AND m.id <> NEW.id
             AND m.status <> 'REMOVED' AND lower(m.external_id) = lower(NEW.email)) THEN
    RAISE unique_violation USING CONSTRAINT = 'members_email_is_no_external_id_of_another', TABLE = 'members',
      MESSAGE = 'the e-mail address is the external id of another member';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION refuse_name_of_another IS 'No e-mail address of a member is the external id of another.';
REVOKE ALL ON FUNCTION refuse_name_of_another FROM PUBLIC;
