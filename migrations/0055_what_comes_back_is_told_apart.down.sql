DROP INDEX suppressions_by_diagnosis;
ALTER TABLE suppressions DROP COLUMN diagnosis, DROP COLUMN burst;
DROP INDEX messages_came_back_by_our_fault;
ALTER TABLE messages DROP COLUMN bounce_class, DROP COLUMN bounce_report;
