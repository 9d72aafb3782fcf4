-- What candidates sent is lost: the version before has no page on which they send anything.

DROP TABLE follow_ups;
