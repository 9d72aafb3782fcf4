-- Takes 0010 back. The function belongs to followthrough_crossing, so it is dropped as that role.
SET ROLE followthrough_crossing;
DROP FUNCTION settle_rates;
RESET ROLE;
DROP TABLE rate_windows;
