import {
  type AnyPlugin,
  databaseService,
  definePlugin,
  environmentService,
  logService,
  plugins,
  serve,
  serviceRef,
  slot,
} from "@hob/plugin-api";
import { defineResource } from "@hob/resources";
import { Type } from "typebox";
import { expect, it } from "vitest";
import { lampPlugin, lamps } from "../testing/lamps.fixture.ts";
import { startTestServer } from "../testing/index.ts";

const about = { title: "Test", version: "1.0.0", description: "For the test." };
const light = serviceRef<{ lumen: number }>("power.light");
const bulbs = slot<{ watts: number }>("power.bulbs");
const power = (dispose?: () => void) =>
  definePlugin({
    id: "power",
    ...about,
    offers: { light },
    start: () => ({ offers: { light: { lumen: 800 } }, ...(dispose ? { dispose } : {}) }),
  });
const reader = (id: string, more: Partial<AnyPlugin> = {}): AnyPlugin => ({ id, ...about, needs: { light }, ...more });

it("starts plugins after those whose services they need, and stops them before", async () => {
  const order: string[] = [];
  const needy = definePlugin({
    id: "needy",
    ...about,
    needs: { light, log: logService, environment: environmentService },
    start: ({ services }) => {
      order.push(`needy with ${services.light.lumen} lumen at ${services.environment.startOptions["host"]}`);
      return { offers: {}, dispose: () => void order.push("needy stops") };
    },
  });
  const test = await startTestServer({
    plugins: [needy, power(() => void order.push("power stops"))],
    startOptions: { host: "test:///default" },
  });
  expect((await test.client(plugins).list()).items).toEqual([
    { id: "needy", ...about, state: "enabled", reason: null, dependsOn: ["power"], neededBy: [] },
    { id: "power", ...about, state: "enabled", reason: null, dependsOn: [], neededBy: ["needy"] },
  ]);
  await test.close();
  expect(order).toEqual(["needy with 800 lumen at test:///default", "needy stops", "power stops"]);
});

it("lists a plugin that fails with its reason, and serves the rest", async () => {
  await using test = await startTestServer({
    plugins: [
      { id: "syntax", load: () => import(`data:text/javascript,${encodeURIComponent("export default {")}`) },
      { id: "impostor", load: async () => ({ default: power() }) },
      reader("exploding", {
        needs: {},
        start: () => {
          throw new Error("No electricity.");
        },
      }),
      reader("promising", {
        needs: {},
        offers: { light: serviceRef("promising.light") },
        start: () => ({ offers: {} }),
      }),
      reader("orphan"),
      reader("twice-removed", { needs: { x: serviceRef("orphan.service") } }),
      reader("chicken", { needs: { x: serviceRef("egg.shell") } }),
      reader("egg", { needs: { x: serviceRef("chicken.wing") } }),
      reader("lazy", { needs: {}, brings: { resources: [serve(lamps, () => ({}) as never)] } }),
      lampPlugin,
    ],
  });
  const { items } = await test.client(plugins).list();
  expect(Object.fromEntries(items.map(({ id, state, reason }) => [id, reason ?? state]))).toEqual({
    syntax: "The plugin 'syntax' could not be loaded: Unexpected end of input.",
    impostor: "The plugin 'impostor' could not be loaded: its default export is not a plugin of the id 'impostor'.",
    exploding: "The plugin 'exploding' could not be started: No electricity.",
    promising:
      "The plugin 'promising' could not be started: It offers the service 'promising.light', but its start did not return it as 'light'.",
    orphan: "The plugin 'orphan' needs the service 'power.light' of 'power', which is not installed.",
    "twice-removed": "The plugin 'twice-removed' needs the service 'orphan.service' of 'orphan', which cannot start.",
    chicken: "The plugin 'chicken' needs itself: chicken → egg → chicken.",
    egg: "The plugin 'egg' needs itself: egg → chicken → egg.",
    lazy: "The plugin 'lazy' could not be started: The operation 'lamps.list' is declared, but has no handler.",
    lamps: "enabled",
  });
  expect(await test.client(lamps).list()).toMatchObject({ total: 1 });
});

