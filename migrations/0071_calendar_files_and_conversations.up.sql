-- Why: a mail can change several days in its reader's calendar, each by a file of its own with a method of its own. And the
-- mails about one application are one conversation.
--
-- What had a file keeps it, and what waits can be composed anew: words to the candidate have an author now, a stage is told by
-- its public names, and a correction tells what was wrong (of those that wait, nothing but that something was). The owner
-- reads past the policy while it is not forced upon it.

ALTER TABLE messages ADD COLUMN calendar_files jsonb, ADD COLUMN conversation_id uuid;
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
UPDATE messages SET calendar_files = jsonb_build_array(
  jsonb_build_object('filename', calendar_filename, 'method', 'PUBLISH', 'content', calendar_content))
WHERE calendar_filename IS NOT NULL AND erased_at IS NULL;
UPDATE messages SET composition = jsonb_set(composition, '{items}', (
  SELECT jsonb_agg(item || jsonb_build_object('facts', (item -> 'facts') || jsonb_build_object(
    'stage', NULL,
    'note', CASE jsonb_typeof(item #> '{facts,note}')
              WHEN 'string' THEN jsonb_build_object('text', item #> '{facts,note}', 'author', NULL, 'locale', NULL) END,
    'corrects', CASE item #> '{facts,corrects}' WHEN 'true' THEN 'ADVANCED' END)) ORDER BY place)
  FROM jsonb_array_elements(composition -> 'items') WITH ORDINALITY AS items (item, place)))
WHERE composition IS NOT NULL;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE messages DROP COLUMN calendar_filename, DROP COLUMN calendar_content,
  ADD CONSTRAINT messages_calendar_files_form CHECK (jsonb_typeof(calendar_files) = 'array');
COMMENT ON COLUMN messages.calendar_files IS 'Files for the calendar of its reader: [{filename, method, content}]; NULL: none.';
COMMENT ON COLUMN messages.conversation_id IS 'What it is about, if all of it is about one thing: its application. NULL: a conversation of its own.';
