-- What entries of the audit log can be about, of one candidate: the candidate, and every row of theirs.
CREATE OR REPLACE FUNCTION subjects_of_candidate(candidate uuid) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE
SET search_path = pg_catalog
AS $$
  WITH a AS (
    SELECT a.organization_id, a.id FROM public.applications a
    WHERE a.organization_id = (SELECT public.current_organization_id()) AND a.candidate_id = candidate)
  SELECT candidate
  UNION ALL SELECT a.id FROM a
  UNION ALL SELECT t.id FROM public.timelines t JOIN a ON t.organization_id = a.organization_id AND t.application_id = a.id
  UNION ALL SELECT i.id FROM public.interviews i JOIN a ON i.organization_id = a.organization_id AND i.application_id = a.id
  UNION ALL SELECT o.id FROM public.outcomes o JOIN a ON o.organization_id = a.organization_id AND o.application_id = a.id
  UNION ALL SELECT n.id FROM public.notifications n JOIN a ON n.organization_id = a.organization_id AND n.application_id = a.id
  UNION ALL SELECT n.message_id FROM public.notifications n JOIN a ON n.organization_id = a.organization_id AND n.application_id = a.id
  WHERE n.message_id IS NOT NULL
  UNION ALL SELECT d.message_id FROM public.drafts d JOIN a ON d.organization_id = a.organization_id AND d.application_id = a.id
  UNION ALL SELECT c.id FROM public.contacts c JOIN a ON c.organization_id = a.organization_id AND c.application_id = a.id
  UNION ALL SELECT t.id FROM public.application_turns t JOIN a ON t.organization_id = a.organization_id AND t.application_id = a.id
$$;
COMMENT ON FUNCTION subjects_of_candidate IS 'The ids of a candidate of this transaction''s organization and of every row of theirs.';
REVOKE ALL ON FUNCTION subjects_of_candidate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION subjects_of_candidate TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION subjects_of_candidate TO followthrough_service;
