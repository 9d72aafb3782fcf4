import { Injectable } from '@nestjs/common';

/** Whether this process should be given requests. It says no first when the process is asked to end. */
@Injectable()
export class Readiness {
  #draining = false;

  drain(): void {
    this.#draining = true;
  }

  get draining(): boolean {
    return this.#draining;
  }
}
