DROP TABLE bulk_moves, slips, timeline_disclosures, timeline_revisions, timelines;
