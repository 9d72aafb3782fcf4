-- History cannot be changed by the service's role. The functions that erase from it do so in the organization of the
-- transaction alone: the tenants' policies bind the role that owns them too.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION erase_feed_references(erased_candidate uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.feed_events e SET application_ref = NULL, candidate_ref = NULL
  FROM public.candidates c
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND e.organization_id = c.organization_id AND e.candidate_id = c.id
$$;
COMMENT ON FUNCTION erase_feed_references IS 'Takes the ids that other systems have for an erased candidate, and for what they applied for, out of the feed of this transaction''s organization.';
REVOKE ALL ON FUNCTION erase_feed_references FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_feed_references TO followthrough_service;
