-- Why: a link in a mail opens something without a sign-in, so what it holds is a secret. The stored message holds a place
-- for it; the secret is made while the message is sent, a new one for each attempt, and only its hash is kept. Whose it
-- is, is not known before it is looked up: one narrow function does that over all organizations. And a mail that was
-- accepted may come back, which takes back what it told; and a candidate may do without some mails.
--
-- Expand only: every new column is NULL, which says what was true of the rows before.

CREATE TABLE link_tokens (
  organization_id uuid NOT NULL,
  token_hash      bytea NOT NULL,
  purpose         text NOT NULL,
  message_id      uuid NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  CONSTRAINT link_tokens_pkey PRIMARY KEY (organization_id, token_hash),
  CONSTRAINT link_tokens_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT link_tokens_purpose_known CHECK (purpose IN ('PREFERENCES')),
  CONSTRAINT link_tokens_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX link_tokens_by_hash ON link_tokens (token_hash);
CREATE INDEX link_tokens_by_message ON link_tokens (organization_id, message_id);
COMMENT ON TABLE link_tokens IS 'Live links in mails: who follows one is whoever the message was sent to.';
ALTER TABLE link_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY link_tokens_tenant ON link_tokens
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT ON link_tokens TO followthrough_service;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, token_hash, purpose, message_id, expires_at) ON link_tokens TO followthrough_crossing;
CREATE POLICY link_tokens_crossing ON link_tokens TO followthrough_crossing USING (true);

CREATE FUNCTION find_link_token(hash bytea, wanted_purpose text, now timestamptz)
RETURNS TABLE (organization_id uuid, message_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id FROM public.link_tokens t
  WHERE t.token_hash = hash AND t.purpose = wanted_purpose AND t.expires_at > now
$$;
COMMENT ON FUNCTION find_link_token IS 'The message a live link of that purpose was in; no row for any other.';
REVOKE ALL ON FUNCTION find_link_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_link_token TO followthrough_service;
ALTER FUNCTION find_link_token OWNER TO followthrough_crossing;

-- Who reports that a mail came back names the mail and not the organization.
CREATE INDEX messages_by_id ON messages (id);
CREATE FUNCTION find_message(wanted uuid)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT m.organization_id FROM public.messages m WHERE m.id = wanted $$;
COMMENT ON FUNCTION find_message IS 'The organization of a message.';
REVOKE ALL ON FUNCTION find_message FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_message TO followthrough_service;
ALTER FUNCTION find_message OWNER TO followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;

ALTER TABLE candidates ADD COLUMN notes_declined_at timestamptz;
COMMENT ON COLUMN candidates.notes_declined_at IS 'Since when the candidate does without mails that only reassure; NULL: they get them.';

ALTER TABLE messages
  ADD COLUMN bounced_at timestamptz,
  ADD COLUMN bounce_answer text,
  ADD CONSTRAINT messages_bounced_was_sent CHECK (bounced_at IS NULL OR status IN ('SENDING', 'SENT', 'DEAD'));
COMMENT ON COLUMN messages.bounced_at IS 'When we heard that it came back, after the mail server had accepted it.';
COMMENT ON COLUMN messages.bounce_answer IS 'What the mail server of the recipient said, as it said it.';
