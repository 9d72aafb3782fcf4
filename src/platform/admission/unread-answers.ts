import type { ServerResponse } from 'node:http';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import { HeldBytes, type MostBytes } from './held-bytes.js';

interface Answer {
  readonly organizationId: string;
  readonly response: ServerResponse;
  readonly bytes: number;
  readonly tooLong: NodeJS.Timeout;
}

// Milliseconds: the largest answer, compressed, over a line of one megabit a second.
const readWithin = 60_000;
// When the process ends: a reader is done sooner, and nobody else is waited for.
const readWithinAtTheEnd = 5_000;

const mebibyte = 1_048_576;
const mostHeld: MostBytes = { each: 8 * mebibyte, together: 32 * mebibyte };

/**
 * Answers that have been computed and not been read. They hold no place, but memory: who does not read is waited for a
 * minute by the wall clock, and loses the oldest answer as soon as their organization holds 8 MiB of them, or all
 * organizations together 32. The connection ends with it; a client that still wants the answer asks again.
 */
export class UnreadAnswers implements OnModuleDestroy {
  readonly #logger = new Logger(UnreadAnswers.name);
  /** In the order in which they came. */
  readonly #answers = new Set<Answer>();
  readonly #held: HeldBytes;

  constructor(
    private readWithinMs = readWithin,
    most = mostHeld,
  ) {
    this.#held = new HeldBytes(most);
  }

  /** Holds an answer that is about to be written to that response, until it is read or given up. */
  hold(organizationId: string, response: ServerResponse, bytes: number): void {
    if (response.destroyed) return;
    const answer: Answer = { organizationId, response, bytes, tooLong: this.#giveUpAfter(() => answer) };
    this.#answers.add(answer);
    this.#held.add(organizationId, bytes);
    response.once('close', () => this.#release(answer));
    this.#makeRoomFor(answer);
  }

  onModuleDestroy(): void {
    this.readWithinMs = Math.min(this.readWithinMs, readWithinAtTheEnd);
    for (const answer of this.#answers) this.#giveUpAfter(() => answer).unref();
  }

  #giveUpAfter(answer: () => Answer): NodeJS.Timeout {
    return setTimeout(() => this.#giveUp(answer(), 'it was not read in time'), this.readWithinMs);
  }

  /** The newest is never the one to go: whether it is read has not been seen yet. */
  #makeRoomFor(newest: Answer): void {
    for (let over = this.#overBeside(newest); over !== undefined; over = this.#overBeside(newest)) {
      this.#giveUp(over, 'too much is held that is not read');
    }
  }

  #overBeside(newest: Answer): Answer | undefined {
    const whose = this.#held.overBy(newest.organizationId);
    if (whose === undefined) return undefined;
    for (const answer of this.#answers) if (answer !== newest && answer.organizationId === whose) return answer;
    return undefined;
  }

  #giveUp(answer: Answer, because: string): void {
    if (!this.#answers.has(answer)) return;
    const { organizationId, bytes } = answer;
    this.#logger.log({ organizationId, bytes, because }, 'an answer is given up');
    this.#release(answer);
    answer.response.destroy();
  }

  #release(answer: Answer): void {
    clearTimeout(answer.tooLong);
    if (this.#answers.delete(answer)) this.#held.giveBack(answer.organizationId, answer.bytes);
  }
}
