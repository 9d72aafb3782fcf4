-- Why: the first schema. Organizations and who may act in them; jobs, candidates, applications; the commitment
-- (timelines) with its append-only history; what was decided to be told (notifications) and what was sent (messages).
--
-- Rules every table below keeps (docs/architecture.md, "Data"):
--   * organization_id comes first in the primary key and in every unique and foreign key, so that a row of another
--     organization cannot even be referred to;
--   * row-level security is enabled and forced, for the owner too; the tenant is the transaction's
--     app.organization_id, and no tenant means no rows;
--   * the service's role may not delete, and may only append to what is history.
-- The few indexes that do not start with organization_id serve the functions of 0002, which cross organizations.

CREATE FUNCTION current_organization_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog
AS $$ SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid $$;
COMMENT ON FUNCTION current_organization_id() IS 'The organization of this transaction; NULL outside one. After SET LOCAL and COMMIT the setting is an empty string, hence NULLIF.';

CREATE TABLE organizations (
  id          uuid NOT NULL,
  slug        text NOT NULL,
  name        text NOT NULL,
  time_zone   text NOT NULL,
  country     text NOT NULL,
  region      text,
  locale      text NOT NULL,
  closed_days date[] NOT NULL DEFAULT '{}',
  brand_color text,
  logo_url    text,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  CONSTRAINT organizations_pkey PRIMARY KEY (id),
  CONSTRAINT organizations_slug_unique UNIQUE (slug),
  CONSTRAINT organizations_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  CONSTRAINT organizations_country_form CHECK (country ~ '^[A-Z]{2}$')
);

CREATE TABLE members (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  full_name       text NOT NULL,
  email           text NOT NULL,
  role            text NOT NULL,
  time_zone       text,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT members_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT members_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT members_role_known CHECK (role IN ('OWNER', 'ADMIN', 'RECRUITER', 'HIRING_MANAGER', 'VIEWER'))
);
CREATE UNIQUE INDEX members_email_unique ON members (organization_id, lower(email));

CREATE TABLE api_keys (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  name            text NOT NULL,
  mode            text NOT NULL,
  secret_hash     bytea NOT NULL,
  scopes          text[] NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz,
  revoked_at      timestamptz,
  CONSTRAINT api_keys_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT api_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT api_keys_mode_known CHECK (mode IN ('live', 'test')),
  CONSTRAINT api_keys_secret_is_sha256 CHECK (octet_length(secret_hash) = 32)
);
CREATE INDEX api_keys_by_id ON api_keys (id);

CREATE TABLE policies (
  organization_id uuid NOT NULL,
  version         integer NOT NULL,
  rules           jsonb NOT NULL,
  effective_from  timestamptz NOT NULL,
  CONSTRAINT policies_pkey PRIMARY KEY (organization_id, version),
  CONSTRAINT policies_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT policies_version_counts CHECK (version >= 1)
);

CREATE TABLE jobs (
  organization_id    uuid NOT NULL,
  id                 uuid NOT NULL,
  title              text NOT NULL,
  status             text NOT NULL,
  time_zone          text,
  locale             text,
  recruiter_id       uuid,
  hiring_manager_id  uuid,
  external_source    text,
  external_remote_id text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT jobs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT jobs_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT jobs_recruiter_fkey FOREIGN KEY (organization_id, recruiter_id) REFERENCES members (organization_id, id),
  CONSTRAINT jobs_hiring_manager_fkey FOREIGN KEY (organization_id, hiring_manager_id) REFERENCES members (organization_id, id),
  CONSTRAINT jobs_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT jobs_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT jobs_status_known CHECK (status IN ('DRAFT', 'OPEN', 'ON_HOLD', 'CLOSED'))
);

CREATE TABLE candidates (
  organization_id    uuid NOT NULL,
  id                 uuid NOT NULL,
  full_name          text NOT NULL,
  email              text NOT NULL,
  locale             text,
  time_zone          text,
  external_source    text,
  external_remote_id text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT candidates_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT candidates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT candidates_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT candidates_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL))
);

