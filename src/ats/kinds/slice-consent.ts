import type { SuppressionsService } from '../../delivery/index.js';
import type { SyncCandidate } from '../sync/rows.js';
import { leftAloneAt } from './left-alone.js';
import type { Incoming, SliceContext } from './row-kind.js';

/** What another system says of whether somebody may be written to. */
export interface SaidOfConsent {
  /** They say that nobody is to write to them, or that the person is private. */
  readonly canEmail?: boolean;
  readonly isPrivate?: boolean;
}

/**
 * Whoever is not to be written to there, or is private, is not written to here: at the address that they have. Of the rows of
 * one slice: an address is free again only if nobody else who has it is left alone, by whatever system.
 */
export class SliceConsent {
  readonly #freed = new Set<string>();
  readonly #isLeftAlone = new Map<string, boolean>();

  constructor(
    private readonly context: SliceContext,
    private readonly suppressions: SuppressionsService,
  ) {}

  /** What is kept of what they say, and whether it is other than before. */
  async follow(
    { row, said }: Incoming<SyncCandidate>,
    before: string,
    address: string,
  ): Promise<{ said: SaidOfConsent; isOther: boolean }> {
    const { tx } = this.context;
    const earlier = said as SaidOfConsent;
    const canEmail = row.canEmail ?? earlier.canEmail;
    const isPrivate = row.isPrivate ?? earlier.isPrivate;
    const now: SaidOfConsent = {
      ...(canEmail === undefined ? {} : { canEmail }),
      ...(isPrivate === undefined ? {} : { isPrivate }),
    };
    const was = isLeftAlone(earlier);
    const is = isLeftAlone(now);
    this.#isLeftAlone.set(row.remoteId, is);
    if (was && (!is || before !== address)) this.#freed.add(before);
    if (is && (!was || before !== address))
      await this.suppressions.suppress(tx, { address, reason: 'BY_ATS', messageId: null });
    return { said: now, isOther: was !== is };
  }

  /** Lets go of the addresses that nobody asks to leave alone any more. After the last row. */
  async settle(): Promise<void> {
    if (this.#freed.size === 0) return;
    const { tx, connection } = this.context;
    const asking = await leftAloneAt(tx, [...this.#freed]);
    const kept = new Set(
      asking
        // What a row of this slice says is newer than what is stored of it.
        .filter(
          ({ connectionId, remoteId }) => connectionId !== connection.id || this.#isLeftAlone.get(remoteId) !== false,
        )
        .map(({ address }) => address),
    );
    for (const address of this.#freed) if (!kept.has(address)) await this.suppressions.releaseOfAts(tx, address);
  }
}

function isLeftAlone({ canEmail, isPrivate }: SaidOfConsent): boolean {
  return canEmail === false || isPrivate === true;
}
