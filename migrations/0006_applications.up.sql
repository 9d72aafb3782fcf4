-- One candidate for one job: how it goes on and ends, its interviews, what was decided and told, and the contacts that
-- members logged.

CREATE TABLE applications (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  status text NOT NULL,
  stage text NOT NULL,
  applied_on date NOT NULL,
  external_source text,
  external_remote_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT applications_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT applications_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT applications_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT applications_status_known CHECK (status IN ('ACTIVE', 'HIRED', 'REJECTED', 'WITHDRAWN', 'HIRED_ELSEWHERE')),
  CONSTRAINT applications_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT applications_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id)
);
CREATE INDEX applications_by_candidate ON applications (organization_id, candidate_id);
CREATE INDEX applications_by_change ON applications (organization_id, updated_at);
CREATE INDEX applications_by_job ON applications (organization_id, job_id, id);
CREATE UNIQUE INDEX applications_one_active ON applications (organization_id, job_id, candidate_id) WHERE status = 'ACTIVE';
CREATE TRIGGER applications_updated_at BEFORE INSERT OR UPDATE ON applications FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY applications_tenant ON applications
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON applications TO followthrough_service;
GRANT SELECT (organization_id, id, candidate_id) ON applications TO followthrough_crossing;
COMMENT ON COLUMN applications.ended_at IS 'When it ceased to be active; NULL for one that ended before this was recorded.';

CREATE TABLE application_turns (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  internal_note text,
  actor jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT application_turns_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT application_turns_kind_known CHECK (kind IN ('WITHDRAWN', 'HIRED_ELSEWHERE', 'REOPENED')),
  CONSTRAINT application_turns_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id)
);
CREATE INDEX application_turns_by_application ON application_turns (organization_id, application_id, at);
ALTER TABLE application_turns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_turns_tenant ON application_turns
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON application_turns TO followthrough_service;
GRANT SELECT (organization_id, id, application_id), UPDATE (internal_note) ON application_turns TO followthrough_crossing;

CREATE TABLE interviews (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  title text NOT NULL,
  status text NOT NULL,
  is_preliminary_screen boolean NOT NULL,
  scheduled_at timestamptz NOT NULL,
  completed_at timestamptz,
  external_source text,
  external_remote_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT interviews_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT interviews_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT interviews_completed_has_instant CHECK ((status = 'COMPLETED') = (completed_at IS NOT NULL)),
  CONSTRAINT interviews_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT interviews_status_known CHECK (status IN ('SCHEDULED', 'COMPLETED', 'CANCELLED')),
  CONSTRAINT interviews_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id)
);
CREATE INDEX interviews_by_application ON interviews (organization_id, application_id, scheduled_at);
CREATE TRIGGER interviews_updated_at BEFORE INSERT OR UPDATE ON interviews FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE interviews ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY interviews_tenant ON interviews
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON interviews TO followthrough_service;
GRANT SELECT (organization_id, id, application_id) ON interviews TO followthrough_crossing;

CREATE TABLE contacts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  channel text NOT NULL,
  at timestamptz NOT NULL,
  told_date boolean NOT NULL,
  told_outcome boolean NOT NULL,
  internal_note text,
  actor jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT contacts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT contacts_channel_known CHECK (channel IN ('PHONE', 'EMAIL', 'MEETING', 'MESSAGE', 'OTHER')),
  CONSTRAINT contacts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id)
);
CREATE INDEX contacts_by_application ON contacts (organization_id, application_id, at);
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contacts_tenant ON contacts
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON contacts TO followthrough_service;
GRANT SELECT (organization_id, id, application_id), UPDATE (internal_note) ON contacts TO followthrough_crossing;

CREATE TABLE outcomes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  reason text,
  note text,
  decided_at timestamptz NOT NULL,
  tell_candidate text NOT NULL,
  tell_on date,
  told_at timestamptz,
  told_by text,
  actor jsonb NOT NULL,
  corrects_id uuid,
  corrects_told boolean NOT NULL,
  superseded_at timestamptz,
  approved_at timestamptz,
  due_at timestamptz,
  next_word_on date,
  again_since timestamptz,
  again_at timestamptz,
  note_locale text,
  asks_person boolean NOT NULL DEFAULT false,
  CONSTRAINT outcomes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT outcomes_again_at_follows CHECK (again_at IS NULL OR again_since IS NOT NULL),
  CONSTRAINT outcomes_again_is_of_the_untold CHECK (again_since IS NULL OR told_at IS NULL),
  CONSTRAINT outcomes_kind_known CHECK (kind IN ('HIRED', 'REJECTED', 'ADVANCED')),
  CONSTRAINT outcomes_next_word_known CHECK (next_word_on IS NULL OR kind IN ('HIRED', 'ADVANCED')),
  CONSTRAINT outcomes_tell_known CHECK (tell_candidate IN ('BY_POLICY', 'NOW', 'LATER', 'ALREADY_TOLD')),
  CONSTRAINT outcomes_told_by_known CHECK (told_by IN ('MESSAGE', 'MEMBER')),
  CONSTRAINT outcomes_told_whole CHECK ((told_at IS NULL) = (told_by IS NULL)),
  CONSTRAINT outcomes_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT outcomes_corrects_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES outcomes (organization_id, id)
);
CREATE INDEX outcomes_by_application ON outcomes (organization_id, application_id, decided_at);
CREATE INDEX outcomes_by_corrected ON outcomes (organization_id, corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX outcomes_superseded ON outcomes (organization_id, application_id) WHERE superseded_at IS NOT NULL;
CREATE INDEX outcomes_untold ON outcomes (organization_id, application_id) WHERE told_at IS NULL;
ALTER TABLE outcomes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY outcomes_tenant ON outcomes
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON outcomes TO followthrough_service;
GRANT SELECT (organization_id, id, application_id) ON outcomes TO followthrough_crossing;
COMMENT ON COLUMN outcomes.asks_person IS 'A member lets its message leave, whatever the policy says.';
COMMENT ON COLUMN outcomes.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';
COMMENT ON COLUMN outcomes.again_since IS 'Since when it is to be told again, because it could not reach the candidate.';
COMMENT ON COLUMN outcomes.again_at IS 'When it will be told again: NULL until that was calculated.';
COMMENT ON COLUMN outcomes.superseded_at IS 'When it was corrected, or the application reopened: it is told no more.';
COMMENT ON COLUMN outcomes.due_at IS 'When it was to be told: NULL until that was calculated.';
COMMENT ON COLUMN outcomes.next_word_on IS 'The day by which the candidate hears what follows, as the mail of the decision says.';
