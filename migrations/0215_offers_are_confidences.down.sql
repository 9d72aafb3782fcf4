DROP POLICY notifications_confidences ON notifications;
DROP POLICY messages_confidences ON messages;
DROP POLICY follow_ups_confidences ON follow_ups;
