import { defineCommand } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  arguments: { vm: vmArgument },
  async run({ client, args, output }) {
    await client(vms).resume(args.vm);
    await output.say(`Resumed ${args.vm}.`, { vm: args.vm });
  },
});
