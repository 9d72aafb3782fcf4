-- Why: not everybody works from Monday to Friday, and a library's holiday may be none here: a working week of one's own, and
-- days on which the organization works although it would not.
--
-- Expand only.

ALTER TABLE organizations
  ADD COLUMN working_days int[],
  ADD COLUMN opened_days date[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT organizations_working_days_form CHECK (
    working_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(working_days) BETWEEN 1 AND 6),
  ADD CONSTRAINT organizations_days_apart CHECK (NOT closed_days && opened_days);
COMMENT ON COLUMN organizations.working_days IS 'Weekdays on which it works, 1 Monday to 7 Sunday; NULL: those of its country.';
COMMENT ON COLUMN organizations.opened_days IS 'Days on which it works although its week or a public holiday says otherwise.';
