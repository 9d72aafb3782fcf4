DROP TABLE unreachable_notices;
