-- Takes 0061 back.
DROP TRIGGER members_named_once ON members;
DROP FUNCTION refuse_name_of_another();
