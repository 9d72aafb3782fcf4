-- The commitment: by when a candidate hears, with its append-only history, what of it was disclosed, and each promise that
-- broke (docs/time.md). A timeline names its application's job and candidate, so that what is due to one candidate is found
-- without a join (ADR 20); it follows in the transaction that gives its application to another candidate.

CREATE TABLE timelines (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  milestone text NOT NULL,
  zone text NOT NULL,
  candidate_zone text NOT NULL,
  revision integer NOT NULL,
  decision_date date NOT NULL,
  date_set_at timestamptz NOT NULL,
  precision text NOT NULL,
  first_decision_date date NOT NULL,
  follow_up_date date NOT NULL,
  held_until date,
  resumed_at timestamptz,
  -- changes the candidate has not been told and that have not ended in a record
  untold_from integer,
  untold_kinds text[],
  untold_first_at timestamptz,
  untold_last_at timestamptz,
  untold_settled_at timestamptz,
  asked text,
  tell_not_before timestamptz,
  in_flight integer,
  -- what the candidate was last told
  disclosed_revision integer,
  disclosed_date date,
  disclosed_precision text,
  disclosed_held_until date,
  disclosed_promise integer,
  disclosed_at timestamptz,
  last_heard_at timestamptz,
  broken_promises integer[] NOT NULL DEFAULT '{}',
  passed_told integer,
  slip_count integer NOT NULL,
  decided_at timestamptz,
  closed_at timestamptz,
  closed_as text,
  -- what the status is read from, so that a list can filter by it: instants of the current date
  due_soon_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  next_action_kind text,
  next_action_at timestamptz,
  claimed_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  job_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  untold_approved_at timestamptz,
  held_by_job boolean NOT NULL,
  notes_recorded integer,
  notes_accepted integer,
  policy_version integer NOT NULL,
  job_policy_version integer,
  confirmation_zone text,
  confirmation_asked_on date,
  confirmation_asked_at timestamptz,
  untold_reconfirmed boolean NOT NULL DEFAULT false,
  untold_known jsonb,
  CONSTRAINT timelines_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT timelines_asked_known CHECK (asked IN ('CHANGE', 'PASSED', 'UNDECIDED')),
  CONSTRAINT timelines_closed_as_known CHECK (closed_as IN ('MET', 'MET_LATE', 'CANCELLED')),
  CONSTRAINT timelines_closed_whole CHECK ((closed_at IS NULL) = (closed_as IS NULL)),
  CONSTRAINT timelines_confirmation_whole CHECK (
    (confirmation_asked_on IS NULL) = (confirmation_asked_at IS NULL)
    AND (confirmation_asked_at IS NULL OR confirmation_zone IS NOT NULL)),
  CONSTRAINT timelines_disclosed_whole CHECK (num_nonnulls(disclosed_revision, disclosed_date, disclosed_precision, disclosed_promise, disclosed_at) IN (0, 5)),
  CONSTRAINT timelines_follow_up_not_before_decision CHECK (follow_up_date >= decision_date),
  CONSTRAINT timelines_held_by_job_is_held CHECK (NOT held_by_job OR held_until IS NOT NULL),
  CONSTRAINT timelines_milestone_known CHECK (milestone IN ('DECISION', 'NEXT_STEP')),
  CONSTRAINT timelines_next_action_whole CHECK ((next_action_kind IS NULL) = (next_action_at IS NULL)),
  CONSTRAINT timelines_notes_whole CHECK (num_nonnulls(passed_told, notes_recorded, notes_accepted) IN (0, 3)),
  CONSTRAINT timelines_precision_known CHECK (precision IN ('DAY', 'WEEK', 'MONTH')),
  CONSTRAINT timelines_untold_known_form CHECK (jsonb_typeof(untold_known) = 'object'),
  CONSTRAINT timelines_untold_whole CHECK (num_nonnulls(untold_from, untold_kinds, untold_first_at, untold_last_at) IN (0, 4)),
  CONSTRAINT timelines_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT timelines_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT timelines_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id)
);
CREATE INDEX timelines_by_application ON timelines (organization_id, application_id, created_at);
-- For finding work across organizations, which says so: a claim, which does not, cannot take it for that of its own (ADR 154).
CREATE INDEX timelines_next_action ON timelines (next_action_at) WHERE next_action_at > '-infinity';
CREATE INDEX timelines_due_of_organization ON timelines (organization_id, next_action_at) WHERE next_action_at IS NOT NULL;
CREATE UNIQUE INDEX timelines_one_open ON timelines (organization_id, application_id, milestone) WHERE decided_at IS NULL AND closed_at IS NULL;
CREATE INDEX timelines_open_by_candidate ON timelines (organization_id, candidate_id) WHERE closed_at IS NULL;
CREATE INDEX timelines_open_by_date ON timelines (organization_id, decision_date) WHERE decided_at IS NULL AND closed_at IS NULL;
CREATE INDEX timelines_open_by_job ON timelines (organization_id, job_id) WHERE closed_at IS NULL;
CREATE TRIGGER timelines_updated_at BEFORE INSERT OR UPDATE ON timelines FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE timelines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY timelines_crossing ON timelines FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY timelines_tenant ON timelines
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON timelines TO followthrough_service;
GRANT SELECT (organization_id, id, application_id, next_action_at, claimed_until) ON timelines TO followthrough_crossing;
COMMENT ON COLUMN timelines.broken_promises IS 'Promises whose slip is written, in the order in which they broke.';
COMMENT ON COLUMN timelines.passed_told IS 'The last promise whose passing was recorded as told; notes_recorded counts the notes since, 0 being that one.';
COMMENT ON COLUMN timelines.next_action_at IS 'When something next happens by itself; NULL when nothing does. The sweep reads only this.';
COMMENT ON COLUMN timelines.notes_accepted IS 'The last of those notes that the mail server accepted; -1 while none is.';
COMMENT ON COLUMN timelines.confirmation_zone IS 'Of a date that followed from an interview and that no member confirmed: the zone of who is asked. NULL: confirmed.';
COMMENT ON COLUMN timelines.confirmation_asked_on IS 'The local day of the digest that asks; NULL while a hold keeps it from being asked.';
COMMENT ON COLUMN timelines.untold_reconfirmed IS 'Among the untold changes is a member who said that the date stands.';
COMMENT ON COLUMN timelines.untold_known IS 'Of a change that a page showed before its mail: what had been disclosed before, {} if nothing; NULL: no page showed it.';

