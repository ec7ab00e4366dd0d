import { definePlugin, serve } from "@hob/plugin-api";
import { defineResource } from "@hob/resources";
import { Type } from "typebox";
import { expect, it } from "vitest";
import { createLog } from "./index.ts";
import { startTestServer } from "./testing/index.ts";

const lamps = defineResource({
  name: "lamps",
  title: { one: "lamp", many: "lamps" },
  shape: Type.Object({ id: Type.String(), on: Type.Boolean() }),
  list: { allow: "lamps:read" },
  get: { allow: "lamps:read" },
  actions: { toggle: { allow: "lamps:switch", returns: "item" } },
});

const lampPlugin = definePlugin({
  id: "lamps",
  title: "Lamps",
  version: "1.0.0",
  description: "Lights up rooms.",
  permissions: { "lamps:read": "See lamps", "lamps:switch": "Switch lamps" },
  brings: {
    resources: [
      serve(lamps, () => {
        const all = new Map([["hall", { id: "hall", on: false }]]);
        return {
          list: () => ({ items: [...all.values()], total: all.size }),
          get: ({ id }) => all.get(id)!,
          actions: {
            toggle: ({ id }) => {
              const lamp = all.get(id)!;
              lamp.on = !lamp.on;
              return lamp;
            },
          },
        };
      }),
    ],
  },
});

it("serves what a plugin brings to those who are logged in", async () => {
  await using test = await startTestServer({ plugins: [lampPlugin] });
  expect(await test.client(lamps).list()).toEqual({ items: [{ id: "hall", on: false }], total: 1 });
  expect(await test.client(lamps).toggle("hall")).toEqual({ id: "hall", on: true });
  const stranger = await fetch(`${test.url}/api/lamps`);
  expect(stranger.status).toBe(401);
});

it("is useful without any plugin", async () => {
  await using test = await startTestServer({ log: createLog("error") });
  expect((await fetch(`${test.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${test.url}/api/setup`)).json()).toEqual({ needed: false, version: "0.0.0-test" });
  const document = (await (await fetch(`${test.url}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(document.paths)).toContain("/api/tasks/{id}");
});
