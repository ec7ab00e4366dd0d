import type { Progress } from "./progress.ts";

/**
 * A long piece of work on a guest that can be watched and given up.
 *
 * It goes on in the daemon, whether anyone watches or not: when the connection is lost, `done` fails with kind
 * `unavailable`, and what became of the work is to be asked anew.
 */
export interface Job<Result, Stage extends Progress = Progress> {
  /** Fulfilled when the work is done; rejected when it fails, and with kind `cancelled` when it was aborted. */
  readonly done: Promise<Result>;
  /** How far it is now; null when it is over. */
  progress(): Promise<Stage | null>;
  /** Hears how far it is, about twice a second and at its end. @returns what stops the hearing. */
  onProgress(listener: (progress: Stage) => void): () => void;
  /** Gives it up and waits until the guest is as before. Does nothing when it is over. @throws JobUnabortable where libvirt cannot. */
  abort(): Promise<void>;
}
