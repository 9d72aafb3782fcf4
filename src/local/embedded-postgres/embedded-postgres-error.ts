export type EmbeddedPostgresProblem =
  | 'DATA_DIRECTORY_UNWRITABLE'
  | 'DATA_DIRECTORY_IN_USE'
  | 'DATABASE_MISSING'
  | 'DATABASE_BUSY'
  | 'NO_ACCOUNT'
  | 'NO_REACHABLE_PLACE'
  | 'NO_BINARIES'
  | 'START_FAILED'
  | 'STOP_FAILED';

/** Something a person has to put right before the local database can run; the message is one line, meant for them. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresProblem;

  constructor(code: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
