-- Why: a relay that refuses a foreign envelope sender can be used too, if mails that come back are reported to its own address.
--
-- Expand only: a new column, with what was so far.

ALTER TABLE relays ADD COLUMN envelope_sender text NOT NULL DEFAULT 'SERVICE',
  ADD CONSTRAINT relays_envelope_sender_known CHECK (envelope_sender IN ('SERVICE', 'FROM_ADDRESS')),
  ADD CONSTRAINT relays_envelope_sender_there CHECK (envelope_sender = 'SERVICE' OR from_address IS NOT NULL);
COMMENT ON COLUMN relays.envelope_sender IS 'To whom it is reported that a mail came back: the service, or from_address.';
