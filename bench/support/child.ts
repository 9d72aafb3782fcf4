import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the benchmark's own that answers messages, one at a time. */
export interface Child {
  ask<Answer>(question: object): Promise<Answer>;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a file of this folder in a process of its own, with production settings and its output thrown away. */
export function startChild(file: URL, execArgv: readonly string[] = []): Child {
  const child = fork(fileURLToPath(file), {
    execArgv: [...execArgv],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  return {
    ask: async <Answer>(question: object): Promise<Answer> => {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = await Promise.race([
        answered,
        gone.then(([code]) => {
          throw new Error(`${file.pathname} ended with ${code}`);
        }),
      ]);
      if (answer.fault !== undefined) throw new Error(answer.fault);
      return answer as Answer;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

/** The child's side: answers every question of the parent, and ends with it. */
export function answerParent<Question>(answer: (question: Question) => Promise<object>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      (reply) => process.send?.(reply),
      (error: unknown) => process.send?.({ fault: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
