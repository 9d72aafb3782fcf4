CREATE OR REPLACE FUNCTION keep_updated_at() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- The instant of the transaction, where whoever began it said one: the clock of the database, read once.
  instant timestamptz := coalesce(NULLIF(current_setting('app.now', true), '')::timestamptz, date_trunc('milliseconds', clock_timestamp()));
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.updated_at := instant;
    RETURN NEW;
  END IF;
  NEW.updated_at := OLD.updated_at;
  -- A lease of the sweep changes nothing. What is generated of other columns is not calculated yet.
  IF TG_TABLE_NAME = 'timelines' THEN
    OLD.claimed_until := NEW.claimed_until;
  ELSIF TG_TABLE_NAME = 'candidates' THEN
    OLD.search_text := NEW.search_text;
    OLD.email_key := NEW.email_key;
  END IF;
  -- Later with each change: two within a millisecond differ, and one that waited for another does not set it back.
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.updated_at := greatest(instant, OLD.updated_at + interval '1 millisecond');
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_updated_at IS 'Sets updated_at of a row that is new or differs from what it was, and of no other.';
REVOKE ALL ON FUNCTION keep_updated_at FROM PUBLIC;
