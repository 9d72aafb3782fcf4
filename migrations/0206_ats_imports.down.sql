DROP FUNCTION delete_old_ats_imports, find_due_ats_imports;
DROP TABLE ats_import_rows, ats_import_parts, ats_imports;
