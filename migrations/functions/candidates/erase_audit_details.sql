SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION erase_audit_details(erased_candidate uuid, now timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.audit_details d SET detail = NULL, salt = NULL, erased_at = now
  FROM public.audit_entries e
  WHERE d.organization_id = (SELECT public.current_organization_id()) AND d.erased_at IS NULL
    AND e.organization_id = d.organization_id AND e.id = d.entry_id
    AND e.subject_id IN (SELECT s.id FROM public.subjects_of_candidate(erased_candidate) s)
    AND EXISTS (SELECT FROM public.candidates c
                WHERE c.organization_id = d.organization_id AND c.id = erased_candidate AND c.erased_at IS NOT NULL)
$$;
COMMENT ON FUNCTION erase_audit_details IS 'Takes out of the audit log what was asked for about an erased candidate of this transaction''s organization.';
REVOKE ALL ON FUNCTION erase_audit_details FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_audit_details TO followthrough_service;
