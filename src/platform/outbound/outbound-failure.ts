/** What speaks against an address, in the order in which it is looked at. */
export type AddressFault = 'MALFORMED' | 'SCHEME' | 'USER_INFO' | 'PORT' | 'NOT_PUBLIC';

/** The address is none that may be connected to. */
export interface RefusedAddress {
  readonly kind: 'refused-address';
  readonly because: AddressFault;
}

/** The name does not resolve, or nobody answers there as they should. Why is not told: it would describe our network. */
export interface UnreachableAddress {
  readonly kind: 'unreachable';
}

export interface TimedOut {
  readonly kind: 'timed-out';
}

export function refusedAddress(because: AddressFault): RefusedAddress {
  return { kind: 'refused-address', because };
}
