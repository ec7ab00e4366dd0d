import { argument, defineCommand, flag, negation, oneOf, text, texts } from "@hob/cli";
import { vms } from "../model/index.ts";
import { cloneDisks } from "./clone-disks.ts";
import { createFirstBoot } from "./create-first-boot.ts";
import { firstBootOptions } from "./first-boot-options.ts";
import { planWarnings } from "./plan-warnings.ts";
import { said } from "./said.ts";
import { vmArgument } from "./vm-argument.ts";

export default defineCommand({
  description:
    "The other VM must be off. The clone has its own name, UUID, MAC addresses and disks; --linked keeps only what differs " +
    "from the other's disks, which must not change any more: make it a template first.",
  examples: [
    "hob vm clone web-1 web-2",
    "hob vm clone debian-template web-3 --linked --hostname web-3 --ssh-key ~/.ssh/id_ed25519.pub --start",
    "hob vm clone db-1 db-test --disk vdb=skip --pool fast",
  ],
  arguments: { vm: vmArgument, name: argument("What to call the new one") },
  options: {
    linked: flag("Lay its disks over the other's instead of copying them"),
    disk: texts("What becomes of a disk: copy, link, share or skip", "TARGET=WHAT"),
    pool: text("Storage pool of its disks (default: where the other's are)", "NAME"),
    nvram: negation("Begin with new firmware variables instead of the other's"),
    ...firstBootOptions,
    start: flag("Start it"),
    wait: oneOf(["none", "address", "ssh", "agent"], "What to wait for after the start"),
    noWait: flag("Return at once, with the task"),
  },
  async run({ client, args, options, output, process, finish }) {
    const { linked, pool, nvram, start, wait } = options;
    const firstBoot = await createFirstBoot(options, process);
    const disks = cloneDisks(options.disk);
    const task = await client(vms).clone(args.vm, {
      name: args.name,
      ...said({ pool, wait, firstBoot, disks }),
      ...(linked ? { linked } : {}),
      ...(nvram ? {} : { nvram }),
      ...(start ? { start } : {}),
    });
    for (const warning of planWarnings(task)) output.note(`Warning: ${warning}`);
    await finish(task, { wait: !options.noWait, done: `Created ${args.name}.` });
  },
});
