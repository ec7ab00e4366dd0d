import { defineCommand, flag } from "@hob/cli";
import { vms } from "../model/index.ts";
import { vmArgument } from "./vm-argument.ts";
import { diskColumns, nicColumns, vmFields } from "./vm-fields.ts";

export default defineCommand({
  examples: ["hob vm show web-1", "hob vm show web-1 --xml > web-1.xml"],
  arguments: { vm: vmArgument },
  options: {
    xml: flag("Print the domain XML instead"),
    inactive: flag("With --xml: the stored definition, not the running guest"),
  },
  async run({ client, args, options, output }) {
    if (options.xml) {
      const { xml } = await client(vms).xml(args.vm, { query: { inactive: options.inactive } });
      return output.raw(xml);
    }
    const vm = await client(vms).get(args.vm);
    await output.item(vm, vmFields);
    if (output.format !== "table") return;
    if (vm.disks.length > 0) {
      output.raw("");
      await output.list(vm.disks, diskColumns);
    }
    if (vm.nics.length > 0) {
      output.raw("");
      await output.list(vm.nics, nicColumns);
    }
  },
});
