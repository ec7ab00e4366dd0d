import { plugins } from "@hob/plugin-api";
import { defineCommand } from "../command/define-command.ts";

export default defineCommand({
  async run({ client, output }) {
    const { items } = await client(plugins).list();
    await output.list(items, [
      { title: "id", value: ({ id }) => id },
      { title: "version", value: ({ version }) => version },
      { title: "state", value: ({ state }) => state },
      { title: "description", value: ({ description }) => description, prose: true },
      { title: "reason", value: ({ reason }) => reason ?? "", prose: true },
    ]);
  },
});
