DROP TRIGGER domain_events_feed ON domain_events;
DROP TABLE calendar_feeds, webhook_attempts, webhook_deliveries, webhook_endpoints, feed_events, feed_sequences, feed_state, feed_pending;
