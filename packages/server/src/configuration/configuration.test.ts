import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { definePlugin } from "@hob/plugin-api";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog, createServer, loadConfigurationFile } from "../index.ts";
import { readConfiguration } from "./configuration.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-configuration-"));
});
afterEach(() => rm(directory, { recursive: true }));

const lamp = definePlugin({
  id: "lamp",
  title: "Lamp",
  version: "1",
  description: "",
  config: Type.Object({
    volts: Type.Optional(Type.Integer()),
    room: Type.Optional(Type.Object({ name: Type.String() })),
  }),
});
const start = (config: unknown) =>
  createServer({
    dataDirectory: directory,
    plugins: [{ id: "lamp", load: async () => ({ default: lamp }) }],
    config,
    port: 0,
    version: "1",
    log: createLog("silent"),
  });

describe("a configuration that does not fit refuses the start, with one line that names it", () => {
  it.each([
    [
      "an unknown plugin",
      { plugins: { lump: {} } },
      "The configuration names the plugin 'lump', which does not exist; there are: lamp.",
    ],
    ["an unknown key", { plugin: {} }, "The configuration's 'plugin' is not known."],
    ["a wrong type", { plugins: [] }, "The configuration's 'plugins' is a list, but must be an object."],
    [
      "a plugin's unknown key",
      { plugins: { lamp: { volt: 1 } } },
      "The configuration's 'plugins.lamp.volt' is not known.",
    ],
    [
      "a plugin's unknown key further in",
      { plugins: { lamp: { room: { name: "x", floor: 1 } } } },
      "The configuration's 'plugins.lamp.room.floor' is not known.",
    ],
    [
      "a plugin's wrong value",
      { plugins: { lamp: { volts: "12" } } },
      "The configuration's 'plugins.lamp.volts' is '12', but must be a whole number.",
    ],
    [
      "a plugin that is half enabled",
      { plugins: { lamp: { enabled: "yes" } } },
      "The configuration's 'plugins.lamp.enabled' is \"yes\", but must be true or false.",
    ],
    [
      "a duration without a unit",
      { sessions: { idle: "30" } },
      "The configuration's 'sessions.idle' is '30', which is no duration.",
    ],
    ["something else than a section", "plugins", "The configuration's 'content' is 'plugins', but must be an object."],
  ])("%s", async (_, config, message) => {
    await expect(start(config)).rejects.toThrow(message);
    const server = await start(undefined);
    await server.close();
  });

  it("and says which keys are known", async () => {
    await expect(start({ plugins: { lamp: { volt: 1 } } })).rejects.toMatchObject({ hint: "Known are: volts, room." });
  });
});

it("fills in what is not said", () => {
  const { sessions, trustedProxies, isEnabled } = readConfiguration(undefined, ["lamp"]);
  expect(sessions).toEqual({ idleMs: 3_600_000, absoluteMs: 86_400_000 });
  expect([trustedProxies, isEnabled("lamp")]).toEqual([[], true]);
});

describe("the file", () => {
  it("is looked for in the data directory", async () => {
    expect(await loadConfigurationFile(directory)).toBeUndefined();
    await writeFile(join(directory, "config.json"), `{"sessions": {"idle": "5 min"}}`);
    expect(await loadConfigurationFile(directory)).toEqual({ sessions: { idle: "5 min" } });
    await writeFile(join(directory, "config.yaml"), "sessions:\n  idle: 10 min # longer\n");
    expect(await loadConfigurationFile(directory)).toEqual({ sessions: { idle: "10 min" } });
  });

  it("is none where the data directory is none: that is said when it is used", async () => {
    expect(await loadConfigurationFile("/dev/null/hob")).toBeUndefined();
  });

  it("must be there when it is named", async () => {
    await expect(loadConfigurationFile(directory, "/no/such/file.yaml")).rejects.toThrow(
      "The configuration file '/no/such/file.yaml' cannot be read: it does not exist.",
    );
  });

  it("is refused with line and column when it cannot be parsed", async () => {
    await writeFile(join(directory, "config.yaml"), "plugins:\n  lamp: [\n");
    await expect(loadConfigurationFile(directory)).rejects.toThrow(
      /config\.yaml' cannot be read: .* at line 3, column 1/,
    );
  });
});
