import { defineCommand, negation } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  arguments: { vm: vmArgument },
  options: { wait: negation("Return at once, with the task") },
  async run({ client, args, options, finish }) {
    const task = await client(vms).start(args.vm);
    await finish(task, { wait: options.wait, done: `Started ${args.vm}.` });
  },
});
