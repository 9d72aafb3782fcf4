/** The list as one JSON text; parameters: organization, id to start behind, rows. The page is found first. */
export const listInOneStatement = `
  WITH page AS MATERIALIZED (
    SELECT a.id, a.stage, a.status, a.candidate_id, a.job_id FROM applications a
    WHERE a.organization_id = $1 AND a.id < $2 ORDER BY a.id DESC LIMIT $3 + 1
  ), shown AS (SELECT * FROM page ORDER BY id DESC LIMIT $3)
  SELECT json_build_object('data', json_build_object('applications', json_build_object(
    'nodes', (
      SELECT json_agg(json_build_object(
        'id', p.id, 'stage', p.stage, 'status', p.status,
        'candidate', json_build_object('fullName', c.full_name, 'email', c.email),
        'job', json_build_object('title', j.title),
        'timeline', t.timeline) ORDER BY p.id DESC)
      FROM shown p
      JOIN candidates c ON c.organization_id = $1 AND c.id = p.candidate_id
      JOIN jobs j ON j.organization_id = $1 AND j.id = p.job_id
      LEFT JOIN LATERAL (
        SELECT json_build_object(
          'decisionDate', t.decision_date,
          'status', CASE WHEN t.closed_as IS NOT NULL THEN t.closed_as WHEN t.held_until IS NOT NULL THEN 'ON_HOLD'
            WHEN t.due_at <= clock_timestamp() THEN 'SLIPPED' WHEN t.due_soon_at <= clock_timestamp() THEN 'DUE_SOON'
            ELSE 'ON_TRACK' END,
          'slipCount', t.slip_count,
          'nextAction', CASE WHEN t.next_action_kind IS NOT NULL THEN
            json_build_object('kind', t.next_action_kind, 'at', t.next_action_at) END) AS timeline
        FROM timelines t WHERE t.organization_id = $1 AND t.application_id = p.id
        ORDER BY (t.decided_at IS NULL AND t.closed_at IS NULL) DESC, t.created_at DESC, t.id DESC LIMIT 1) t ON true),
    'pageInfo', json_build_object(
      'hasNextPage', (SELECT count(*) > $3 FROM page),
      'endCursor', (SELECT id FROM shown ORDER BY id LIMIT 1)))))::text AS answer`;