CREATE TABLE applications (
  organization_id    uuid NOT NULL,
  id                 uuid NOT NULL,
  job_id             uuid NOT NULL,
  candidate_id       uuid NOT NULL,
  status             text NOT NULL,
  stage              text NOT NULL,
  applied_on         date NOT NULL,
  external_source    text,
  external_remote_id text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT applications_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT applications_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT applications_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT applications_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT applications_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT applications_status_known CHECK (status IN ('ACTIVE', 'HIRED', 'REJECTED', 'WITHDRAWN', 'HIRED_ELSEWHERE'))
);
CREATE UNIQUE INDEX applications_one_active ON applications (organization_id, job_id, candidate_id) WHERE status = 'ACTIVE';
CREATE INDEX applications_by_candidate ON applications (organization_id, candidate_id);

CREATE TABLE interviews (
  organization_id          uuid NOT NULL,
  id                       uuid NOT NULL,
  application_id           uuid NOT NULL,
  title                    text NOT NULL,
  status                   text NOT NULL,
  is_preliminary_screen    boolean NOT NULL,
  scheduled_at             timestamptz NOT NULL,
  completed_at             timestamptz,
  external_source          text,
  external_remote_id       text,
  created_at               timestamptz NOT NULL,
  CONSTRAINT interviews_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT interviews_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT interviews_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT interviews_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT interviews_status_known CHECK (status IN ('SCHEDULED', 'COMPLETED', 'CANCELLED')),
  CONSTRAINT interviews_completed_has_instant CHECK ((status = 'COMPLETED') = (completed_at IS NOT NULL))
);
CREATE INDEX interviews_by_application ON interviews (organization_id, application_id, scheduled_at);

CREATE TABLE outcomes (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  application_id  uuid NOT NULL,
  kind            text NOT NULL,
  reason          text,
  note            text,
  decided_at      timestamptz NOT NULL,
  tell_candidate  text NOT NULL,
  tell_on         date,
  told_at         timestamptz,
  told_by         text,
  actor           jsonb NOT NULL,
  CONSTRAINT outcomes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT outcomes_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT outcomes_kind_known CHECK (kind IN ('HIRED', 'REJECTED', 'ADVANCED')),
  CONSTRAINT outcomes_tell_known CHECK (tell_candidate IN ('NOW', 'LATER', 'ALREADY_TOLD')),
  CONSTRAINT outcomes_told_whole CHECK ((told_at IS NULL) = (told_by IS NULL)),
  CONSTRAINT outcomes_told_by_known CHECK (told_by IN ('MESSAGE', 'MEMBER'))
);
CREATE INDEX outcomes_by_application ON outcomes (organization_id, application_id, decided_at);
CREATE INDEX outcomes_untold ON outcomes (organization_id, application_id) WHERE told_at IS NULL;

CREATE TABLE timelines (
  organization_id       uuid NOT NULL,
  id                    uuid NOT NULL,
  application_id        uuid NOT NULL,
  milestone             text NOT NULL,
  zone                  text NOT NULL,
  candidate_zone        text NOT NULL,
  revision              integer NOT NULL,
  decision_date         date NOT NULL,
  date_set_at           timestamptz NOT NULL,
  precision             text NOT NULL,
  first_decision_date   date NOT NULL,
  follow_up_date        date NOT NULL,
  held_until            date,
  resumed_at            timestamptz,
  -- changes the candidate has not been told and that have not ended in a record
  untold_from           integer,
  untold_kinds          text[],
  untold_first_at       timestamptz,
  untold_last_at        timestamptz,
  untold_settled_at     timestamptz,
  asked                 text,
  tell_not_before       timestamptz,
  in_flight             integer,
  -- what the candidate was last told
  disclosed_revision    integer,
  disclosed_date        date,
  disclosed_precision   text,
  disclosed_held_until  date,
  disclosed_promise     integer,
  disclosed_at          timestamptz,
  last_heard_at         timestamptz,
  broken_promise        integer,
  passed_told           integer,
  slip_count            integer NOT NULL,
  decided_at            timestamptz,
  closed_at             timestamptz,
  closed_as             text,
  -- what the status is read from, so that a list can filter by it: instants of the current date
  due_soon_at           timestamptz NOT NULL,
  due_at                timestamptz NOT NULL,
  next_action_kind      text,
  next_action_at        timestamptz,
  claimed_until         timestamptz,
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL,
  CONSTRAINT timelines_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT timelines_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT timelines_milestone_known CHECK (milestone IN ('DECISION', 'NEXT_STEP')),
  CONSTRAINT timelines_precision_known CHECK (precision IN ('DAY', 'WEEK', 'MONTH')),
  CONSTRAINT timelines_asked_known CHECK (asked IN ('CHANGE', 'PASSED')),
  CONSTRAINT timelines_follow_up_not_before_decision CHECK (follow_up_date >= decision_date),
  CONSTRAINT timelines_untold_whole CHECK (num_nonnulls(untold_from, untold_kinds, untold_first_at, untold_last_at) IN (0, 4)),
  CONSTRAINT timelines_disclosed_whole CHECK (num_nonnulls(disclosed_revision, disclosed_date, disclosed_precision, disclosed_promise, disclosed_at) IN (0, 5)),
  CONSTRAINT timelines_closed_whole CHECK ((closed_at IS NULL) = (closed_as IS NULL)),
  CONSTRAINT timelines_closed_as_known CHECK (closed_as IN ('MET', 'MET_LATE', 'CANCELLED')),
  CONSTRAINT timelines_next_action_whole CHECK ((next_action_kind IS NULL) = (next_action_at IS NULL))
);
CREATE UNIQUE INDEX timelines_one_open ON timelines (organization_id, application_id, milestone)
  WHERE decided_at IS NULL AND closed_at IS NULL;
