import { defineCommand, duration, negation } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  description: "A guest that does not react in time runs on; `hob vm off` pulls the plug.",
  arguments: { vm: vmArgument },
  options: {
    timeout: duration("How long the guest may take"),
    wait: negation("Return at once, with the task"),
  },
  async run({ client, args, options, finish }) {
    const { timeout, wait } = options;
    const task = await client(vms).shutdown(args.vm, timeout === undefined ? {} : { timeoutMs: timeout });
    await finish(task, { wait, done: `${args.vm} is off.` });
  },
});
