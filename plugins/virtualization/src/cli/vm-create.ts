import { argument, defineCommand, flag, integer, negation, oneOf, size, text } from "@hob/cli";
import { vms } from "../model/index.ts";
import { createRequest } from "./create-request.ts";
import { planWarnings } from "./plan-warnings.ts";
import { printDesign } from "./print-design.ts";

export default defineCommand({
  description:
    "Only the name is needed: what is not said follows from the operating system and the host, each choice with a " +
    "reason that --dry-run shows.",
  examples: [
    "hob vm create web-1 --os debian11 --image /srv/images/debian-11.qcow2 --memory 2GiB --disk-size 20GiB",
    "hob vm create win --os win11 --iso iso/win11.iso --firmware efi-secure --no-start",
    "hob vm create lab --os fedora36 --empty --dry-run",
  ],
  arguments: { name: argument("What to call it") },
  options: {
    os: text("Operating system, as `hob os list` names it (default: a careful generic guest)", "ID"),
    memory: size("Memory (default: as the operating system recommends)"),
    vcpus: integer("Virtual processors (default: as the operating system recommends)", 1),
    image: text("Begin with this disk image on the host: an absolute path, or pool/volume", "PATH"),
    overlay: flag("Put the disk on top of the image instead of copying it"),
    imageFormat: oneOf(["qcow2", "raw"], "Format of the image (default: as libvirt knows it)"),
    iso: text("Install from this medium on the host: an absolute path, or pool/volume", "PATH"),
    empty: flag("Begin with an empty disk (the default)"),
    diskSize: size("Size of the disk (default: from the operating system, or as the image)"),
    pool: text("Storage pool of the disk (default: default)", "NAME"),
    network: text("libvirt network, or none (default: default)", "NAME"),
    graphics: oneOf(["vnc", "spice", "none"], "Screen (default: vnc)"),
    firmware: oneOf(["bios", "efi", "efi-secure"], "Firmware (default: from the operating system)"),
    machine: text("q35, pc or an exact machine type (default: from the operating system)", "TYPE"),
    host: text("Host to create it on (default: one with room)", "NAME"),
    start: negation("Leave it off"),
    dryRun: flag("Show what would be created, with a reason for every choice, and change nothing"),
    wait: negation("Return at once, with the task"),
  },
  async run({ client, args, options, output, finish }) {
    const request = createRequest(args.name, options);
    if (options.dryRun) return printDesign(output, await client(vms).design(request));
    const task = await client(vms).create(request);
    for (const warning of planWarnings(task)) output.note(`Warning: ${warning}`);
    await finish(task, { wait: options.wait, done: `Created ${args.name}.` });
  },
});
