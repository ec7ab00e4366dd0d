import { defineCommand } from "@hob/cli";
import { formatBytes } from "@hob/units";
import { hosts } from "../model/index.ts";

export default defineCommand({
  async run({ client, output }) {
    const { items } = await client(hosts).list();
    await output.list(items, [
      { title: "name", value: ({ name }) => name },
      { title: "state", value: ({ state }) => state },
      { title: "guests", value: ({ guestType }) => guestType },
      { title: "cpus", value: ({ cpus }) => cpus, align: "right" },
      { title: "memory", value: ({ memory }) => (memory === null ? null : formatBytes(memory)), align: "right" },
      { title: "vms", value: ({ vms }) => vms, align: "right" },
      { title: "running", value: ({ vmsRunning }) => vmsRunning, align: "right" },
      { title: "uri", value: ({ uri }) => uri },
      { title: "id", value: ({ id }) => id, whole: true },
      { title: "reason", value: ({ reason }) => reason, prose: true },
    ]);
  },
});
