DROP TABLE link_answers;
