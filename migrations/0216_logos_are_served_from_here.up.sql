-- Why: a logo was loaded by the reader's mail program from wherever the organization keeps it, which tells that server who reads
-- and when. It is fetched once, and served from here.
--
-- Expand only: logos that were named before are shown once `logoUrl` is set again; until then the name stands in their place.
ALTER TABLE organizations
  ADD COLUMN logo_content bytea,
  ADD COLUMN logo_type text,
  ADD COLUMN logo_hash text,
  ADD COLUMN logo_fault text,
  ADD CONSTRAINT organizations_logo_whole CHECK (
    (logo_hash IS NULL) = (logo_content IS NULL) AND (logo_hash IS NULL) = (logo_type IS NULL)
    AND (logo_hash IS NULL OR logo_fault IS NULL AND logo_url IS NOT NULL)),
  ADD CONSTRAINT organizations_logo_fault_known CHECK (
    logo_fault IN ('ADDRESS_REFUSED', 'UNREACHABLE', 'NOT_FOUND', 'TOO_LARGE', 'NOT_AN_IMAGE'));
COMMENT ON COLUMN organizations.logo_hash IS 'The beginning of the SHA-256 of its content; NULL: none was fetched.';
COMMENT ON COLUMN organizations.logo_fault IS 'Why the logo at logo_url is not shown; NULL: it is, is about to be fetched, or there is none.';
