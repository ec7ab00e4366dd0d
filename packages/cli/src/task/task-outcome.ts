import { defineError } from "@hob/errors";
import { failureFrom } from "@hob/resources";
import type { Task } from "@hob/tasks";

/** Somebody cancelled the task that was waited for. */
export const TaskWasCancelled = defineError("cli.task-was-cancelled", {
  kind: "cancelled",
  message: (d: { title: string }) => `'${d.title}' was cancelled; what it had done was taken back.`,
});

/** A task ended badly without saying why. */
export const TaskEnded = defineError("cli.task-ended", {
  kind: "internal",
  message: (d: { title: string; state: string }) => `'${d.title}' ended as ${d.state}.`,
});

/** Ctrl-C while a task was waited for; the server goes on with it. */
export const WaitInterrupted = defineError("cli.wait-interrupted", {
  kind: "cancelled",
  message: (d: { title: string; id: string }) => `No longer waiting; '${d.title}' goes on.`,
  hint: (d) => `See \`hob task show ${d.id}\`; stop it with \`hob task cancel ${d.id}\`.`,
});

/** The failure that a finished task stands for; undefined when it has succeeded. */
export function failureOf({ state, error, title }: Task): Error | undefined {
  if (state === "succeeded") return undefined;
  if (error) return failureFrom(error);
  return state === "cancelled" ? new TaskWasCancelled({ title }) : new TaskEnded({ title, state });
}
