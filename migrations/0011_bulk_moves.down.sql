DROP TABLE bulk_moves;
