-- A change that a page showed is compared with that: its mail is withheld.

ALTER TABLE timelines DROP COLUMN untold_known;
