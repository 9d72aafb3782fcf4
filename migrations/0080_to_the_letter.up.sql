-- Why: a recruiter is asked to confirm a date in one digest, and it is told a business day after that one: what is kept is when
-- they are asked, so that another zone or calendar moves what follows, and a hold before it makes them asked after it. A
-- precision that was changed and changed back is no confirmation. And that a call is needed is told once for each touch,
-- whatever the calendar makes of its day: the touch is kept.
--
-- Contract: no version of the service that reads unconfirmed_until has been released.

ALTER TABLE timelines
  ADD COLUMN confirmation_zone text,
  ADD COLUMN confirmation_asked_on date,
  ADD COLUMN confirmation_asked_at timestamptz,
  ADD COLUMN untold_reconfirmed boolean NOT NULL DEFAULT false;
ALTER TABLE timelines NO FORCE ROW LEVEL SECURITY;
UPDATE timelines SET confirmation_zone = zone, confirmation_asked_on = (unconfirmed_until AT TIME ZONE zone)::date - 2,
  confirmation_asked_at = least(unconfirmed_until, now())
WHERE unconfirmed_until IS NOT NULL;
UPDATE timelines SET untold_reconfirmed = 'RECONFIRMED' = ANY (untold_kinds) WHERE untold_kinds IS NOT NULL;
ALTER TABLE timelines FORCE ROW LEVEL SECURITY;
ALTER TABLE timelines DROP COLUMN unconfirmed_until,
  ADD CONSTRAINT timelines_confirmation_whole CHECK (
    (confirmation_asked_on IS NULL) = (confirmation_asked_at IS NULL)
    AND (confirmation_asked_at IS NULL OR confirmation_zone IS NOT NULL));
COMMENT ON COLUMN timelines.confirmation_zone IS 'Of a date that followed from an interview and that no member confirmed: the zone of who is asked. NULL: confirmed.';
COMMENT ON COLUMN timelines.confirmation_asked_on IS 'The local day of the digest that asks; NULL while a hold keeps it from being asked.';
COMMENT ON COLUMN timelines.untold_reconfirmed IS 'Among the untold changes is a member who said that the date stands.';

ALTER TABLE notifications ADD COLUMN touch_at timestamptz;
COMMENT ON COLUMN notifications.touch_at IS 'Of CALL_NEEDED: the last touch, after which nobody was in touch for so long.';
