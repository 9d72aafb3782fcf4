-- Why: a mail had two names. Messages and notifications called it OUTCOME or RECEIPT, templates and previews
-- OUTCOME_REJECTED or RECEIPT_DO_NOT_WRITE: nobody could go from a message that was sent to the words it was written in.
-- The exact one is the name now, everywhere.
--
-- One organization after another, as its own tenant: row-level security holds for the owner too.

DO $$
DECLARE
  organizations uuid[];
  organization uuid;
BEGIN
  SET LOCAL ROLE followthrough_crossing;
  SELECT array_agg(o.id) INTO organizations FROM public.organizations o;
  RESET ROLE;
  FOREACH organization IN ARRAY coalesce(organizations, '{}') LOOP
    PERFORM set_config('app.organization_id', organization::text, true);
    UPDATE notifications n SET kind = 'OUTCOME_' || o.kind
    FROM outcomes o
    WHERE n.organization_id = organization AND n.kind = 'OUTCOME' AND o.organization_id = organization AND o.id = n.outcome_id;
    UPDATE messages m SET kind = n.kind
    FROM notifications n
    WHERE m.organization_id = organization AND m.kind = 'OUTCOME'
      AND n.organization_id = organization AND n.message_id = m.id AND n.kind LIKE 'OUTCOME\_%';
    UPDATE messages m SET kind = 'OUTCOME_' || o.kind
    FROM drafts d JOIN outcomes o ON o.organization_id = organization AND o.id = d.outcome_id
    WHERE m.organization_id = organization AND m.kind = 'OUTCOME' AND d.organization_id = organization AND d.message_id = m.id;
    -- Overtaken in half: only a decision to go on tells a date beside it, and its record went on with the other half.
    UPDATE messages SET kind = 'OUTCOME_ADVANCED' WHERE organization_id = organization AND kind = 'OUTCOME';
    -- No other act of a candidate was ever answered.
    UPDATE notifications SET kind = 'RECEIPT_DO_NOT_WRITE' WHERE organization_id = organization AND kind = 'RECEIPT';
    UPDATE messages SET kind = 'RECEIPT_DO_NOT_WRITE' WHERE organization_id = organization AND kind = 'RECEIPT';
    UPDATE messages m SET composition = jsonb_set(m.composition, '{items}', (
      SELECT jsonb_agg(CASE
        WHEN item->>'kind' = 'OUTCOME' THEN item || jsonb_build_object('kind', 'OUTCOME_' || (item #>> '{facts,outcome,kind}'))
        WHEN item->>'kind' = 'RECEIPT' THEN item || jsonb_build_object('kind', 'RECEIPT_' || (item #>> '{facts,receipt,act}'))
        ELSE item END ORDER BY place)
      FROM jsonb_array_elements(m.composition->'items') WITH ORDINALITY AS items(item, place)))
    WHERE m.organization_id = organization
      AND (m.composition->'items' @> '[{"kind": "OUTCOME"}]' OR m.composition->'items' @> '[{"kind": "RECEIPT"}]');
  END LOOP;
  PERFORM set_config('app.organization_id', '', true);
END $$;
