-- Why: a mail can change several days in its reader's calendar, each by a file of its own with a method of its own. And the
-- mails about one application are one conversation.
--
-- What had a file keeps it: the owner reads past the policy while it is not forced upon it.

ALTER TABLE messages ADD COLUMN calendar_files jsonb, ADD COLUMN conversation_id uuid;
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
UPDATE messages SET calendar_files = jsonb_build_array(
  jsonb_build_object('filename', calendar_filename, 'method', 'PUBLISH', 'content', calendar_content))
WHERE calendar_filename IS NOT NULL AND erased_at IS NULL;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE messages DROP COLUMN calendar_filename, DROP COLUMN calendar_content,
  ADD CONSTRAINT messages_calendar_files_form CHECK (jsonb_typeof(calendar_files) = 'array');
COMMENT ON COLUMN messages.calendar_files IS 'Files for the calendar of its reader: [{filename, method, content}]; NULL: none.';
COMMENT ON COLUMN messages.conversation_id IS 'What it is about, if all of it is about one thing: its application. NULL: a conversation of its own.';
