import { argument, defineCommand } from "@hob/cli";
import { hosts } from "../model/index.ts";

export default defineCommand({
  arguments: { host: argument("A host's name or id") },
  async run({ client, args, output }) {
    // Read first, so that what is said is what was removed, whichever of its names was given.
    const host = await client(hosts).get(args.host);
    await client(hosts).delete(host.id);
    await output.say(`Forgot host ${host.name} (${host.id}).`, host);
  },
});
