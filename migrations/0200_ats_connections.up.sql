-- Why: another system feeds an organization. What it is called there, whose words it speaks at first, and in which of its own fields
-- a decision date is kept.

CREATE TABLE ats_connections (
  organization_id       uuid NOT NULL,
  id                    uuid NOT NULL,
  vendor                text NOT NULL,
  source                text NOT NULL,
  name                  text NOT NULL,
  decision_date_field   text,
  decision_reason_field text,
  disabled_at           timestamptz,
  created_at            timestamptz NOT NULL,
  CONSTRAINT ats_connections_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_connections_one_of_source UNIQUE (organization_id, source),
  CONSTRAINT ats_connections_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT ats_connections_vendor_known CHECK (vendor IN ('GREENHOUSE', 'LEVER', 'ASHBY', 'WORKABLE', 'RECRUITEE', 'SMARTRECRUITERS', 'MERGE', 'GENERIC'))
);
COMMENT ON TABLE ats_connections IS 'Other systems that feed the organization.';
COMMENT ON COLUMN ats_connections.source IS 'As the external references of its rows name it.';
COMMENT ON COLUMN ats_connections.decision_date_field IS 'The stable key of the field of its applications that holds the decision date. NULL: none.';
COMMENT ON COLUMN ats_connections.disabled_at IS 'NULL: its rows are taken.';
ALTER TABLE ats_connections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_connections_tenant ON ats_connections
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON ats_connections TO followthrough_service;
