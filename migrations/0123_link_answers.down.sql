-- What was answered stays done; that it was by a link is lost.

DROP TABLE link_answers;
