import { hostname } from "node:os";
import { session, setup, tokens } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import { optionalArgument } from "../command/argument.ts";
import { defineCommand } from "../command/define-command.ts";
import { flag, text } from "../command/option.ts";
import type { CliProcess } from "../command/cli-process.ts";
import { fetchUntil } from "../connection/connect.ts";
import { cookieFetch } from "../connection/cookie-fetch.ts";
import { parseSetupLink } from "../connection/setup-link.ts";
import { PasswordsDiffer } from "../connection/server-errors.ts";
import { ask } from "../prompt/ask.ts";
import { readStdin } from "../prompt/read-stdin.ts";

export default defineCommand({
  description:
    "With the one-time link that the first start of a server prints, makes the first administrator. " +
    "An API token is kept in ~/.config/hob/credentials.json; the password is not.",
  examples: [
    "hob login 'http://127.0.0.1:9090/setup#token=…'",
    "hob login https://hob.example --username ann",
    "pass hob | hob login --username ann --password-stdin",
  ],
  arguments: { server: optionalArgument("A server's address or its set-up link (default: the current server)") },
  options: {
    username: text("Who logs in (default: asked for)", "NAME"),
    passwordStdin: flag("Read the password from standard input"),
  },
  async run({ args, options, server, credentials, process, output }) {
    const link = parseSetupLink(args.server ?? server.url);
    const client = createClient({ baseUrl: link.url, fetch: cookieFetch(fetchUntil(process.signal)) });
    // Asked first: it is no use to ask for a password that nobody will read.
    const { needed } = await client(setup).get();
    const username = options.username ?? (await ask(process, { what: "username", option: "--username NAME" }));
    const password = await passwordFor(process, options.passwordStdin, needed && link.token !== null);

    if (link.token !== null) await client(setup).create({ token: link.token, username, password });
    const { user } = await client(session).create({ username, password });
    const token = await client(tokens).create({ name: `hob on ${hostname()}` });
    await credentials.save(link.url, { user: user.name, token: token.secret, tokenId: token.id });
    await client(session).delete();
    await output.say(`Logged in to ${link.url} as ${user.name}.`, { server: link.url, user: user.name });
  },
});

async function passwordFor(process: CliProcess, piped: boolean, isNew: boolean): Promise<string> {
  if (piped) return readStdin(process.stdin);
  const question = { what: isNew ? "new password" : "password", option: "--password-stdin", hidden: true };
  const password = await ask(process, question);
  if (isNew && (await ask(process, { ...question, what: "the same again" })) !== password)
    throw new PasswordsDiffer({});
  return password;
}
