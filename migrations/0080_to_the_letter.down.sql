ALTER TABLE notifications DROP COLUMN touch_at;
ALTER TABLE timelines ADD COLUMN unconfirmed_until timestamptz;
ALTER TABLE timelines NO FORCE ROW LEVEL SECURITY;
UPDATE timelines SET unconfirmed_until = ((coalesce(confirmation_asked_on, decision_date) + 2)::timestamp AT TIME ZONE zone)
WHERE confirmation_zone IS NOT NULL;
ALTER TABLE timelines FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN timelines.unconfirmed_until IS 'A date that followed from an interview: told at this instant unless a member confirms or moves it before.';
ALTER TABLE timelines
  DROP COLUMN confirmation_zone, DROP COLUMN confirmation_asked_on, DROP COLUMN confirmation_asked_at,
  DROP COLUMN untold_reconfirmed;
