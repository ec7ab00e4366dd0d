import { defineCommand, oneOf, text } from "@hob/cli";
import { hosts } from "@hob/plugin-grid/model";
import { formatBytes } from "@hob/units";
import { vms, vmStates } from "../model/index.ts";
import { said } from "./said.ts";

export default defineCommand({
  options: {
    search: text("Only where the name or the UUID has this in it"),
    state: oneOf(vmStates, "Only in this state"),
    host: text("Only on this host", "NAME"),
  },
  async run({ client, options, output }) {
    const query = said({ search: options.search, state: options.state, host: options.host });
    const [{ items }, known] = await Promise.all([client(vms).list({ query }), client(hosts).list()]);
    const hostNames = new Map(known.items.map(({ id, name }) => [id, name]));
    await output.list(items, [
      { title: "name", value: ({ name }) => name },
      { title: "state", value: ({ state }) => state },
      { title: "host", value: ({ host }) => hostNames.get(host) ?? host },
      { title: "vcpus", value: ({ vcpus }) => vcpus, align: "right" },
      { title: "memory", value: ({ memory }) => formatBytes(memory), align: "right" },
      { title: "os", value: ({ os }) => os },
      { title: "id", value: ({ id }) => id, whole: true },
    ]);
  },
});