CREATE INDEX timelines_by_application ON timelines (organization_id, application_id, created_at);
CREATE INDEX timelines_next_action ON timelines (next_action_at) WHERE next_action_at IS NOT NULL;

CREATE TABLE timeline_revisions (
  organization_id uuid NOT NULL,
  timeline_id     uuid NOT NULL,
  number          integer NOT NULL,
  kind            text NOT NULL,
  from_date       date,
  to_date         date NOT NULL,
  precision       text NOT NULL,
  follow_up_date  date NOT NULL,
  held_until      date,
  reason          text,
  note            text,
  internal_note   text,
  actor           jsonb NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT timeline_revisions_pkey PRIMARY KEY (organization_id, timeline_id, number),
  CONSTRAINT timeline_revisions_timeline_fkey FOREIGN KEY (organization_id, timeline_id) REFERENCES timelines (organization_id, id),
  CONSTRAINT timeline_revisions_kind_known CHECK (kind IN ('SET', 'EXTENDED', 'ADVANCED', 'RECONFIRMED', 'HELD', 'RESUMED', 'CLOSED', 'REOPENED')),
  CONSTRAINT timeline_revisions_reason_known CHECK (reason IN ('INTERVIEWS_CONTINUING', 'SCHEDULING', 'DECISION_MAKER_AWAY', 'APPROVAL_PENDING', 'ROLE_CHANGED', 'MORE_CANDIDATES', 'BUDGET', 'OTHER'))
);

CREATE TABLE timeline_disclosures (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  timeline_id     uuid NOT NULL,
  revision        integer NOT NULL,
  kind            text NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT timeline_disclosures_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT timeline_disclosures_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number),
  CONSTRAINT timeline_disclosures_kind_known CHECK (kind IN ('ACCEPTED', 'SEEN', 'TOLD_BY_MEMBER', 'WITHDRAWN'))
);
CREATE INDEX timeline_disclosures_by_revision ON timeline_disclosures (organization_id, timeline_id, revision);

CREATE TABLE slips (
  organization_id uuid NOT NULL,
  timeline_id     uuid NOT NULL,
  revision        integer NOT NULL,
  kind            text NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT slips_pkey PRIMARY KEY (organization_id, timeline_id, revision),
  CONSTRAINT slips_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number),
  CONSTRAINT slips_kind_known CHECK (kind IN ('EXTENDED', 'PASSED'))
);
COMMENT ON COLUMN timelines.next_action_at IS 'When something next happens by itself; NULL when nothing does. The sweep reads only this.';
COMMENT ON COLUMN slips.revision IS 'The disclosed revision whose promise broke: one slip per broken promise.';

CREATE TABLE domain_events (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  type            text NOT NULL,
  payload         jsonb NOT NULL,
  actor           jsonb NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT domain_events_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT domain_events_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);

