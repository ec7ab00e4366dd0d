import { argument, defineCommand, oneOf, text } from "@hob/cli";
import { hosts, virtualizationSettings } from "../model/index.ts";

export default defineCommand({
  examples: ["hob host add qemu:///system", "hob host add 'qemu+unix:///system?socket=/run/other-sock' --name lab"],
  arguments: { uri: argument("Its libvirt URI: qemu:///system, qemu:///session, test:///default, …") },
  options: {
    name: text("What to call it (default: as it calls itself)", "NAME"),
    virtualization: oneOf(virtualizationSettings, "How it runs guests (default: auto, which proves KVM once)"),
  },
  async run({ client, args, options, output }) {
    const { name, virtualization } = options;
    const host = await client(hosts).create({
      uri: args.uri,
      ...(name === undefined ? {} : { name }),
      ...(virtualization === undefined ? {} : { virtualization }),
    });
    await output.say(`Added host ${host.name} (${host.id}).`, host);
  },
});
