import { defineCommand, flag, integer, oneOf, type Output, size, text, texts } from "@hob/cli";
import { type Design, designGuest, firmwares, graphicsKinds, guestTypes, readOverride } from "@hob/designer";
import { serialiseXml } from "@hob/xml";
import { designAgainst } from "./design-against.ts";
import { designFacts } from "./design-facts.ts";
import { designIntent } from "./design-intent.ts";
import { designPolicies, policyHelp } from "./design-policies.ts";
import { checkBySchema } from "./design-schema.ts";
import { openOsDatabase } from "./open-os-database.ts";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description:
    "Prints the XML of a guest that suits an operating system and a host, and changes nothing. With --capabilities and " +
    "--domain-capabilities, as virsh prints them, it needs neither a server nor libvirt; without, it asks this machine's libvirt. " +
    "--override is raw XML laid over the design last: PATH=VALUE, delete=PATH, create=PATH, XML that begins with <, or what " +
    "virt-install's --xml takes; a path is like devices/disk[vda]/driver/@cache or cpu/feature[@name='vmx']/@policy. The " +
    "guest keeps overrides, and they are checked, also by virt-xml-validate where it is installed. --base is a domain's XML to " +
    "start from: what it says stays, what it lacks is designed. With --against, the differences are printed instead, and the " +
    "exit code is 0 when there are none, 1 when there are.",
  examples: [
    "hob design --name web-1 --os debian11 --memory 2GiB --disk size=20GiB",
    "hob design --name win --os win11 --cdrom /srv/iso/win11.iso --explain",
    "hob design --name db --os debian11 --policy performance --policy site.yaml --explain",
    "hob design --name a --os fedora36 --override 'devices/disk[vda]/driver/@cache=none' --override '<watchdog model=\"itco\"/>'",
    "hob design --base web-1.xml --name web-2 --os debian11",
    "hob design --name web-1 --os debian11 --against web-1",
    "hob design --name a --os fedora36 --capabilities caps.xml --domain-capabilities domcaps.xml --output json",
  ],
  options: {
    name: text("What to call it (default: as the document of --base)", "NAME"),
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
    policy: texts(policyHelp, "NAME|FILE"),
    override: texts("Raw XML to lay over the design last, as above", "OVERRIDE"),
    base: text("Domain XML to start from; - is standard input", "FILE"),
    against: text("Print how the design differs from this XML or this virtual machine", "FILE|VM"),
    capabilities: text("What `virsh capabilities` prints on the host", "FILE"),
    domainCapabilities: text("What `virsh domcapabilities` prints on the host", "FILE"),
    connect: text("libvirt to ask instead (default: qemu:///system)", "URI"),
    explain: flag("Tell the reason for every choice, on stderr"),
    output: { ...oneOf(["xml", "json"], "How to print (default: xml)"), short: "o" },
  },
  async run(context) {
    const { options, output, process, signal } = context;
    const policies = await designPolicies(options.policy);
    const overrides = options.override.map(readOverride);
    const base = options.base === undefined ? undefined : serialiseXml(await readXmlFile(options.base, process.stdin));
    const os = options.os === undefined ? null : (await openOsDatabase(output)).get(options.os);
    const intent = designIntent(options, base);
    const facts = await designFacts(options, { os, intent }, signal);
    const input = { os, intent, policies, base, ...facts };
    const design = designGuest({ ...input, overrides });
    if (overrides.length > 0 || base !== undefined) {
      await checkBySchema(overrides, (some) => designGuest({ ...input, overrides: some }).xml);
    }
    for (const warning of design.warnings) output.note(`Warning: ${warning}`);
    if (options.explain) explain(design, output);
    if (options.against !== undefined) {
      const ways = { client: () => context.client, output, stdin: process.stdin };
      const { code, json } = await designAgainst(design, options.against, ways, options.output === "json");
      if (json !== null) process.stdout.write(`${json}\n`);
      return code;
    }
    if (options.output !== "json") return output.raw(design.xml);
    const { xml, platform, decisions, warnings, resources } = design;
    process.stdout.write(`${JSON.stringify({ xml, platform, decisions, warnings, resources }, null, 2)}\n`);
  },
});

/** A line for each choice: `devices/disk[vda]/bus = virtio: The fastest; …`. */
function explain({ decisions }: Design, output: Output): void {
  for (const { path, value, because, by, alternatives } of decisions) {
    const isWished = by === "user" || by === "override";
    const others = isWished && alternatives.length > 0 ? ` Instead of ${alternatives.join(", ")}.` : "";
    const whose = by.startsWith("policy:") ? ` (${by.replace(":", " ")})` : "";
    output.note(`${path} = ${value}: ${because}${others}${whose}`);
  }
}
