-- Why: what a candidate sends us is a row of its own: a question, thanks, another offer, a withdrawal, a wish about their data.
-- It can be taken back until it leaves; then whoever takes care of the candidate is told, and the candidate gets a receipt.
-- A form is sent once, however often it is sent.

CREATE TABLE follow_ups (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  application_id  uuid NOT NULL,
  candidate_id    uuid NOT NULL,
  kind            text NOT NULL,
  message         text,
  deadline        date,
  form_hash       bytea NOT NULL,
  made_at         timestamptz NOT NULL,
  leaves_at       timestamptz NOT NULL,
  left_at         timestamptz,
  undone_at       timestamptz,
  answered_at     timestamptz,
  answered_by     jsonb,
  answer          text,
  CONSTRAINT follow_ups_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT follow_ups_form_once UNIQUE (organization_id, form_hash),
  CONSTRAINT follow_ups_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT follow_ups_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT follow_ups_kind_known CHECK (kind IN ('UPDATE_REQUEST', 'STILL_INTERESTED', 'THANK_YOU', 'COMPETING_OFFER', 'WITHDRAW',
    'ACCEPTED_ELSEWHERE', 'DATA_REQUEST', 'ERASURE_REQUEST')),
  CONSTRAINT follow_ups_deadline_of_offers CHECK ((deadline IS NOT NULL) <= (kind = 'COMPETING_OFFER')),
  CONSTRAINT follow_ups_form_is_sha256 CHECK (octet_length(form_hash) = 32),
  CONSTRAINT follow_ups_left_or_undone CHECK (left_at IS NULL OR undone_at IS NULL)
);
CREATE UNIQUE INDEX follow_ups_one_open_request ON follow_ups (organization_id, application_id)
  WHERE kind = 'UPDATE_REQUEST' AND undone_at IS NULL AND answered_at IS NULL;
CREATE INDEX follow_ups_by_application ON follow_ups (organization_id, application_id, made_at);
CREATE INDEX follow_ups_by_candidate ON follow_ups (organization_id, candidate_id);
CREATE INDEX follow_ups_open ON follow_ups (organization_id, made_at) WHERE left_at IS NOT NULL AND answered_at IS NULL;
COMMENT ON TABLE follow_ups IS 'What candidates send by their pages.';
COMMENT ON COLUMN follow_ups.message IS 'The candidate''s own words; NULL: none, or erased.';
COMMENT ON COLUMN follow_ups.deadline IS 'By when another offer has to be answered; NULL: no offer, or erased.';
COMMENT ON COLUMN follow_ups.leaves_at IS 'Until then the candidate can take it back, and nobody is told.';
ALTER TABLE follow_ups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_ups_tenant ON follow_ups
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON follow_ups TO followthrough_service;
