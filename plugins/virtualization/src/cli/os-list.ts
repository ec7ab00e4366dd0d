import { defineCommand, text } from "@hob/cli";
import { summariseOs } from "@hob/osinfo";
import { formatBytes } from "@hob/units";
import { openOsDatabase } from "./open-os-database.ts";
import { osOverview } from "./os-facts.ts";

const amount = (bytes: number | null) => (bytes === null ? null : formatBytes(bytes));

export default defineCommand({
  description: "Reads the database of this machine (Debian: osinfo-db); needs no server.",
  examples: ["hob os list --search debian", 'hob os list --search "windows 10" --output json'],
  options: { search: text("Only those in whose id, name, vendor or version every word occurs", "WORDS") },
  async run({ options, output }) {
    const db = await openOsDatabase(output);
    const found = options.search === undefined ? db.all() : db.search(options.search);
    if (output.format !== "table") return output.list(found.map(osOverview), []);
    return output.list(
      found.map((os) => summariseOs(os)),
      [
        { title: "id", value: ({ id }) => id, whole: true },
        { title: "name", value: ({ name }) => name },
        { title: "released", value: ({ releaseDate }) => releaseDate },
        { title: "end of life", value: ({ eolDate }) => eolDate },
        {
          title: "memory",
          value: ({ recommended, minimum }) => amount(recommended.memory ?? minimum.memory),
          align: "right",
        },
      ],
    );
  },
});
