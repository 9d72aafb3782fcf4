DROP TABLE templates, unreachable_notices, digests, digest_schedules, follow_ups, drafts, notifications;
