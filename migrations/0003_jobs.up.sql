-- The openings candidates apply to, and what a job changes of its organization's policy.

CREATE TABLE jobs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  status text NOT NULL,
  time_zone text,
  locale text,
  recruiter_id uuid,
  hiring_manager_id uuid,
  external_source text,
  external_remote_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  hold_until date,
  CONSTRAINT jobs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT jobs_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT jobs_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT jobs_hold_until_of_hold CHECK (hold_until IS NULL OR status = 'ON_HOLD'),
  CONSTRAINT jobs_status_known CHECK (status IN ('DRAFT', 'OPEN', 'ON_HOLD', 'CLOSED')),
  CONSTRAINT jobs_hiring_manager_fkey FOREIGN KEY (organization_id, hiring_manager_id) REFERENCES members (organization_id, id),
  CONSTRAINT jobs_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT jobs_recruiter_fkey FOREIGN KEY (organization_id, recruiter_id) REFERENCES members (organization_id, id)
);
CREATE INDEX jobs_by_hiring_manager ON jobs (organization_id, hiring_manager_id) WHERE hiring_manager_id IS NOT NULL;
CREATE INDEX jobs_by_recruiter ON jobs (organization_id, recruiter_id) WHERE recruiter_id IS NOT NULL;
CREATE TRIGGER jobs_updated_at BEFORE INSERT OR UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs_tenant ON jobs
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON jobs TO followthrough_service;
COMMENT ON COLUMN jobs.hold_until IS 'The day at whose start, in the job''s zone, a job on hold opens again by itself.';

-- What a job changes of the organization's policy; its latest version that is in effect counts.
CREATE TABLE job_policies (
  organization_id uuid NOT NULL,
  job_id uuid NOT NULL,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  CONSTRAINT job_policies_pkey PRIMARY KEY (organization_id, job_id, version),
  CONSTRAINT job_policies_version_counts CHECK (version >= 1),
  CONSTRAINT job_policies_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id)
);
ALTER TABLE job_policies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_policies_tenant ON job_policies
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON job_policies TO followthrough_service;
