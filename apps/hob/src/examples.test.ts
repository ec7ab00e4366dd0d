import type { AnyCommand } from "@hob/cli";
import { runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import { cliPlugins } from "./cli.ts";

const plugins = await Promise.all(cliPlugins.map(async ({ load }) => (await load()).default));
const commands: (readonly [path: string, AnyCommand])[] = await Promise.all(
  plugins.flatMap(({ commands }) => commands).map(async ({ path, load }) => [path, (await load()).default] as const),
);

/** The words of an example, as a shell reads them; what goes into a pipe or a file is not the command's. */
const wordsOf = (example: string) =>
  [...(example.split(/ [|<>] ?/)[0] ?? "").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .map(([, single, double, bare]) => single ?? double ?? bare ?? "")
    .slice(1);

// `serve` would serve, and `design` would ask this machine.
const examples = commands
  .filter(([path]) => path !== "serve" && path !== "design")
  .flatMap(([, { examples = [] }]) => examples);

it.each(examples)("takes the example that its help gives: %s", async (example) => {
  const { code, stderr } = await runCommandLine(plugins, wordsOf(example));
  // Nobody is logged in; everything before that is as it should be.
  expect([0, 6], stderr).toContain(code);
});

const named = commands.flatMap(([, { examples = [] }]) =>
  examples.flatMap((example) => /--os (\S+)/.exec(example)?.[1] ?? []),
);

it.each([...new Set(named)])("names only operating systems that Debian 12 knows in its examples: %s", async (os) => {
  expect((await runCommandLine(plugins, ["os", "show", os])).code).toBe(0);
});
