import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { NetworkSettings } from '../src/model/settings.js';

/** One measured piece of work, done by a process of its own that starts cold. */
export type Work =
  | {
      readonly kind: 'audit';
      readonly names: readonly string[];
      readonly settings: NetworkSettings;
      readonly concurrency: number;
    }
  /** Bare questions, one after the other name and server, `width` at a time. */
  | {
      readonly kind: 'floor';
      readonly names: readonly string[];
      readonly addresses: readonly string[];
      readonly port: number;
      readonly questions: number;
      readonly width: number;
    };

/** Seconds of wall clock and CPU for the work alone, and the process's peak of resident memory, mebibytes. */
export type Measured = {
  readonly wall: number;
  readonly cpu: number;
  readonly peakMiB: number;
  /** Rows by status, for an audit: a fast audit that finds nothing out is none. */
  readonly statuses: Readonly<Record<string, number>>;
};

/** Lets a fresh process do the work. */
export async function measure(work: Work): Promise<Measured> {
  const child = fork(new URL('./worker.js', import.meta.url));
  const answered = once(child, 'message') as Promise<[Measured]>;
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the measured process ended with ${code}`);
  });
  child.send(work);
  const [measured] = await Promise.race([answered, ended]);
  await ended.catch(() => {});
  return measured;
}
