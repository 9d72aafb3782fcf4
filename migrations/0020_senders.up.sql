-- Why: a relay that refuses a foreign envelope sender can be used too, if mails that come back are reported to its own address.
-- And an organization sends from its own domain without a relay, once DNS has shown that the domain is its own.
--
-- Expand only: a new column, with what was so far, and a new table.

ALTER TABLE relays ADD COLUMN envelope_sender text NOT NULL DEFAULT 'SERVICE',
  ADD CONSTRAINT relays_envelope_sender_known CHECK (envelope_sender IN ('SERVICE', 'FROM_ADDRESS')),
  ADD CONSTRAINT relays_envelope_sender_there CHECK (envelope_sender = 'SERVICE' OR from_address IS NOT NULL);
COMMENT ON COLUMN relays.envelope_sender IS 'To whom it is reported that a mail came back: the service, or from_address.';

CREATE TABLE sending_domains (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  domain           text NOT NULL,
  token            text NOT NULL,
  status           text NOT NULL,
  created_at       timestamptz NOT NULL,
  verified_at      timestamptz,
  checked_at       timestamptz,
  missing_since    timestamptz,
  next_check_at    timestamptz,
  ownership_state  text,
  ownership_found  text[] NOT NULL,
  signature_state  text,
  signature_found  text[] NOT NULL,
  dkim_selector    text,
  sender_address   text,
  sender_name      text,
  removed_at       timestamptz,
  CONSTRAINT sending_domains_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT sending_domains_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT sending_domains_status_known CHECK (status IN ('PENDING', 'VERIFIED', 'FAILING')),
  CONSTRAINT sending_domains_ownership_known CHECK (ownership_state IN ('FOUND', 'MISSING', 'DIFFERENT', 'UNREACHABLE')),
  CONSTRAINT sending_domains_signature_known CHECK (signature_state IN ('FOUND', 'MISSING', 'DIFFERENT', 'UNREACHABLE')),
  CONSTRAINT sending_domains_looked_at_again CHECK (
    (next_check_at IS NOT NULL) = (status <> 'PENDING' AND removed_at IS NULL)),
  CONSTRAINT sending_domains_sender_was_verified CHECK (sender_address IS NULL OR (status <> 'PENDING' AND removed_at IS NULL)),
  CONSTRAINT sending_domains_sender_whole CHECK (sender_name IS NULL OR sender_address IS NOT NULL)
);
CREATE UNIQUE INDEX sending_domains_in_use_unique ON sending_domains (organization_id, domain) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX sending_domains_sender_unique ON sending_domains (organization_id) WHERE sender_address IS NOT NULL;
-- Whoever shows first that it is theirs; not for ever: when the records are gone, it is free.
CREATE UNIQUE INDEX sending_domains_verified_unique ON sending_domains (domain) WHERE status = 'VERIFIED' AND removed_at IS NULL;
CREATE INDEX sending_domains_due ON sending_domains (next_check_at) WHERE next_check_at IS NOT NULL;
COMMENT ON TABLE sending_domains IS 'Domains from which organizations let the service send; a row for each that was added.';
COMMENT ON COLUMN sending_domains.token IS 'What the TXT record at _followthrough.<domain> has to say.';
COMMENT ON COLUMN sending_domains.dkim_selector IS 'The selector under which our public key was last seen there.';
COMMENT ON COLUMN sending_domains.missing_since IS 'Since when not all records of a domain that was verified are seen; times at which DNS did not answer do not count.';
COMMENT ON COLUMN sending_domains.sender_address IS 'The address that mails of the organization are from; of one of its domains at most.';
ALTER TABLE sending_domains ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sending_domains_tenant ON sending_domains
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON sending_domains TO followthrough_service;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id, domain, token, next_check_at), UPDATE (next_check_at) ON sending_domains TO followthrough_crossing;
CREATE POLICY sending_domains_crossing ON sending_domains TO followthrough_crossing USING (true);
SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION claim_due_sending_domains(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, id uuid, domain text, token text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.sending_domains d
    WHERE d.next_check_at <= now ORDER BY d.next_check_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.sending_domains s SET next_check_at = lease_until
  FROM due WHERE s.organization_id = due.organization_id AND s.id = due.id
  RETURNING s.organization_id, s.id, s.domain, s.token
$$;
COMMENT ON FUNCTION claim_due_sending_domains IS 'Leases up to "most" domains whose records are to be looked up again, over all organizations.';
REVOKE ALL ON FUNCTION claim_due_sending_domains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_sending_domains TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
