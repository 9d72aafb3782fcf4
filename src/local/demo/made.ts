import { Problem } from '../../platform/problems/problem.js';

/** What a service made. The demo asks for nothing that is refused: a refusal is a fault of the demo. */
export function made<T>(result: T | Problem): T {
  if (result instanceof Problem) throw new Error(`the demo was refused: ${result.code}: ${result.message}`);
  return result;
}
