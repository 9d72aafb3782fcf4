DROP TABLE sending_domains, relays, link_tokens, suppressions, message_attempts, messages;
