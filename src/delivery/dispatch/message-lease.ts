/** A lease on one message. A holder whose lease ran out and was taken over is recognised by its older fence. */
export interface MessageLease {
  readonly organizationId: string;
  readonly id: string;
  readonly fence: number;
}

/** What is to be claimed. Organizations have their turns one after the other. */
export interface LeaseRequest {
  readonly most: number;
  /** Of each organization at most; as many as there are places, if left out. */
  readonly ofEach?: number;
  /** Organizations whose messages are to wait. */
  readonly passedOver?: readonly string[];
  /** Of those only that do not send by the service's own relay, or of the others; of all, if left out. */
  readonly apart?: boolean;
}
