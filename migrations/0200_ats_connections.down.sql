-- What came by them stays; that it did is lost.

DROP TABLE ats_connections;
