import { defineCommand, flag, negation } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  description: "One that runs is turned off first. Its disks stay, unless they are to go too.",
  examples: ["hob vm delete web-1 --disks"],
  arguments: { vm: vmArgument },
  options: {
    disks: flag("Delete its disks too"),
    wait: negation("Return at once, with the task"),
  },
  async run({ client, args, options, finish }) {
    const task = await client(vms).delete(args.vm, { query: { disks: options.disks } });
    await finish(task, { wait: options.wait, done: `Deleted ${args.vm}${options.disks ? " and its disks" : ""}.` });
  },
});
