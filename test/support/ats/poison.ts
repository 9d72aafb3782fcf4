import type pg from 'pg';

/**
 * Makes the database refuse whoever is called `poison <SQLSTATE>`, as one application's stage or a candidate's name: what
 * no check of ours foresees looks like this from outside.
 */
export async function makePoisonous(database: Pick<pg.Client, 'query'>): Promise<void> {
  await database.query(`
    CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      told text := coalesce(to_jsonb(NEW)->>'full_name', to_jsonb(NEW)->>'stage', '');
    BEGIN
      IF told LIKE 'poison %' THEN
        RAISE EXCEPTION 'poison: "%"', told USING ERRCODE = split_part(told, ' ', 2);
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER poison BEFORE INSERT OR UPDATE ON candidates FOR EACH ROW EXECUTE FUNCTION refuse_poison();
    CREATE TRIGGER poison BEFORE INSERT OR UPDATE ON applications FOR EACH ROW EXECUTE FUNCTION refuse_poison();`);
}

/** As whoever mends the fault does. */
export async function takePoisonAway(database: Pick<pg.Client, 'query'>): Promise<void> {
  await database.query('DROP FUNCTION refuse_poison() CASCADE');
}
