-- Takes 0005 back: contacts and the rules of single jobs are lost with it.
DROP TABLE contacts, job_policies;
DROP INDEX timelines_open_by_candidate, timelines_open_by_job, timelines_open_by_date;
ALTER TABLE timelines
  DROP COLUMN job_id, DROP COLUMN candidate_id, DROP COLUMN untold_approved_at, DROP COLUMN unconfirmed_until,
  DROP COLUMN held_by_job, DROP COLUMN notes_recorded, DROP COLUMN notes_accepted, DROP COLUMN policy_version,
  DROP COLUMN job_policy_version,
  DROP CONSTRAINT timelines_asked_known,
  ADD CONSTRAINT timelines_asked_known CHECK (asked IN ('CHANGE', 'PASSED')) NOT VALID;
