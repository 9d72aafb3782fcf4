-- What a member answers by the link in a mail: who, about what, by which link, until when it can be taken back. A decision
-- by a link waits before it is one; a form is sent once, however often it is sent (ADR 124).

CREATE TABLE link_answers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  act text NOT NULL,
  detail jsonb NOT NULL,
  revision integer,
  form_hash bytea NOT NULL,
  link_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  undo_until timestamptz NOT NULL,
  applied_at timestamptz,
  undone_at timestamptz,
  CONSTRAINT link_answers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT link_answers_form_once UNIQUE (organization_id, form_hash),
  CONSTRAINT link_answers_act_known CHECK (act IN ('ON_TRACK', 'MOVE', 'DECIDE', 'CALLED', 'HOLD')),
  CONSTRAINT link_answers_hashes_are_sha256 CHECK (octet_length(form_hash) = 32 AND octet_length(link_hash) = 32),
  CONSTRAINT link_answers_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT link_answers_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT link_answers_timeline_fkey FOREIGN KEY (organization_id, timeline_id) REFERENCES timelines (organization_id, id)
);
CREATE INDEX link_answers_by_application ON link_answers (organization_id, application_id, made_at);
ALTER TABLE link_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY link_answers_tenant ON link_answers
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON link_answers TO followthrough_service;
COMMENT ON TABLE link_answers IS 'What members answered by links in their mails.';
COMMENT ON COLUMN link_answers.detail IS 'What was answered, with words to the candidate; {} once the candidate is erased.';
COMMENT ON COLUMN link_answers.applied_at IS 'NULL: it waits, and can be taken back until it is done.';
