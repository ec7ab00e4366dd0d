import type { Job } from "../job.ts";
import type { GuestCalls } from "./guest-calls.ts";
import { jobFigures } from "./job-figures.ts";
import { partedJob } from "./parted-job.ts";

/**
 * A job of a guest that is one long call: it is over when the call is answered.
 *
 * @param work what it is, for messages: `saving the memory`.
 */
export const callJob = (calls: GuestCalls, work: string, begin: () => Promise<unknown>): Job<void> =>
  partedJob(calls, work, async (part) => {
    await part({ look: () => jobFigures(calls), abortable: true }, begin);
  });
