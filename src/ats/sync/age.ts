/** What is known of how old the last row was that counted. */
export interface KnownAge {
  /** The latest time that any row of it has told; null: none has. */
  readonly remoteUpdatedAt: Date | null;
  readonly receivedAt: Date;
  /** Whether the last row told its time. */
  readonly isDated: boolean;
  /** It has ended: decided, withdrawn, closed, over. */
  readonly isTerminal: boolean;
}

export interface RowAge {
  /** Null: it does not tell. Then its receipt counts. */
  readonly remoteUpdatedAt: Date | null;
  readonly receivedAt: Date;
  /** Null: it says nothing of that. */
  readonly isTerminal: boolean | null;
  /** It says itself that an end was taken back. */
  readonly isReopened: boolean;
}

/**
 * Whether a newer row is known. Of the same time, both count in the order in which they came: vendors tell seconds. An end is
 * not taken back by a row whose age nobody knows: it may be an old one that was sent again.
 */
export function isStale(row: RowAge, known: KnownAge): boolean {
  const wouldReopen = known.isTerminal && row.isTerminal === false && !row.isReopened;
  if (row.remoteUpdatedAt === null) return row.receivedAt < known.receivedAt || wouldReopen;
  if (known.remoteUpdatedAt !== null && row.remoteUpdatedAt < known.remoteUpdatedAt) return true;
  // The end that is known came without a time: it was true when it was received, at the latest.
  return wouldReopen && !known.isDated && row.remoteUpdatedAt <= known.receivedAt;
}
