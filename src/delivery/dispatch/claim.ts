/** A lease on one message. A holder whose lease ran out and was taken over is recognised by its older fence. */
export interface Claim {
  readonly organizationId: string;
  readonly id: string;
  readonly fence: number;
}
