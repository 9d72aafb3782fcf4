-- Takes 0020 back. Mails are from the service's address again, and relays that refuse its envelope sender take no mail.
DROP FUNCTION claim_due_sending_domains(timestamptz, timestamptz, integer);
DROP TABLE sending_domains;
ALTER TABLE relays DROP COLUMN envelope_sender;
