ALTER TABLE organizations
  DROP CONSTRAINT organizations_logo_fault_known,
  DROP CONSTRAINT organizations_logo_whole,
  DROP COLUMN logo_fault,
  DROP COLUMN logo_hash,
  DROP COLUMN logo_type,
  DROP COLUMN logo_content;
