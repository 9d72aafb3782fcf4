-- Takes 0071 back. A message keeps the first file that puts a day into a calendar.
ALTER TABLE messages ADD COLUMN calendar_filename text, ADD COLUMN calendar_content text;
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
UPDATE messages SET calendar_filename = file ->> 'filename', calendar_content = file ->> 'content'
FROM (SELECT m.organization_id, m.id, (SELECT f FROM jsonb_array_elements(m.calendar_files) f WHERE f ->> 'method' = 'PUBLISH' LIMIT 1) AS file
      FROM messages m WHERE m.calendar_files IS NOT NULL) kept
WHERE messages.organization_id = kept.organization_id AND messages.id = kept.id AND file IS NOT NULL;
UPDATE messages SET composition = jsonb_set(composition, '{items}', (
  SELECT jsonb_agg(item || jsonb_build_object('facts', (item -> 'facts') || jsonb_build_object(
    'stage', NULL,
    'note', item #> '{facts,note,text}',
    'corrects', jsonb_typeof(item #> '{facts,corrects}') = 'string')) ORDER BY place)
  FROM jsonb_array_elements(composition -> 'items') WITH ORDINALITY AS items (item, place)))
WHERE composition IS NOT NULL;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE messages DROP COLUMN calendar_files, DROP COLUMN conversation_id,
  ADD CONSTRAINT messages_calendar_whole CHECK ((calendar_filename IS NULL) = (calendar_content IS NULL));
