DROP FUNCTION find_calendar_feed;
DROP TABLE calendar_feeds;
