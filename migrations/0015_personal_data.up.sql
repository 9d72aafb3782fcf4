-- Why: a candidate can be erased, when they ask for it and when an organization has kept them long enough. What is
-- personal goes from every table; what proves what happened stays: rows, ids, instants, kinds and statuses.
--
-- Expand only: every new column is NULL for the rows that are there. An application that ended before, or ends while the
-- version before is still running, has no ended_at; its last change stands in for it.

ALTER TABLE candidates
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN erased_ref_hash bytea,
  -- Whatever writes to an erased row, the person does not come back.
  ADD CONSTRAINT candidates_erased_is_bare CHECK (erased_at IS NULL OR (
    full_name = '(erased)' AND email = '(erased)'
    AND num_nonnulls(locale, time_zone, external_source, external_remote_id) = 0)),
  ADD CONSTRAINT candidates_erased_ref_hash_is_sha256 CHECK (
    erased_ref_hash IS NULL OR (octet_length(erased_ref_hash) = 32 AND erased_at IS NOT NULL));
CREATE UNIQUE INDEX candidates_erased_ref_unique ON candidates (organization_id, erased_ref_hash);
CREATE INDEX candidates_not_erased ON candidates (organization_id, id) WHERE erased_at IS NULL;
COMMENT ON COLUMN candidates.erased_ref_hash IS 'Of the external reference that an erased candidate had: an import does not bring the person back.';

ALTER TABLE applications ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN applications.ended_at IS 'When it ceased to be active; NULL for one that ended before this was recorded.';

ALTER TABLE messages ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN messages.erased_at IS 'Recipient and content are gone; that it was sent, or was not, stays.';

ALTER TABLE organizations
  ADD COLUMN retention_days integer,
  ADD CONSTRAINT organizations_retention_days_sane CHECK (retention_days BETWEEN 1 AND 3650);
COMMENT ON COLUMN organizations.retention_days IS 'Candidates are erased so many days after the last of their applications ended; NULL: they are kept.';

-- What entries of the audit log can be about, of one candidate: the candidate, and every row of theirs.
CREATE FUNCTION subjects_of_candidate(candidate uuid) RETURNS TABLE (id uuid)
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
GRANT EXECUTE ON FUNCTION subjects_of_candidate TO followthrough_service, followthrough_crossing;

-- History cannot be changed by the service's role. These take words out of it, of a candidate who is erased already,
-- in the organization of the transaction. They cross nothing: the tenants' policies bind the role that owns them too.
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (retention_days) ON organizations TO followthrough_crossing;
GRANT SELECT (organization_id, id, erased_at) ON candidates TO followthrough_crossing;
GRANT SELECT (organization_id, id, candidate_id) ON applications TO followthrough_crossing;
GRANT SELECT (application_id) ON timelines TO followthrough_crossing;
GRANT SELECT (organization_id, id, application_id) ON interviews, outcomes TO followthrough_crossing;
GRANT SELECT (organization_id, id, application_id, message_id) ON notifications TO followthrough_crossing;
GRANT SELECT (organization_id, application_id, message_id) ON drafts TO followthrough_crossing;
GRANT SELECT (organization_id, id, application_id), UPDATE (internal_note) ON contacts, application_turns TO followthrough_crossing;
GRANT SELECT (organization_id, timeline_id), UPDATE (note, internal_note) ON timeline_revisions TO followthrough_crossing;
GRANT SELECT (organization_id, id, subject_id) ON audit_entries TO followthrough_crossing;
GRANT SELECT (organization_id, entry_id, erased_at), UPDATE (detail, salt, erased_at) ON audit_details TO followthrough_crossing;

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION erase_timeline_notes(erased_candidate uuid) RETURNS void
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

CREATE FUNCTION erase_application_notes(erased_candidate uuid) RETURNS void
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

CREATE FUNCTION erase_audit_details(erased_candidate uuid, now timestamptz) RETURNS void
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

CREATE FUNCTION organizations_with_retention() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.id FROM public.organizations o WHERE o.retention_days IS NOT NULL ORDER BY o.id $$;
COMMENT ON FUNCTION organizations_with_retention IS 'The organizations that do not keep candidates for ever.';

REVOKE ALL ON FUNCTION erase_timeline_notes, erase_application_notes, erase_audit_details, organizations_with_retention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_timeline_notes, erase_application_notes, erase_audit_details, organizations_with_retention TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
