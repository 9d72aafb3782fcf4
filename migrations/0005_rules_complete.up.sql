-- Why: the rules of time, complete. A timeline knows the notes that followed a date which passed, a date nobody has
-- confirmed, an approval, and which version of the policy judged it; a job may have rules of its own; and contacts are
-- logged. A timeline names its job and candidate, which its application never changes: what is due to one candidate, and
-- which rules hold, is found without a join.
--
-- Expand only: new columns are NULL, filled from the application, or say what was true before.

ALTER TABLE timelines
  ADD COLUMN job_id uuid,
  ADD COLUMN candidate_id uuid,
  ADD COLUMN untold_approved_at timestamptz,
  ADD COLUMN unconfirmed_until timestamptz,
  ADD COLUMN held_by_job boolean NOT NULL DEFAULT false,
  ADD COLUMN notes_recorded integer,
  ADD COLUMN notes_accepted integer,
  ADD COLUMN policy_version integer NOT NULL DEFAULT 1,
  ADD COLUMN job_policy_version integer;
-- The owner is bound by row-level security too: one organization after another.
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
    UPDATE timelines t SET job_id = a.job_id, candidate_id = a.candidate_id,
      notes_recorded = CASE WHEN t.passed_told IS NOT NULL THEN 0 END,
      notes_accepted = CASE WHEN t.passed_told IS NOT NULL THEN 0 END
    FROM applications a
    WHERE t.organization_id = tenant AND a.organization_id = tenant AND a.id = t.application_id;
  END LOOP;
  PERFORM set_config('app.organization_id', '', true);
END
$$;
ALTER TABLE timelines
  ALTER COLUMN job_id SET NOT NULL,
  ALTER COLUMN candidate_id SET NOT NULL,
  ALTER COLUMN held_by_job DROP DEFAULT,
  ALTER COLUMN policy_version DROP DEFAULT,
  ADD CONSTRAINT timelines_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  ADD CONSTRAINT timelines_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  ADD CONSTRAINT timelines_notes_whole CHECK (num_nonnulls(passed_told, notes_recorded, notes_accepted) IN (0, 3)),
  ADD CONSTRAINT timelines_held_by_job_is_held CHECK (NOT held_by_job OR held_until IS NOT NULL),
  DROP CONSTRAINT timelines_asked_known,
  ADD CONSTRAINT timelines_asked_known CHECK (asked IN ('CHANGE', 'PASSED', 'UNDECIDED'));
COMMENT ON COLUMN timelines.passed_told IS 'The last promise whose passing was recorded as told; notes_recorded counts the notes since, 0 being that one.';
COMMENT ON COLUMN timelines.notes_accepted IS 'The last of those notes that the mail server accepted; -1 while none is.';
COMMENT ON COLUMN timelines.unconfirmed_until IS 'A date that followed from an interview: told at this instant unless a member confirms or moves it before.';
CREATE INDEX timelines_open_by_candidate ON timelines (organization_id, candidate_id) WHERE closed_at IS NULL;
CREATE INDEX timelines_open_by_job ON timelines (organization_id, job_id) WHERE closed_at IS NULL;
CREATE INDEX timelines_open_by_date ON timelines (organization_id, decision_date) WHERE decided_at IS NULL AND closed_at IS NULL;

-- What a job changes of the organization's policy; its latest version that is in effect counts.
CREATE TABLE job_policies (
  organization_id uuid NOT NULL,
  job_id          uuid NOT NULL,
  version         integer NOT NULL,
  rules           jsonb NOT NULL,
  effective_from  timestamptz NOT NULL,
  CONSTRAINT job_policies_pkey PRIMARY KEY (organization_id, job_id, version),
  CONSTRAINT job_policies_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT job_policies_version_counts CHECK (version >= 1)
);

CREATE TABLE contacts (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  application_id  uuid NOT NULL,
  channel         text NOT NULL,
  at              timestamptz NOT NULL,
  told_date       boolean NOT NULL,
  told_outcome    boolean NOT NULL,
  internal_note   text,
  actor           jsonb NOT NULL,
  created_at      timestamptz NOT NULL,
  CONSTRAINT contacts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT contacts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT contacts_channel_known CHECK (channel IN ('PHONE', 'E_MAIL', 'IN_PERSON', 'VIDEO', 'OTHER'))
);
CREATE INDEX contacts_by_application ON contacts (organization_id, application_id, at);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['job_policies', 'contacts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
-- History: may be added to, never changed.
GRANT SELECT, INSERT ON job_policies, contacts TO followthrough_service;
