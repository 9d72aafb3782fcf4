-- Why: who keeps a copy of our rows asks for those that changed since they last asked, and was told whatever the place in
-- the code had remembered to write, or nothing: interviews had no such instant, and a handler could forget it. From here
-- on the database keeps it, whoever changes the row.

-- Interviews that are there count as changed now: nobody has asked for them by it before.
ALTER TABLE interviews ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE interviews ALTER COLUMN updated_at DROP DEFAULT;

CREATE FUNCTION keep_updated_at() RETURNS trigger
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
  -- A lease of the sweep changes nothing. What is generated of other columns is not reckoned yet.
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

CREATE TRIGGER organizations_updated_at BEFORE INSERT OR UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER members_updated_at BEFORE INSERT OR UPDATE ON members FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER jobs_updated_at BEFORE INSERT OR UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER candidates_updated_at BEFORE INSERT OR UPDATE ON candidates FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER applications_updated_at BEFORE INSERT OR UPDATE ON applications FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER interviews_updated_at BEFORE INSERT OR UPDATE ON interviews FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
CREATE TRIGGER timelines_updated_at BEFORE INSERT OR UPDATE ON timelines FOR EACH ROW EXECUTE FUNCTION keep_updated_at();

CREATE INDEX candidates_by_change ON candidates (organization_id, updated_at);
CREATE INDEX applications_by_change ON applications (organization_id, updated_at);
