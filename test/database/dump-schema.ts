import type { Client } from 'pg';

/**
 * The schema `public` as SQL, read from the catalog: the same text for the same schema, whatever order it was made in.
 * For people and reviews; a database is made by the migrations.
 */
export async function dumpSchema(client: Client): Promise<string> {
  const tables = await texts(client, tablesSql);
  const functions = await texts(client, functionsSql);
  const others = await texts(client, othersSql);
  const schema = await texts(client, schemaSql);
  return `${[header, ...schema, ...functions, ...tables, ...others].join('\n\n')}\n`;
}

const header = `-- Written by "npm run db:dump" from the catalog of a database that the migrations made. Do not edit.
-- The schema pgboss is not shown: the migrations install it as that package does, and grant the service its use.`;

async function texts(client: Client, sql: string): Promise<string[]> {
  // Names within the schema are written without it, all others with theirs.
  await client.query('SET search_path = public');
  const { rows } = await client.query<{ text: string }>(sql);
  return rows.map((row) => row.text);
}

/** Grants of an object, one line for each role; what its owner may do goes without saying. */
const grants = (acl: string, owner: string, object: string) => `
  (SELECT string_agg(format('GRANT %s ON ${object} TO %s;', privileges, grantee), E'\\n' ORDER BY grantee)
   FROM (SELECT string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS privileges,
           CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
         FROM aclexplode(${acl}) a WHERE a.grantee <> ${owner} GROUP BY a.grantee) g)`;

const schemaSql = `
  SELECT concat_ws(E'\\n', format('ALTER SCHEMA %I OWNER TO %I;', n.nspname, pg_get_userbyid(n.nspowner)),
    ${grants('n.nspacl', 'n.nspowner', 'SCHEMA public')}) AS text
  FROM pg_namespace n WHERE n.nspname = 'public'`;

const functionsSql = `
  SELECT concat_ws(E'\\n', rtrim(pg_get_functiondef(p.oid), E'\\n') || ';',
    format('ALTER FUNCTION %s OWNER TO %I;', p.oid::regprocedure, pg_get_userbyid(p.proowner)),
    ${grants("coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner', "FUNCTION ' || p.oid::regprocedure || '")},
    format('COMMENT ON FUNCTION %s IS %L;', p.oid::regprocedure, obj_description(p.oid, 'pg_proc'))) AS text
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace ORDER BY p.oid::regprocedure::text COLLATE "C"`;

const columnsSql = `
  SELECT string_agg(format('  %I %s', a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      (SELECT format('COLLATE %I', l.collname) FROM pg_collation l JOIN pg_type t ON t.oid = a.atttypid
       WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation),
      CASE WHEN a.attnotnull THEN 'NOT NULL' END,
      CASE WHEN a.attidentity <> '' THEN 'GENERATED AS IDENTITY' END,
      CASE WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') ' || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
           WHEN d.adbin IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END)), E',\\n' ORDER BY a.attnum)
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`;

// NOT NULL stands with its column.
const constraintsSql = `
  SELECT string_agg(format('ALTER TABLE %I ADD CONSTRAINT %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)), E'\\n'
    ORDER BY position(k.contype::text IN 'pucxf'), k.conname COLLATE "C")
  FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'`;

const indexesSql = `
  SELECT string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' ORDER BY r.relname COLLATE "C")
  FROM pg_index i JOIN pg_class r ON r.oid = i.indexrelid
  WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`;

const policiesSql = `
  SELECT string_agg(format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s;', p.polname, c.relname,
      CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' ELSE 'DELETE' END,
      (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(r)::text END, ', ' ORDER BY pg_get_userbyid(r)::text) FROM unnest(p.polroles) r),
      E'\\n  USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      E'\\n  WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), E'\\n' ORDER BY p.polname COLLATE "C")
  FROM pg_policy p WHERE p.polrelid = c.oid`;

const columnGrantsSql = `
  SELECT string_agg(format('GRANT %s ON %I TO %I;', privileges, c.relname, grantee), E'\\n' ORDER BY grantee COLLATE "C")
  FROM (
    SELECT grantee, string_agg(format('%s (%s)', privilege, columns), ', ' ORDER BY privilege) AS privileges FROM (
      SELECT pg_get_userbyid(g.grantee)::text AS grantee, g.privilege_type AS privilege,
        string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
      FROM pg_attribute a, aclexplode(a.attacl) g WHERE a.attrelid = c.oid GROUP BY g.grantee, g.privilege_type
    ) one GROUP BY grantee
  ) g`;

const commentsSql = `
  SELECT string_agg(format('COMMENT ON %s IS %L;', CASE d.objsubid WHEN 0 THEN format('TABLE %I', c.relname)
      ELSE format('COLUMN %I.%I', c.relname, a.attname) END, d.description), E'\\n' ORDER BY d.objsubid)
  FROM pg_description d LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
  WHERE d.objoid = c.oid AND d.classoid = 'pg_class'::regclass`;

const tablesSql = `
  SELECT concat_ws(E'\\n', format(E'CREATE %sTABLE %I (\\n%s\\n)%s;', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END, c.relname, (${columnsSql}),
      ' WITH (' || array_to_string(c.reloptions, ', ') || ')'),
    format('ALTER TABLE %I OWNER TO %I;', c.relname, pg_get_userbyid(c.relowner)),
    (${constraintsSql}), (${indexesSql}),
    (SELECT string_agg(pg_get_triggerdef(t.oid) || ';', E'\\n' ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal),
    CASE WHEN c.relrowsecurity THEN format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY;', c.relname) END,
    CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE %I FORCE ROW LEVEL SECURITY;', c.relname) END,
    (${policiesSql}),
    ${grants('c.relacl', 'c.relowner', "' || quote_ident(c.relname) || '")},
    (${columnGrantsSql}), (${commentsSql})) AS text
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C"`;

// There is none yet; one that comes shows here by its name.
const othersSql = `
  SELECT format('-- %s %I', kind, name) AS text FROM (
    SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'FOREIGN TABLE' END AS kind, c.relname AS name
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('S', 'v', 'm', 'f')
    UNION ALL
    SELECT 'TYPE', t.typname FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd', 'r')
  ) other ORDER BY kind, name COLLATE "C"`;
