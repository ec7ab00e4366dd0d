import { defineError } from "@hob/errors";
import {
  definePlugin,
  eventsService,
  noticesService,
  serve,
  type ServicesOf,
  tasksService,
  ticketsService,
} from "@hob/plugin-api";
import { defineResource } from "@hob/resources";
import { defineTask } from "@hob/tasks";
import { Type } from "typebox";

const strict = { additionalProperties: false };
const NoLamp = defineError("lamps.not-found", {
  kind: "not-found",
  message: (d: { id: string }) => `There is no lamp '${d.id}'.`,
  hint: "List the lamps.",
});

/** A resource with an operation of every kind. */
export const lamps = defineResource({
  name: "lamps",
  title: { one: "lamp", many: "lamps" },
  shape: Type.Object({ id: Type.String(), on: Type.Boolean(), room: Type.Union([Type.String(), Type.Null()]) }),
  list: { allow: "lamps:read", query: Type.Object({ on: Type.Optional(Type.Boolean()) }) },
  get: { allow: "lamps:read" },
  create: {
    allow: "lamps:manage",
    body: Type.Object({
      id: Type.String({ minLength: 1 }),
      watts: Type.Optional(Type.Integer({ minimum: 1 })),
      shade: Type.Optional(Type.Object({ colour: Type.String({ enum: ["white", "red"] }) })),
      password: Type.Optional(Type.String({ minLength: 8 })),
    }),
    returns: "item",
  },
  delete: { allow: "lamps:manage", returns: "nothing" },
  collectionActions: {
    burn: {
      allow: "lamps:manage",
      body: Type.Object({ minutes: Type.Optional(Type.Integer()) }, strict),
      returns: "task",
    },
  },
  actions: {
    toggle: { allow: "lamps:switch", returns: "item" },
    break: { allow: "lamps:switch", returns: "nothing" },
    wire: { allow: "lamps:read", returns: Type.Object({ ticket: Type.String(), expiresAt: Type.Integer() }) },
  },
  views: { light: { allow: "lamps:read", returns: Type.Object({ lumen: Type.Integer() }) } },
});

const burnTask = defineTask<{ minutes: number }, Record<never, never>>({
  kind: "lamps.burn",
  title: () => "Burn all lamps",
  steps: [{ id: "heat", title: "Heat", execute: async () => undefined }],
});

const needs = { events: eventsService, tasks: tasksService, tickets: ticketsService, notices: noticesService };

/** A plugin with a resource, a task, a socket that echoes, and notices. */
export const lampPlugin = definePlugin({
  id: "lamps",
  title: "Lamps",
  version: "1.2.3",
  description: "Lights up rooms.",
  needs,
  permissions: { "lamps:read": "See lamps", "lamps:switch": "Switch lamps", "lamps:manage": "Add and remove lamps" },
  brings: {
    tasks: [() => burnTask],
    sockets: [
      {
        name: "lamp",
        open:
          () =>
          async ({ stream, payload }) => {
            if (payload["id"] === "broken") throw new Error("The wire is cut.");
            stream.write(`lamp ${String(payload["id"])}\n`);
            stream.pipe(stream);
          },
      },
    ],
    resources: [
      serve(lamps, ({ events, tasks, tickets, notices }: ServicesOf<typeof needs>) => {
        const all = new Map([["hall", { id: "hall", on: false, room: "hall", wattage: 60 }]]);
        const get = (id: string) => {
          const lamp = all.get(id);
          if (!lamp) throw new NoLamp({ id });
          return lamp;
        };
        return {
          list: ({ query }) => {
            const items = [...all.values()].filter((lamp) => query.on === undefined || lamp.on === query.on);
            return { items, total: items.length };
          },
          get: ({ id }) => get(id),
          create: ({ body }) => {
            const lamp = { id: body.id, on: false, room: "", wattage: body.watts ?? 60 };
            all.set(lamp.id, lamp);
            events.publish({ resource: "lamps", id: lamp.id, change: "created", item: lamp });
            return lamp;
          },
          delete: async ({ id }) => {
            all.delete(get(id).id);
            await notices.raise({ key: "lamps.gone", severity: "info", title: `${id} is gone` });
            events.publish({ resource: "lamps", id, change: "removed" });
          },
          collectionActions: {
            burn: ({ body, caller }) =>
              tasks.submit("lamps.burn", { minutes: body.minutes ?? 1 }, { owner: caller.user?.id ?? null }),
          },
          actions: {
            toggle: ({ id }) => {
              const lamp = get(id);
              lamp.on = !lamp.on;
              events.publish({ resource: "lamps", id, change: "changed", item: lamp });
              return lamp;
            },
            break: () => {
              throw new TypeError("Cannot read properties of undefined (reading 'filament')");
            },
            wire: ({ id, caller }) => tickets.issue(caller, "lamp", { id }),
          },
          views: { light: ({ id }) => ({ lumen: get(id).on ? 800 : 0 }) },
        };
      }),
    ],
  },
});
