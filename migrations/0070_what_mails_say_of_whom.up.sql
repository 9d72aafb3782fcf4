-- Why: a candidate is greeted as they are called, and a member can call them; a candidate reads a stage only by a name that
-- the organization made public; every mail ends with what the law asks for; members' mails lead into the organization's own
-- applicant tracking system.
--
-- Expand only: nothing known is nothing said.

ALTER TABLE candidates ADD COLUMN greeting_name text, ADD COLUMN salutation text, ADD COLUMN phone text,
  DROP CONSTRAINT candidates_erased_is_bare,
  ADD CONSTRAINT candidates_erased_is_bare CHECK (erased_at IS NULL OR (full_name = '(erased)' AND email = '(erased)'
    AND num_nonnulls(greeting_name, salutation, phone, locale, time_zone, external_source, external_remote_id) = 0));
COMMENT ON COLUMN candidates.greeting_name IS 'What follows "Hello" in their mails; NULL: their full name.';
COMMENT ON COLUMN candidates.salutation IS 'The whole greeting of their mails, without the mark after it; NULL: the standard one.';

ALTER TABLE organizations ADD COLUMN ats_url_template text,
  ADD COLUMN stage_names jsonb NOT NULL DEFAULT '{}', ADD COLUMN mail_footers jsonb NOT NULL DEFAULT '{}',
  ADD CONSTRAINT organizations_stage_names_form CHECK (jsonb_typeof(stage_names) = 'object'),
  ADD CONSTRAINT organizations_mail_footers_form CHECK (jsonb_typeof(mail_footers) = 'object');
COMMENT ON COLUMN organizations.ats_url_template IS 'The address of an application in their own system, with {remoteId} in it; NULL: not known.';
COMMENT ON COLUMN organizations.stage_names IS 'Names of stages for candidates: {stage: {locale: name}}. A stage that is not in it is not shown to them.';
COMMENT ON COLUMN organizations.mail_footers IS 'What stands below every mail: {locale: {legal, privacyUrl, dataRetention}}.';
