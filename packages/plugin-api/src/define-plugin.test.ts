import { operationsOf } from "@hob/resources";
import { Type } from "typebox";
import { expect, expectTypeOf, it } from "vitest";
import * as api from "./index.ts";
import {
  databaseService,
  definePlugin,
  environmentService,
  eventsService,
  logService,
  noticesService,
  ownerOf,
  serviceRef,
  slot,
  tasksService,
  ticketsService,
} from "./index.ts";

const declared = [api.audit, api.notices, api.plugins, api.session, api.setup, api.tasks, api.tokens, api.users];

it("returns a definition unchanged, and types its services and its configuration from it", () => {
  const grid = serviceRef<{ hosts: number }>("grid.grid");
  const definition = {
    id: "demo",
    title: "Demo",
    version: "1.0.0",
    description: "Shows the types.",
    needs: { grid },
    config: Type.Object({ size: Type.Integer({ default: 1 }) }),
    start: () => ({ offers: {} }),
  };
  expect(definePlugin(definition)).toBe(definition);
  definePlugin({
    ...definition,
    start: ({ services, config }) => {
      expectTypeOf(services.grid.hosts).toEqualTypeOf<number>();
      expectTypeOf(config.size).toEqualTypeOf<number>();
      return { offers: {} };
    },
  });
});

it("knows by its id who offers a service", () => {
  const own = [
    databaseService,
    environmentService,
    eventsService,
    logService,
    noticesService,
    tasksService,
    ticketsService,
  ];
  expect(own.map(ownerOf)).toEqual(own.map(() => "hob"));
  expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  expect(ownerOf(serviceRef("host-admin.reports"))).toBe("host-admin");
});

it("fills a slot with what is made from services", () => {
  const lamps = slot<{ watts: number }>("power.lamps");
  const fill = lamps.fill(({ volts }: { volts: number }) => ({ watts: volts / 10 }));
  expect([fill.slot, fill.make({ volts: 230 })]).toEqual(["power.lamps", { watts: 23 }]);
});

it("declares the framework's resources without two operations of one name", () => {
  const ids = declared.flatMap((resource) => operationsOf(resource).map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});

it("lets only these operations be called by strangers", () => {
  const open = declared
    .flatMap((resource) => operationsOf(resource))
    .filter(({ allow }) => allow === "anyone")
    .map(({ id }) => id);
  expect(open).toEqual(["session.create", "setup.create", "setup.get"]);
});

it("answers no password and, after its making, no secret", () => {
  for (const resource of declared) {
    for (const operation of operationsOf(resource)) {
      const answer = JSON.stringify(operation.returns ?? {});
      expect(answer, operation.id).not.toMatch(/"password"/);
      if (operation.id !== "tokens.create") expect(answer, operation.id).not.toMatch(/"secret"/);
    }
  }
});
