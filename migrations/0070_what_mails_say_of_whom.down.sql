-- Takes 0070 back. Candidates are greeted by their full names, read no stage, and mails end without footers.
ALTER TABLE organizations DROP COLUMN ats_url_template, DROP COLUMN stage_names, DROP COLUMN mail_footers;
ALTER TABLE candidates DROP CONSTRAINT candidates_erased_is_bare,
  DROP COLUMN greeting_name, DROP COLUMN salutation, DROP COLUMN phone,
  ADD CONSTRAINT candidates_erased_is_bare CHECK (erased_at IS NULL OR (full_name = '(erased)' AND email = '(erased)'
    AND num_nonnulls(locale, time_zone, external_source, external_remote_id) = 0));
