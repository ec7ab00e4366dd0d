import { defineCommand, flag, integer, negation, oneOf, type Output, size, text, texts } from "@hob/cli";
import { formatBytes } from "@hob/units";
import type { XmlDifference } from "@hob/xml";
import { type VmChangePlan, vms } from "../model/index.ts";
import { changeRequest, singleDevices } from "./change-request.ts";
import { vmArgument } from "./vm-argument.ts";
import { xmlDifferenceLine } from "./xml-difference-line.ts";

export default defineCommand({
  description:
    "What is not said is decided as for a new virtual machine. A running guest gets what it can take at once; the rest " +
    "waits for its next start, and is named.",
  examples: [
    "hob vm change web-1 --add-disk 20GiB",
    "hob vm change web-1 --memory 4GiB --vcpus 4 --dry-run",
    "hob vm change web-1 --attach-cd iso/debian-12.iso --add-network bridge:br0",
  ],
  arguments: { vm: vmArgument },
  options: {
    addDisk: size("Make a new disk of this size and add it"),
    pool: text("Storage pool of the new disk (default: default)", "NAME"),
    attachDisk: texts("Add an existing disk: an absolute path on the host, or pool/volume", "PATH"),
    attachCd: texts("Add a CD drive with this medium", "PATH"),
    bus: text("Bus of what is added (default: as the design chooses)", "BUS"),
    addNetwork: texts("Add a card on a libvirt network, on bridge:NAME, or user", "NETWORK"),
    add: oneOf(singleDevices, "Add a device"),
    removeDisk: texts("Take a disk out, by its target; its volume stays", "TARGET"),
    removeNetwork: texts("Take a network card out, by its MAC address", "MAC"),
    memory: size("Memory"),
    vcpus: integer("Virtual processors", 1),
    graphics: oneOf(["vnc", "spice", "none"], "Screen"),
    firmware: oneOf(["bios", "efi", "efi-secure"], "Firmware"),
    bootOrder: text("What is booted from, in order: disks by target, network", "A,B"),
    dryRun: flag("Show what would change, with a reason for every choice, and change nothing"),
    wait: negation("Return at once, with the task"),
  },
  async run({ client, args, options, output, finish }) {
    const request = changeRequest(options);
    const plan = await client(vms)["plan-change"](args.vm, request);
    if (options.dryRun) return printPlan(output, plan);
    for (const warning of plan.warnings) output.note(`Warning: ${warning}`);
    const task = await client(vms).change(args.vm, request);
    const { result } = await finish(task, { wait: options.wait, done: `Changed ${args.vm}.` });
    for (const { setting, reason } of waitingIn(result)) output.note(`${setting} waits for the next start: ${reason}.`);
  },
});

interface Waiting {
  readonly setting: string;
  readonly reason: string;
}

/** What a finished change left for the next start. */
function waitingIn(result: unknown): readonly Waiting[] {
  return (result as { readonly needsRestart?: readonly Waiting[] } | null)?.needsRestart ?? [];
}

async function printPlan(output: Output, plan: VmChangePlan): Promise<void> {
  if (output.format !== "table") {
    await output.item(plan, []);
    return;
  }
  for (const { pool, volume, size } of plan.volumes)
    output.raw(`A new volume ${pool}/${volume} of ${formatBytes(size)}`);
  for (const difference of plan.differences) output.raw(xmlDifferenceLine(difference as XmlDifference));
  output.raw("");
  await output.list(plan.decisions, [
    { title: "what", value: ({ path }) => path },
    { title: "choice", value: ({ value }) => value, prose: true },
    { title: "because", value: ({ because }) => because, prose: true },
  ]);
  for (const warning of plan.warnings) output.note(`Warning: ${warning}`);
}
