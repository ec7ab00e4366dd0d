import { tasks } from "@hob/plugin-api";
import { argument } from "../command/argument.ts";
import { defineCommand } from "../command/define-command.ts";

export default defineCommand({
  description: "The task ends once what it has done is taken back; `hob task show ID` tells how far that is.",
  arguments: { id: argument("A task's id") },
  async run({ client, args, output }) {
    const task = await client(tasks).cancel(args.id);
    await output.say(`'${task.title}' is being cancelled.`, task);
  },
});
