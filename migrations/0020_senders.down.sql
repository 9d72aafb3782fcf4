-- Takes 0020 back. Relays that refuse a foreign envelope sender take no mail from then on.
ALTER TABLE relays DROP COLUMN envelope_sender;
