-- Takes 0001 back: everything it made, and the rows with it.
DROP TABLE notifications, message_attempts, messages, domain_events, slips, timeline_disclosures, timeline_revisions,
  timelines, outcomes, interviews, applications, candidates, jobs, policies, api_keys, members, organizations;
DROP FUNCTION current_organization_id();
REVOKE USAGE ON SCHEMA public FROM followthrough_service, followthrough_crossing;
