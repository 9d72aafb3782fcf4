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
    UPDATE notifications SET kind = split_part(kind, '_', 1)
    WHERE organization_id = organization AND (kind LIKE 'OUTCOME\_%' OR kind LIKE 'RECEIPT\_%');
    UPDATE messages SET kind = split_part(kind, '_', 1)
    WHERE organization_id = organization AND (kind LIKE 'OUTCOME\_%' OR kind LIKE 'RECEIPT\_%');
    UPDATE messages m SET composition = jsonb_set(m.composition, '{items}', (
      SELECT jsonb_agg(CASE
        WHEN item->>'kind' LIKE 'OUTCOME\_%' OR item->>'kind' LIKE 'RECEIPT\_%'
        THEN item || jsonb_build_object('kind', split_part(item->>'kind', '_', 1))
        ELSE item END ORDER BY place)
      FROM jsonb_array_elements(m.composition->'items') WITH ORDINALITY AS items(item, place)))
    WHERE m.organization_id = organization AND m.composition->'items' IS NOT NULL;
  END LOOP;
  PERFORM set_config('app.organization_id', '', true);
END $$;
