-- What was made of the rows stays; which row of theirs it is, and what waited, is lost.

DROP TABLE ats_held_rows;
DROP TABLE ats_words;
DROP TABLE ats_refs;
