import { defineCommand } from "@hob/cli";
import { vms } from "../model/index.ts";
import { attachConsole } from "./attach-console.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  description:
    "Ctrl-] detaches. Without a terminal, what is piped in is typed into the guest and what the guest prints is passed " +
    "on until the console closes or the command is interrupted.",
  examples: ["hob vm console web-1", "hob vm console web-1 < /dev/null | tee boot.log"],
  arguments: { vm: vmArgument },
  async run({ client, server, process, args, output }) {
    const { path } = await client(vms).console(args.vm, { kind: "serial" });
    const isTerminal = process.stdin.isTTY === true;
    if (isTerminal) output.note(`Connected to ${args.vm}; Ctrl-] detaches.`);
    await attachConsole(args.vm, `${server.url.replace(/^http/, "ws")}${path}`, process);
    if (isTerminal) output.note("Detached.");
  },
});
