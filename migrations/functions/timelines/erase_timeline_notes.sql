SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION erase_timeline_notes(erased_candidate uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.timeline_revisions r SET note = NULL, internal_note = NULL
  FROM public.timelines t
  JOIN public.applications a ON a.organization_id = t.organization_id AND a.id = t.application_id
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = t.organization_id AND r.timeline_id = t.id
$$;
COMMENT ON FUNCTION erase_timeline_notes IS 'Takes the notes out of the revisions of an erased candidate of this transaction''s organization.';
REVOKE ALL ON FUNCTION erase_timeline_notes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_timeline_notes TO followthrough_service;
