-- Why: nobody who evaluates a candidate may know of an offer that they have elsewhere. Follow-ups told so only where they are
-- listed; its receipt and the notice of it were seen in every list of messages and notifications. The database hides them from
-- the reads of such members, wherever they are read.
--
-- Expand only: a reader who sets nothing sees everything, as before.
CREATE POLICY follow_ups_confidences ON follow_ups AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
CREATE POLICY messages_confidences ON messages AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
CREATE POLICY notifications_confidences ON notifications AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
