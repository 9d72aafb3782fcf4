SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION erase_application_notes(erased_candidate uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.contacts r SET internal_note = NULL
  FROM public.applications a
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = a.organization_id AND r.application_id = a.id;
  UPDATE public.application_turns r SET internal_note = NULL
  FROM public.applications a
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = a.organization_id AND r.application_id = a.id
$$;
COMMENT ON FUNCTION erase_application_notes IS 'Takes the notes out of the contacts and turns of the applications of an erased candidate of this transaction''s organization.';
REVOKE ALL ON FUNCTION erase_application_notes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_application_notes TO followthrough_service;
