import { defineCommand } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  arguments: { vm: vmArgument },
  async run({ client, args, output }) {
    await client(vms).suspend(args.vm);
    await output.say(`Paused ${args.vm}.`, { vm: args.vm });
  },
});