CREATE TABLE messages (
  organization_id   uuid NOT NULL,
  id                uuid NOT NULL,
  kind              text NOT NULL,
  status            text NOT NULL,
  locale            text NOT NULL,
  from_name         text NOT NULL,
  to_name           text NOT NULL,
  to_address        text NOT NULL,
  reply_to_name     text,
  reply_to_address  text,
  subject           text NOT NULL,
  text              text NOT NULL,
  html              text NOT NULL,
  message_id        text NOT NULL,
  composed_at       timestamptz NOT NULL,
  next_attempt_at   timestamptz,
  attempt_count     integer NOT NULL,
  uncertain_count   integer NOT NULL,
  fence             integer NOT NULL,
  leased_until      timestamptz,
  data_started_at   timestamptz,
  possible_duplicate boolean NOT NULL,
  sent_at           timestamptz,
  ended_at          timestamptz,
  failure           text,
  CONSTRAINT messages_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT messages_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT messages_status_known CHECK (status IN ('QUEUED', 'SENDING', 'SENT', 'CANCELLED', 'DEAD')),
  CONSTRAINT messages_waiting_has_instant CHECK ((status IN ('QUEUED', 'SENDING')) = (next_attempt_at IS NOT NULL)),
  CONSTRAINT messages_sending_is_leased CHECK ((status = 'SENDING') = (leased_until IS NOT NULL)),
  CONSTRAINT messages_sent_has_instant CHECK ((status = 'SENT') = (sent_at IS NOT NULL))
);
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
COMMENT ON COLUMN messages.next_attempt_at IS 'When the message may next be claimed: its next attempt, or while it is being sent the end of the lease.';

CREATE TABLE message_attempts (
  organization_id    uuid NOT NULL,
  message_id         uuid NOT NULL,
  number             integer NOT NULL,
  fence              integer NOT NULL,
  started_at         timestamptz NOT NULL,
  data_started_at    timestamptz,
  ended_at           timestamptz,
  outcome            text,
  phase              text,
  code               integer,
  answer             text,
  CONSTRAINT message_attempts_pkey PRIMARY KEY (organization_id, message_id, number),
  CONSTRAINT message_attempts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT message_attempts_outcome_known CHECK (outcome IN ('ACCEPTED', 'REJECTED', 'FAILED', 'UNCERTAIN'))
);

CREATE TABLE notifications (
  organization_id   uuid NOT NULL,
  id                uuid NOT NULL,
  application_id    uuid NOT NULL,
  timeline_id       uuid,
  revision          integer,
  since_revision    integer,
  outcome_id        uuid,
  kind              text NOT NULL,
  rung              integer,
  recipient         text NOT NULL,
  recipient_id      uuid NOT NULL,
  decision          text NOT NULL,
  withheld_because  text,
  message_id        uuid,
  at                timestamptz NOT NULL,
  CONSTRAINT notifications_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT notifications_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT notifications_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number),
  CONSTRAINT notifications_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes (organization_id, id),
  CONSTRAINT notifications_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT notifications_ledger UNIQUE NULLS NOT DISTINCT (organization_id, application_id, timeline_id, revision, outcome_id, kind, rung, recipient_id),
  CONSTRAINT notifications_decision_known CHECK (decision IN ('SEND', 'WITHHOLD')),
  CONSTRAINT notifications_send_has_message CHECK ((decision = 'SEND') = (message_id IS NOT NULL)),
  CONSTRAINT notifications_withheld_has_reason CHECK ((decision = 'WITHHOLD') = (withheld_because IS NOT NULL)),
  CONSTRAINT notifications_recipient_known CHECK (recipient IN ('CANDIDATE', 'MEMBER'))
);
CREATE INDEX notifications_by_message ON notifications (organization_id, message_id) WHERE message_id IS NOT NULL;
COMMENT ON COLUMN notifications.since_revision IS 'First of the changes this record answers; revision is the last.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['members','api_keys','policies','jobs','candidates','applications','interviews','outcomes',
                           'timelines','timeline_revisions','timeline_disclosures','slips','domain_events','messages',
                           'message_attempts','notifications'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
  EXECUTE 'ALTER TABLE organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY organizations_tenant ON organizations USING (id = (SELECT current_organization_id())) WITH CHECK (id = (SELECT current_organization_id()))';
END
$$;

GRANT USAGE ON SCHEMA public TO followthrough_service, followthrough_crossing;
GRANT SELECT, INSERT, UPDATE ON organizations, members, api_keys, jobs, candidates, applications, interviews, outcomes,
  timelines, messages, message_attempts, notifications TO followthrough_service;
-- History: may be added to, never changed.
GRANT SELECT, INSERT ON policies, timeline_revisions, timeline_disclosures, slips, domain_events TO followthrough_service;
