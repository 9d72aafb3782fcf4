-- Why: the dates of a job are moved together, in batches that go on where they stood. A run knows what it was to move, as
-- it was shown to whoever asked for it, and what became of that.

CREATE TABLE bulk_moves (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  job_id          uuid NOT NULL,
  input           jsonb NOT NULL,
  targets         jsonb NOT NULL,
  status          text NOT NULL,
  total           integer NOT NULL,
  done            integer NOT NULL,
  refused         integer NOT NULL,
  refusals        jsonb NOT NULL,
  actor           jsonb NOT NULL,
  created_at      timestamptz NOT NULL,
  ended_at        timestamptz,
  CONSTRAINT bulk_moves_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT bulk_moves_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT bulk_moves_status_known CHECK (status IN ('RUNNING', 'DONE')),
  CONSTRAINT bulk_moves_counts CHECK (done >= 0 AND refused >= 0 AND done + refused <= total),
  CONSTRAINT bulk_moves_end_whole CHECK ((status = 'RUNNING') = (ended_at IS NULL))
);
COMMENT ON COLUMN bulk_moves.targets IS 'The timelines in their order, with the revision at which each stood; the first done + refused of them are behind.';
CREATE INDEX bulk_moves_by_job ON bulk_moves (organization_id, job_id);
ALTER TABLE bulk_moves ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_moves_tenant ON bulk_moves
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON bulk_moves TO followthrough_service;
