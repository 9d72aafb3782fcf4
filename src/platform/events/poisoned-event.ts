/** An event that can never be handled, however often it is tried: it goes to the dead letters after one attempt. */
export class PoisonedEvent extends Error {
  override readonly name = 'PoisonedEvent';
}
