-- What was made of rows, deliveries and files stays; which of theirs it is, what waited and that it came, is lost.
DROP TABLE ats_import_rows, ats_import_parts, ats_imports, ats_delivery_rows, ats_delivery_bodies, ats_deliveries, ats_secrets, ats_inboxes,
  ats_held_rows, ats_words, ats_refs, ats_connections;
