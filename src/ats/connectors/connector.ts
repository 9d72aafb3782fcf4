import type { AtsVendor } from '../connection/ats-connection.entity.js';
import type { SyncApplication, SyncCandidate, SyncInterview, SyncJob } from '../sync/rows.js';
import type { Arrived, Proof } from './signature/proof.js';

/** Rows that a delivery speaks of, in the order in which they are taken in. */
export interface SaidRows {
  readonly jobs?: readonly SyncJob[];
  readonly candidates?: readonly SyncCandidate[];
  readonly applications?: readonly SyncApplication[];
  readonly interviews?: readonly SyncInterview[];
}

/**
 * What a delivery means. TEST: a ping, or somebody pressed the test button. NOTHING: an event that is known, and says
 * nothing of what is kept here. UNKNOWN: an event that the vendor has added, or that belongs to another product of theirs.
 */
export type Meaning =
  | { readonly kind: 'ROWS'; readonly rows: SaidRows }
  | { readonly kind: 'TEST' }
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'UNKNOWN' };

/** Whoever tells only ids is asked for the rest: one GET after the other, past the outbound guard. */
export interface VendorApi {
  /**
   * The JSON at a path of the vendor's API; null if there is nothing there any more.
   * @throws ApiRefused, ApiAway
   */
  get(path: string): Promise<unknown>;
}

/** By what a delivery is known again when it comes a second time. */
export interface DeliveryKeys {
  /** The vendor's own id of it; null: it gave none. */
  readonly id: string | null;
  /** Whether the same bytes are the same delivery, under whatever id: not where a body says no more than whom it is about. */
  readonly byContent: boolean;
}

/** What a vendor wants to hear before it has a secret: of nobody's connection, and nothing follows from it. */
export interface Greeting {
  readonly status: 200 | 202;
  readonly headers: Readonly<Record<string, string>>;
}

/** A delivery that was taken in: its parsed body, and what event it said it is. */
export interface TakenDelivery {
  readonly event: string | null;
  readonly body: unknown;
}

/** How one vendor speaks. Pure: what a delivery means does not depend on what is stored, nor on when it is read. */
export interface Connector {
  readonly vendor: AtsVendor;
  /** What it is called in the address of an inbox: `/ats/<path>/<connection>`. */
  readonly path: string;
  /** What the vendor wants to hear of a delivery that was taken. */
  readonly taken: 200 | 202;
  readonly proof: Proof;
  readonly greet?: (arrived: Arrived) => Greeting | null;
  keysOf(arrived: Arrived): DeliveryKeys;
  /** The name of the event; null: it has none. */
  eventOf(arrived: Pick<Arrived, 'headers'>, body: unknown): string | null;
  /** @throws UnreadableDelivery */
  meaningOf(delivery: TakenDelivery): Meaning;
  /** Whether it is so old that its id may be known no more: of a recording nothing is believed that was not asked for. */
  readonly isForgotten?: (body: unknown, receivedAt: Date) => boolean;
  /** Of a vendor that tells only ids: what it means once the truth was asked for. */
  readonly asked?: (delivery: TakenDelivery, api: VendorApi) => Promise<Meaning>;
}

export const rows = (said: SaidRows): Meaning => ({ kind: 'ROWS', rows: said });
export const nothing: Meaning = { kind: 'NOTHING' };
export const test: Meaning = { kind: 'TEST' };
export const unknown: Meaning = { kind: 'UNKNOWN' };

/** What is known of events, by their names. A name that every object has is none. */
export function byEvent<Reading>(readings: Readonly<Record<string, Reading>>): ReadonlyMap<string | null, Reading> {
  return new Map(Object.entries(readings));
}
