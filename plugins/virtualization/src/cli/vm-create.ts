import { argument, defineCommand, duration, flag, integer, negation, oneOf, size, text, texts } from "@hob/cli";
import { type CreateVm, vms } from "../model/index.ts";
import { createFirstBoot, readLogin } from "./create-first-boot.ts";
import { createRequest } from "./create-request.ts";
import { createUnattended } from "./create-unattended.ts";
import { designPolicies, policyHelp } from "./design-policies.ts";
import { firstBootOptions } from "./first-boot-options.ts";
import { planWarnings } from "./plan-warnings.ts";
import { printDesign } from "./print-design.ts";

export default defineCommand({
  description:
    "Only the name is needed: what is not said follows from the operating system and the host, each choice with a " +
    "reason that --dry-run shows.",
  examples: [
    "hob vm create web-1 --os debian11 --image /srv/images/debian-11.qcow2 --memory 2GiB --disk-size 20GiB",
    "hob vm create web-2 --os debian11 --url https://images.example/debian-11.qcow2 --checksum https://images.example/SHA512SUMS --user ada --ssh-key ~/.ssh/id_ed25519.pub --wait ssh",
    "hob vm create db-1 --os debian11 --tree http://ftp.debian.org/debian/dists/bookworm/main/installer-amd64 --unattended --user ada --password-file ada.txt --locale de_DE",
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
    imageFormat: oneOf(["qcow2", "raw"], "Format of the image or disk (default: as libvirt knows it)"),
    url: text("Begin with this disk image, which is fetched: qcow2 or raw, also in gzip", "URL"),
    checksum: text(
      "What is fetched must have this digest: sha256:…, sha512:…, or the URL of a list of digests",
      "DIGEST|URL",
    ),
    iso: text("Install from this medium: an absolute path on the host, pool/volume, or a URL", "PATH|URL"),
    tree: text("Install from this network tree", "URL"),
    pxe: flag("Boot from the network as long as the disk is empty"),
    kernel: text("Boot this kernel on the host", "PATH"),
    initrd: text("… with this initrd", "PATH"),
    args: text("Arguments for the kernel, also for a tree's", "TEXT"),
    disk: text("Use this disk on the host as it is: an absolute path, or pool/volume", "PATH"),
    empty: flag("Begin with an empty disk (the default)"),
    diskSize: size("Size of the disk (default: from the operating system, or as the image)"),
    pool: text("Storage pool of the disk (default: default)", "NAME"),
    network: text("libvirt network, or none (default: default)", "NAME"),
    graphics: oneOf(["vnc", "spice", "none"], "Screen (default: vnc)"),
    firmware: oneOf(["bios", "efi", "efi-secure"], "Firmware (default: from the operating system)"),
    machine: text("q35, pc or an exact machine type (default: from the operating system)", "TYPE"),
    arch: text("Architecture (default: the host's)", "ARCH"),
    policy: texts(policyHelp, "NAME|FILE"),
    override: texts("Laid over the definition, last: PATH=VALUE, delete=PATH, create=PATH, or XML", "OVERRIDE"),
    ...firstBootOptions,
    unattended: flag("Answer the installer's questions"),
    profile: text("What is installed: jeos, desktop, or another that the system knows", "NAME"),
    locale: text("Language and country of what is installed, as de_DE", "LOCALE"),
    timezone: text("Time zone of what is installed, as Europe/Berlin", "ZONE"),
    keyboard: text("Keyboard of what is installed, as de", "LAYOUT"),
    productKey: text("Product key of what is installed", "KEY"),
    virtioWin: text("virtio-win ISO on the host, with drivers for Windows", "PATH"),
    installTimeout: duration(
      "How long the installer may take; then it is waited for, and its medium put away (default: 6h)",
    ),
    host: text("Host to create it on (default: one with room)", "NAME"),
    start: negation("Leave it off"),
    dryRun: flag("Show what would be created, with a reason for every choice, and change nothing"),
    wait: oneOf(["none", "address", "ssh", "agent"], "What to wait for after the start"),
    waitTimeout: duration("How long to wait for it (default: 10min)"),
    noWait: flag("Return at once, with the task"),
  },
  async run({ client, args, options, output, process, finish }) {
    const extras = options.unattended
      ? { unattended: createUnattended(options, await readLogin(options, process)) }
      : {
          unattended: createUnattended(options, { password: undefined, keys: [] }),
          firstBoot: await createFirstBoot(options, process),
        };
    // The server takes them as they are.
    const policy = (await designPolicies(options.policy)) as unknown as CreateVm["policy"];
    const request = createRequest(args.name, { ...options, policy }, extras);
    if (options.dryRun) return printDesign(output, await client(vms).design(request));
    const task = await client(vms).create(request);
    for (const warning of planWarnings(task)) output.note(`Warning: ${warning}`);
    await finish(task, { wait: !options.noWait, done: `Created ${args.name}.` });
  },
});
