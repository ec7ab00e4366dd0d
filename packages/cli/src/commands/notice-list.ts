import { notices } from "@hob/plugin-api";
import { defineCommand } from "../command/define-command.ts";
import { ago } from "../output/ago.ts";

export default defineCommand({
  async run({ client, output }) {
    const { items } = await client(notices).list();
    await output.list(items, [
      { title: "severity", value: ({ severity }) => severity },
      { title: "last seen", value: ({ lastSeen }) => ago(lastSeen) },
      { title: "notice", value: ({ title }) => title, prose: true },
      { title: "about", value: ({ target }) => target?.name },
      { title: "hint", value: ({ hint }) => hint, prose: true },
    ]);
  },
});
