-- Every policy asks it in every statement. What stands in RETURN is bound to what it names when it is made, so that it needs
-- no search path of its own: with one PostgreSQL would call it, and parse it each time, where now it stands in the plan.
CREATE OR REPLACE FUNCTION current_organization_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.organization_id', true), '')::uuid;
COMMENT ON FUNCTION current_organization_id IS 'The organization of this transaction; NULL outside one. After SET LOCAL and COMMIT the setting is an empty string, hence NULLIF.';
