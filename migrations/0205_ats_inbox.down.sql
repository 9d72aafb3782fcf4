DROP FUNCTION delete_old_ats_deliveries, find_due_ats_deliveries, find_ats_connection;
DROP POLICY ats_connections_crossing ON ats_connections;
REVOKE SELECT (organization_id, id) ON ats_connections FROM followthrough_crossing;
DROP INDEX ats_connections_by_id;
DROP TABLE ats_delivery_rows, ats_delivery_bodies, ats_deliveries, ats_secrets, ats_inboxes;
