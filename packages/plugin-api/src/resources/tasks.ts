import { defineResource, taskShape } from "@hob/resources";
import { Type } from "typebox";

/** Long work: what runs, what ran, and how it went. */
export const tasks = defineResource({
  name: "tasks",
  title: { one: "task", many: "tasks" },
  shape: taskShape,
  list: {
    allow: "tasks:read",
    query: Type.Object({
      state: Type.Optional(
        Type.String({ enum: ["queued", "running", "succeeded", "failed", "cancelled", "interrupted"] }),
      ),
      resource: Type.Optional(Type.String({ description: "With `target`: tasks of one object." })),
      target: Type.Optional(Type.String()),
    }),
  },
  get: { allow: "tasks:read" },
  actions: { cancel: { allow: "tasks:cancel", returns: "item" } },
});
