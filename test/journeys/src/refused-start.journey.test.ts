import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { failure } from "./refusal.ts";

let hob: HobCommand;
let directory: string;

beforeAll(async () => {
  hob = await hobCommand();
  directory = await mkdtemp(join(tmpdir(), "hob-refused-start-"));
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  if (directory) await rm(directory, { recursive: true });
});

describe("a server that cannot serve says why in one line, and ends", () => {
  const serve = async (...words: string[]) => {
    const ended = await failure(hob, [
      "serve",
      "--data",
      join(directory, "data"),
      "--host",
      "qemu+unix:///system?socket=/nowhere",
      "--port",
      "0",
      ...words,
    ]);
    return [ended.code, ended.message, ended.hint];
  };
  const configured = async (text: string) => {
    const file = join(directory, "config.yaml");
    await writeFile(file, text);
    return serve("--config", file);
  };

  it("an unknown plugin in the configuration file", async () => {
    expect(await configured("plugins:\n  gird: {}\n")).toEqual([
      2,
      "The configuration names the plugin 'gird', which does not exist; there are: grid, kvm, virtualization.",
      "Correct the name under `plugins:`, or remove the section.",
    ]);
  });

  it.each([
    ["plugin: {}\n", "The configuration's 'plugin' is not known.", "Known are: sessions, trustedProxies, plugins."],
    [
      "plugins:\n  grid:\n    colour: red\n",
      "The configuration's 'plugins.grid.colour' is not known.",
      "Nothing is accepted here.",
    ],
    [
      "sessions:\n  idle: 30\n",
      "The configuration's 'sessions.idle' is 30, but must be a text.",
      "How long a log-in lasts without activity, such as '30 min'; default '1 h'.",
    ],
  ])("an unknown key, or a value that is none: %j", async (text, message, hint) => {
    expect(await configured(text)).toEqual([2, message, hint]);
  });

  it("a configuration file that is no YAML, or is not there", async () => {
    const [code, message] = await configured("plugins: [\n");
    expect([code, message]).toEqual([
      2,
      expect.stringMatching(/^The configuration file '.*' cannot be read: .* at line 2/),
    ]);
    expect(await serve("--config", "/nowhere.yaml")).toEqual([
      2,
      "The configuration file '/nowhere.yaml' cannot be read: it does not exist.",
      "",
    ]);
  });

  it("a port in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    expect(await serve("--port", String(port))).toEqual([
      4,
      `Port ${port} of 127.0.0.1 is in use by another program.`,
      "Choose another one with --port, or stop the other program.",
    ]);
    other.close();
  });

  it("a port, an address, a host or a data directory that is none", async () => {
    expect((await serve("--port", "http")).slice(0, 2)).toEqual([
      2,
      "--port: 'http' is not a whole number from 0 to 65535.",
    ]);
    expect((await serve("--address", "192.0.2.1")).slice(0, 2)).toEqual([
      2,
      "The server cannot listen on 192.0.2.1 port 0: this machine does not have the address.",
    ]);
    expect((await serve("--host", "nonsense")).slice(0, 2)).toEqual([
      2,
      expect.stringContaining("'nonsense' is not a libvirt URI"),
    ]);
    expect((await serve("--data", "/dev/null/hob")).slice(0, 2)).toEqual([
      2,
      expect.stringContaining("The data directory '/dev/null/hob' cannot be used: "),
    ]);
  });
});
