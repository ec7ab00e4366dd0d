import { defineError } from "@hob/errors";
import type { Asked } from "@hob/plugin-api";
import { type Operation, operationsOf } from "@hob/resources";
import type { MountedResource } from "./mount-table.ts";

/** A handler, whatever its resource. */
export type AnyHandler = (asked: Asked<any, any>) => unknown;

/** A plugin declares an operation and does not implement it. */
export const HandlerMissing = defineError("server.handler-missing", {
  kind: "internal",
  message: (d: { operation: string }) => `The operation '${d.operation}' is declared, but has no handler.`,
});

const groups = { action: "actions", view: "views", "collection-action": "collectionActions" } as const;

/**
 * The handler of an operation.
 *
 * @throws HandlerMissing
 */
export function handlerOf(operation: Operation, { handlers }: MountedResource): AnyHandler {
  const { group, verb } = operation;
  const all = handlers as Readonly<Record<string, unknown>>;
  const home = (group in groups ? all[groups[group as keyof typeof groups]] : all) as
    Record<string, unknown> | undefined;
  const handler = home?.[verb] as AnyHandler | undefined;
  if (typeof handler !== "function") throw new HandlerMissing({ operation: operation.id });
  return handler.bind(home) as AnyHandler;
}

/** @throws HandlerMissing when any operation of the resource has no handler. */
export function checkHandlers(mounted: MountedResource): void {
  for (const operation of operationsOf(mounted.resource)) handlerOf(operation, mounted);
}
