import { defineCommand, flag, integer, oneOf, type Output, required, size, text, texts } from "@hob/cli";
import { type Design, designGuest, firmwares, graphicsKinds, guestTypes } from "@hob/designer";
import { designFacts } from "./design-facts.ts";
import { designIntent } from "./design-intent.ts";
import { openOsDatabase } from "./open-os-database.ts";

export default defineCommand({
  description:
    "Prints the XML of a guest that suits an operating system and a host, and changes nothing. With --capabilities and " +
    "--domain-capabilities, as virsh prints them, it needs neither a server nor libvirt; without, it asks this machine's libvirt.",
  examples: [
    "hob design --name web-1 --os debian11 --memory 2GiB --disk size=20GiB",
    "hob design --name win --os win11 --cdrom /srv/iso/win11.iso --explain",
    "hob design --name a --os fedora36 --capabilities caps.xml --domain-capabilities domcaps.xml --output json",
  ],
  options: {
    name: required(text("What to call it", "NAME")),
    os: text("Operating system, as `hob os list` names it (default: a careful generic guest)", "ID"),
    memory: size("Memory (default: as the operating system recommends)"),
    vcpus: integer("Virtual processors (default: as the operating system recommends)"),
    disk: texts(
      "Disk, as size=SIZE,path=PATH,pool=NAME,volume=NAME,format=FORMAT,bus=BUS; without any there is one, with none there is none",
      "DISK",
    ),
    cdrom: texts("CD drive with this medium", "PATH"),
    network: texts("libvirt network, bridge=NAME, user, or none; without any it is the network default", "NAME"),
    graphics: oneOf(graphicsKinds, "Screen (default: vnc)"),
    firmware: oneOf(firmwares, "Firmware (default: from the operating system)"),
    machine: text("q35, pc or an exact machine type (default: from the operating system)", "TYPE"),
    arch: text("Architecture (default: the host's)", "ARCH"),
    platform: oneOf(guestTypes, "How it is run (default: the fastest that the host has)"),
    capabilities: text("What `virsh capabilities` prints on the host", "FILE"),
    domainCapabilities: text("What `virsh domcapabilities` prints on the host", "FILE"),
    connect: text("libvirt to ask instead (default: qemu:///system)", "URI"),
    explain: flag("Tell the reason for every choice, on stderr"),
    output: { ...oneOf(["xml", "json"], "How to print (default: xml)"), short: "o" },
  },
  async run({ options, output, process, signal }) {
    const os = options.os === undefined ? null : (await openOsDatabase(output)).get(options.os);
    const intent = designIntent(options);
    const facts = await designFacts(options, { os, intent }, signal);
    const design = designGuest({ os, intent, ...facts });
    for (const warning of design.warnings) output.note(`Warning: ${warning}`);
    if (options.explain) explain(design, output);
    if (options.output !== "json") return output.raw(design.xml);
    const { xml, platform, decisions, warnings, resources } = design;
    process.stdout.write(`${JSON.stringify({ xml, platform, decisions, warnings, resources }, null, 2)}\n`);
  },
});

/** A line for each choice: `devices/disk[vda]/bus = virtio: The fastest; …`. */
function explain({ decisions }: Design, output: Output): void {
  for (const { path, value, because, by, alternatives } of decisions) {
    const others = by === "user" && alternatives.length > 0 ? ` Instead of ${alternatives.join(", ")}.` : "";
    output.note(`${path} = ${value}: ${because}${others}`);
  }
}
