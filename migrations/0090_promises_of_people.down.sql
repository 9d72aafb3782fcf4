ALTER TABLE outcomes DROP COLUMN next_word_on;
ALTER TABLE notifications DROP COLUMN next_word_on;
