import { plain } from "./stored-error.ts";
import type { TaskKind } from "./task-kind.ts";
import type { JsonObject, Task } from "./task.ts";

/** A task as it is before it is stored: queued, with the steps that its input needs. */
export function newTask(
  kind: TaskKind<any, any>,
  asked: { readonly id: string; readonly input: JsonObject; readonly owner: string | null; readonly at: number },
): Task {
  const input = plain(asked.input);
  const steps = kind.steps.filter((step) => step.applies?.(input) ?? true);
  return {
    id: asked.id,
    kind: kind.kind,
    title: kind.title(input),
    owner: asked.owner,
    target: kind.target?.(input) ?? null,
    state: "queued",
    steps: steps.map(({ id, title }) => ({ id, title, state: "waiting", progress: 0 })),
    progress: 0,
    log: [],
    input,
    notes: {},
    result: null,
    error: null,
    createdAt: asked.at,
    startedAt: null,
    finishedAt: null,
    version: 0,
  };
}

/** The id that a second submit with the same key finds again, after a restart too. Keys of different owners differ. */
export async function idOfKey(kind: string, owner: string | null, key: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([kind, owner, key]));
  const digest = await crypto.subtle.digest("SHA-256", text);
  return Buffer.from(digest).toString("hex").slice(0, 32);
}
