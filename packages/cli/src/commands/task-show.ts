import { tasks } from "@hob/plugin-api";
import { argument } from "../command/argument.ts";
import { defineCommand } from "../command/define-command.ts";
import { ago } from "../output/ago.ts";

export default defineCommand({
  arguments: { id: argument("A task's id") },
  async run({ client, args, output }) {
    const task = await client(tasks).get(args.id);
    await output.item(task, [
      { title: "Title", value: ({ title }) => title },
      { title: "State", value: ({ state, progress }) => `${state}, ${Math.floor(progress * 100)}%` },
      { title: "Owner", value: ({ owner }) => owner },
      { title: "Begun", value: ({ createdAt }) => ago(createdAt) },
      { title: "Error", value: ({ error }) => error?.message },
      { title: "Hint", value: ({ error }) => error?.hint },
    ]);
    if (output.format !== "table") return;
    output.raw("");
    await output.list(task.steps, [
      { title: "step", value: ({ title }) => title },
      { title: "state", value: ({ state }) => state },
    ]);
    if (task.log.length === 0) return;
    output.raw("");
    await output.list(task.log, [
      { title: "at", value: ({ at }) => new Date(at).toISOString() },
      { title: "log", value: ({ message }) => message, prose: true },
    ]);
  },
});