CREATE TABLE timeline_revisions (
  organization_id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  from_date date,
  to_date date NOT NULL,
  precision text NOT NULL,
  follow_up_date date NOT NULL,
  held_until date,
  reason text,
  note text,
  internal_note text,
  actor jsonb NOT NULL,
  at timestamptz NOT NULL,
  note_locale text,
  CONSTRAINT timeline_revisions_pkey PRIMARY KEY (organization_id, timeline_id, number),
  CONSTRAINT timeline_revisions_kind_known CHECK (kind IN ('SET', 'EXTENDED', 'ADVANCED', 'RECONFIRMED', 'HELD', 'RESUMED', 'CLOSED', 'REOPENED')),
  CONSTRAINT timeline_revisions_reason_known CHECK (reason IN ('INTERVIEWS_CONTINUING', 'SCHEDULING', 'DECISION_MAKER_AWAY', 'APPROVAL_PENDING', 'ROLE_CHANGED', 'MORE_CANDIDATES', 'BUDGET', 'OTHER')),
  CONSTRAINT timeline_revisions_timeline_fkey FOREIGN KEY (organization_id, timeline_id) REFERENCES timelines (organization_id, id)
);
ALTER TABLE timeline_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_revisions_tenant ON timeline_revisions
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON timeline_revisions TO followthrough_service;
GRANT SELECT (organization_id, timeline_id), UPDATE (note, internal_note) ON timeline_revisions TO followthrough_crossing;
COMMENT ON COLUMN timeline_revisions.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';

CREATE TABLE timeline_disclosures (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT timeline_disclosures_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT timeline_disclosures_kind_known CHECK (kind IN ('ACCEPTED', 'SEEN', 'TOLD_BY_MEMBER', 'WITHDRAWN')),
  CONSTRAINT timeline_disclosures_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number)
);
CREATE INDEX timeline_disclosures_by_revision ON timeline_disclosures (organization_id, timeline_id, revision);
ALTER TABLE timeline_disclosures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_disclosures_tenant ON timeline_disclosures
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON timeline_disclosures TO followthrough_service;

CREATE TABLE slips (
  organization_id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT slips_pkey PRIMARY KEY (organization_id, timeline_id, revision),
  CONSTRAINT slips_kind_known CHECK (kind IN ('EXTENDED', 'PASSED')),
  CONSTRAINT slips_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number)
);
ALTER TABLE slips ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY slips_tenant ON slips
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON slips TO followthrough_service;
COMMENT ON COLUMN slips.revision IS 'The disclosed revision whose promise broke: one slip per broken promise.';

CREATE TABLE bulk_moves (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  input jsonb NOT NULL,
  targets jsonb NOT NULL,
  status text NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL,
  refused integer NOT NULL,
  refusals jsonb NOT NULL,
  actor jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT bulk_moves_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT bulk_moves_counts CHECK (done >= 0 AND refused >= 0 AND done + refused <= total),
  CONSTRAINT bulk_moves_end_whole CHECK ((status = 'RUNNING') = (ended_at IS NULL)),
  CONSTRAINT bulk_moves_status_known CHECK (status IN ('RUNNING', 'DONE')),
  CONSTRAINT bulk_moves_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id)
);
CREATE INDEX bulk_moves_by_job ON bulk_moves (organization_id, job_id);
ALTER TABLE bulk_moves ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_moves_tenant ON bulk_moves
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON bulk_moves TO followthrough_service;
COMMENT ON COLUMN bulk_moves.targets IS 'The timelines in their order, with the revision at which each stood; the first done + refused of them are behind.';
