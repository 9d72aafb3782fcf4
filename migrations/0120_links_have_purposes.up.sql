-- Why: a link in a mail opens one thing for one reader: a candidate's page, a member's answer, a calendar, a choice of mails.
-- How long it lives hangs on what it opens. A link that is dead is still known, so that another can be sent to the address on
-- file. A calendar's address is in no mail: it names its candidate.

ALTER TABLE link_tokens
  ALTER COLUMN message_id DROP NOT NULL,
  ADD COLUMN candidate_id uuid,
  DROP CONSTRAINT link_tokens_purpose_known,
  ADD CONSTRAINT link_tokens_purpose_known CHECK (purpose IN ('PREFERENCES', 'STATUS', 'ANSWER', 'CALENDAR', 'ADDRESS')),
  ADD CONSTRAINT link_tokens_one_holder CHECK ((message_id IS NULL) <> (candidate_id IS NULL)),
  ADD CONSTRAINT link_tokens_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id);
CREATE INDEX link_tokens_by_candidate ON link_tokens (organization_id, candidate_id) WHERE candidate_id IS NOT NULL;
COMMENT ON TABLE link_tokens IS 'Links: whoever follows one is the recipient of its message, or the candidate it names.';
COMMENT ON COLUMN link_tokens.candidate_id IS 'Of the address of a calendar, which no mail carries: whose it is.';

GRANT SELECT (candidate_id) ON link_tokens TO followthrough_crossing;
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
DROP FUNCTION find_link_token(bytea, text, timestamptz);
CREATE FUNCTION find_link(hash bytea)
RETURNS TABLE (organization_id uuid, message_id uuid, candidate_id uuid, purpose text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id, t.candidate_id, t.purpose, t.expires_at FROM public.link_tokens t
  LEFT JOIN public.messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
  LEFT JOIN public.candidates c ON c.organization_id = t.organization_id AND c.id = t.candidate_id
  WHERE t.token_hash = hash AND m.erased_at IS NULL AND c.erased_at IS NULL
$$;
COMMENT ON FUNCTION find_link IS 'What a link was made for, live or not; no row for what is none, nor for one to somebody who was erased.';
REVOKE ALL ON FUNCTION find_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_link TO followthrough_service;
ALTER FUNCTION find_link OWNER TO followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
