import { isHobError } from "@hob/errors";
import { tokens } from "@hob/plugin-api";
import { defineCommand } from "../command/define-command.ts";
import { connect } from "../connection/connect.ts";
import { NotLoggedIn } from "../connection/server-errors.ts";

export default defineCommand({
  description: "Revokes the saved API token at the server, then forgets it.",
  async run({ server: { url }, credentials, signal, output }) {
    const login = (await credentials.read()).servers[url];
    if (!login) throw new NotLoggedIn({ url });
    try {
      await connect({ url, token: login.token }, signal)(tokens).delete(login.tokenId);
    } catch (error) {
      // A token that the server no longer knows is as good as revoked.
      const isGone = isHobError(error, "unauthenticated") || isHobError(error, "not-found");
      if (!isGone && !isHobError(error, "unavailable")) throw error;
      if (!isGone) output.note(`The server could not be told; the token '${login.tokenId}' stays valid there.`);
    }
    await credentials.forget(url);
    await output.say(`Logged out of ${url}.`, { server: url });
  },
});
