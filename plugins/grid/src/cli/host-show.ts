import { argument, defineCommand } from "@hob/cli";
import { hosts } from "../model/index.ts";
import { hostFields } from "./host-fields.ts";

export default defineCommand({
  arguments: { host: argument("A host's name or id") },
  async run({ client, args, output }) {
    await output.item(await client(hosts).get(args.host), hostFields);
  },
});
