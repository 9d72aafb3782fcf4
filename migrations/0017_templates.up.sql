-- Why: an organization says things in its own words, for one kind of mail in one language at a time. Who wrote what, and
-- when, is kept: a version is added and none is changed, and going back to an earlier one is a version too.
--
-- Expand only: without a row the standard words stand.

CREATE TABLE templates (
  organization_id uuid NOT NULL,
  kind            text NOT NULL,
  locale          text NOT NULL,
  version         integer NOT NULL,
  id              uuid NOT NULL,
  subject         text,
  greeting        text,
  opening         text,
  closing         text,
  sign_off        text,
  reverted_to     integer,
  actor           jsonb NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT templates_pkey PRIMARY KEY (organization_id, kind, locale, version),
  CONSTRAINT templates_id_unique UNIQUE (organization_id, id),
  CONSTRAINT templates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT templates_reverted_to_fkey FOREIGN KEY (organization_id, kind, locale, reverted_to)
    REFERENCES templates (organization_id, kind, locale, version),
  CONSTRAINT templates_version_counts CHECK (version >= 1),
  CONSTRAINT templates_reverted_to_earlier CHECK (reverted_to < version)
);
COMMENT ON TABLE templates IS 'Words of organizations in place of the standard ones, by kind of mail and language; the latest version counts.';
COMMENT ON COLUMN templates.subject IS 'NULL, as in each field: the standard words. All NULL: the organization went back to them.';
COMMENT ON COLUMN templates.reverted_to IS 'The earlier version whose words these are again.';

ALTER TABLE templates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY templates_tenant ON templates
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
-- History: may be added to, never changed.
GRANT SELECT, INSERT ON templates TO followthrough_service;