it("says of a failed start what failed for those who wait for it", async () => {
  const broken = definePlugin({
    id: "power",
    ...about,
    offers: { light },
    start: () => {
      throw new Error("No electricity");
    },
  });
  await using test = await startTestServer({ plugins: [broken, reader("needy")] });
  expect(await test.client(plugins).get("needy")).toMatchObject({
    state: "failed",
    reason: "The plugin 'needy' needs the service 'power.light' of 'power', which has failed.",
  });
});

it("takes back what a plugin had done when mounting it fails", async () => {
  const stops: string[] = [];
  const copycat = reader("copycat", {
    needs: {},
    start: () => ({ offers: {}, dispose: () => void stops.push("copycat") }),
    brings: { resources: [serve(lamps, () => lampPlugin.brings!.resources![0]!.handlers({} as never) as never)] },
  });
  await using test = await startTestServer({ plugins: [lampPlugin, copycat] });
  expect(await test.client(plugins).get("copycat")).toMatchObject({
    reason:
      "The plugin 'copycat' could not be started: The resource 'lamps' of 'copycat' is served by 'lamps' already.",
  });
  expect(stops).toEqual(["copycat"]);
});

it("does not load a disabled plugin, and fails what needs it", async () => {
  let loaded = false;
  const load = async () => {
    loaded = true;
    return { default: power() };
  };
  await using test = await startTestServer({
    plugins: [{ id: "power", load }, reader("needy")],
    config: { plugins: { power: { enabled: false } } },
  });
  const { items } = await test.client(plugins).list();
  expect(items).toMatchObject([
    { id: "power", state: "disabled", reason: null },
    { id: "needy", reason: "The plugin 'needy' needs the service 'power.light' of 'power', which is disabled." },
  ]);
  expect(loaded).toBe(false);
});

it("hands a plugin its section of the configuration, with the defaults filled in", async () => {
  let seen: unknown;
  const configured = definePlugin({
    id: "configured",
    ...about,
    config: Type.Object({ volts: Type.Integer({ default: 230 }), name: Type.Optional(Type.String()) }),
    start: ({ config }) => {
      seen = config;
      return { offers: {} };
    },
  });
  await using _ = await startTestServer({
    plugins: [configured],
    config: { plugins: { configured: { enabled: true, name: "x" } } },
  });
  expect(seen).toEqual({ volts: 230, name: "x" });
});

it("tells the owner of a slot when it is filled", async () => {
  const seen: number[][] = [];
  const owner = definePlugin({
    id: "power",
    ...about,
    offers: { light },
    start: ({ slots }) => {
      const read = () => seen.push(slots.of(bulbs).map(({ watts }) => watts));
      read();
      slots.onChange(bulbs, read);
      return { offers: { light: { lumen: 40 } } };
    },
  });
  const filler = definePlugin({
    id: "filler",
    ...about,
    needs: { light },
    brings: { fills: [bulbs.fill(({ light }: { light: { lumen: number } }) => ({ watts: light.lumen }))] },
  });
  const test = await startTestServer({ plugins: [filler, owner] });
  await test.close();
  expect(seen).toEqual([[], [40], []]);
});

it("runs a plugin's migrations once, before it starts", async () => {
  const notes = defineResource({
    name: "notes",
    title: { one: "note", many: "notes" },
    shape: Type.Object({ id: Type.String() }),
    list: { allow: "anyone" },
  });
  const noter = definePlugin({
    id: "note-book",
    ...about,
    needs: { database: databaseService },
    migrations: {
      "0001-notes": {
        up: async (database) => {
          await database.schema.createTable("note_book_notes").addColumn("id", "text").execute();
        },
      },
    },
    start: async ({ services }) => {
      await services.database.insertInto("note_book_notes").values({ id: "started" }).execute();
      return { offers: {} };
    },
    brings: {
      resources: [
        serve(notes, ({ database }: { database: any }) => ({
          list: async () => {
            const items = await database.selectFrom("note_book_notes").select("id").execute();
            return { items, total: items.length };
          },
        })),
      ],
    },
  });
  const first = await startTestServer({ plugins: [noter] });
  await first.server.close();
  await using second = await startTestServer({ plugins: [noter], dataDirectory: first.dataDirectory });
  expect(await second.client(notes).list()).toMatchObject({ total: 2 });
});
