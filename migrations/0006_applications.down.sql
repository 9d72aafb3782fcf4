DROP TABLE outcomes, contacts, interviews, application_turns, applications;
