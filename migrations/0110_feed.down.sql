DROP FUNCTION delete_old_feed_events, erase_feed_references, organizations_with_pending_events;
DROP TRIGGER domain_events_feed ON domain_events;
DROP FUNCTION queue_for_feed;
DROP TABLE feed_events, feed_sequences, feed_state, feed_pending;
