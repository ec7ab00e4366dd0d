import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyCommand } from "@hob/cli";
import { runCommandLine } from "@hob/cli/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cliPlugins } from "./cli.ts";

const plugins = await Promise.all(cliPlugins.map(async ({ load }) => (await load()).default));
const commands: (readonly [path: string, AnyCommand])[] = await Promise.all(
  plugins.flatMap(({ commands }) => commands).map(async ({ path, load }) => [path, (await load()).default] as const),
);

const document = "<domain type='kvm'><name>web-1</name></domain>";
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-examples-"));
  await writeFile(join(directory, "document.xml"), document);
});
afterAll(() => rm(directory, { recursive: true }));

/** The words of an example, as a shell reads them; what goes into a pipe or a file is not the command's. */
const wordsOf = (example: string) =>
  [...(example.split(/ [|<>] ?/).find((part) => part.startsWith("hob ")) ?? "").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .map(([, single, double, bare]) => single ?? double ?? bare ?? "")
    .map((word) => (/^[\w-]+\.xml$/.test(word) ? join(directory, "document.xml") : word))
    .slice(1);

// `serve` would serve, `design` would ask this machine, `xml schema` would read what libvirt has installed, `os detect` a
// medium, and `os refresh` would change this machine's database.
const examples = commands
  .filter(([path]) => !["serve", "design", "xml schema", "os detect", "os refresh"].includes(path))
  .flatMap(([, { examples = [] }]) => examples);

it.each(examples)("takes the example that its help gives: %s", async (example) => {
  const { code, stderr } = await runCommandLine(plugins, wordsOf(example), { stdin: document });
  // Nobody is logged in; everything before that is as it should be.
  expect([0, 6], stderr).toContain(code);
});

const named = commands.flatMap(([, { examples = [] }]) =>
  examples.flatMap((example) => /--os (\S+)/.exec(example)?.[1] ?? []),
);

it.each([...new Set(named)])("names only operating systems that Debian 12 knows in its examples: %s", async (os) => {
  expect((await runCommandLine(plugins, ["os", "show", os])).code).toBe(0);
});
