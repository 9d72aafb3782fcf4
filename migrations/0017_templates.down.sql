-- Takes 0017 back. Mails say the standard words again; messages that wait keep what they were composed of.
DROP TABLE templates;
