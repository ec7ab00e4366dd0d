import { defineCommand, flag } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  description:
    "A template is a VM that is off and only cloned. It is marked in its own definition, for every Hob to see.",
  examples: ["hob vm template debian-12", "hob vm template debian-12 --undo"],
  arguments: { vm: vmArgument },
  options: { undo: flag("Make it a virtual machine again") },
  async run({ client, args, options, output }) {
    await client(vms).template(args.vm, { template: !options.undo });
    await output.say(options.undo ? `${args.vm} is a virtual machine again.` : `${args.vm} is a template.`, {
      vm: args.vm,
      template: !options.undo,
    });
  },
});
