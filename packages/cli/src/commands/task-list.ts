import { tasks } from "@hob/plugin-api";
import { defineCommand } from "../command/define-command.ts";
import { integer, oneOf } from "../command/option.ts";
import { ago } from "../output/ago.ts";

export default defineCommand({
  options: {
    state: oneOf(["queued", "running", "succeeded", "failed", "cancelled", "interrupted"], "Only tasks in this state"),
    limit: integer("How many at most, newest first (default: 50)", 1),
  },
  async run({ client, options, output }) {
    const { items } = await client(tasks).list({
      query: { limit: options.limit ?? 50, ...(options.state ? { state: options.state } : {}) },
    });
    await output.list(items, [
      { title: "id", value: ({ id }) => id, whole: true },
      { title: "state", value: ({ state }) => state },
      { title: "done", value: ({ progress }) => `${Math.floor(progress * 100)}%`, align: "right" },
      { title: "begun", value: ({ createdAt }) => ago(createdAt) },
      { title: "title", value: ({ title }) => title },
      { title: "error", value: ({ error }) => error?.message, prose: true },
    ]);
  },
});
