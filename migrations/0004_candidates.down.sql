DROP TABLE candidate_aliases;
DROP TABLE candidates;
