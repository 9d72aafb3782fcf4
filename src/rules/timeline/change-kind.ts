/** The kinds of change of which the candidate is told: each such revision ends in exactly one record. */
export type ChangeKind = 'SET' | 'EXTENDED' | 'ADVANCED' | 'RECONFIRMED' | 'HELD' | 'RESUMED';
