import { statement } from '../../platform/database/statement.js';

/** What the reader of a message to a candidate gets, as it stands. */
export interface CandidatePreferencesRow {
  readonly organizationName: string;
  readonly brandColor: string | null;
  /** The path of this service that serves its logo; null: it has none. */
  readonly logoPath: `/${string}` | null;
  /** The language that message is written in. */
  readonly locale: string;
  readonly notesDeclined: boolean;
  /** Nothing is sent to the address of that message any more. */
  readonly suppressed: boolean;
}

export const selectPreferences = statement(
  'preferences_of_message_reader',
  `SELECT o.name AS "organizationName", o.brand_color AS "brandColor", '/logos/' || o.id || '?' || o.logo_hash AS "logoPath", m.locale,
          c.notes_declined_at IS NOT NULL AS "notesDeclined",
          EXISTS (SELECT FROM suppressions s WHERE s.organization_id = $1 AND s.address = lower(m.to_address)
                  AND s.released_at IS NULL) AS suppressed
   FROM messages m
   JOIN organizations o ON o.id = m.organization_id
   JOIN LATERAL (SELECT n.recipient_id FROM notifications n WHERE n.organization_id = $1 AND n.message_id = m.id
                 AND n.recipient = 'CANDIDATE' LIMIT 1) n ON true
   JOIN candidates c ON c.organization_id = $1 AND c.id = n.recipient_id
   WHERE m.organization_id = $1 AND m.id = $2`,
);
