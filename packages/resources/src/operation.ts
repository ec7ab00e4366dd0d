import { type TObject, type TSchema, Type } from "typebox";
import type { Allow, ReadDeclaration, ResourceDeclaration, Returns, WriteDeclaration } from "./define-resource.ts";
import { taskShape } from "./task-shape.ts";

/** One HTTP operation of a resource: what routes, documentation and clients are made of. */
export interface Operation {
  /** `vms.start`: unique, and the key of the handler after the dot. */
  readonly id: string;
  readonly resource: string;
  readonly verb: string;
  /** What the verb belongs to; it decides where the handler stands. */
  readonly group: "list" | "get" | "create" | "update" | "delete" | "action" | "view" | "collection-action";
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `{id}` where the item's key stands. */
  readonly path: string;
  readonly allow: Allow;
  readonly summary: string;
  readonly query: TObject | undefined;
  readonly body: TObject | undefined;
  readonly status: 200 | 201 | 202 | 204;
  readonly returns: TSchema | undefined;
}

/** What every list takes besides its own filters. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000, description: "Items per page; default all." })),
  cursor: Type.Optional(Type.String({ description: "`next` of the page before." })),
};

/** The operations of a resource, in the order list, create, collection actions, get, update, delete, views, actions. */
export function operationsOf(resource: ResourceDeclaration): readonly Operation[] {
  const { name, title, singleton } = resource;
  const collection = `/api/${name}`;
  const item = singleton ? collection : `${collection}/{id}`;
  const detail = resource.get?.shape ?? resource.shape;
  const operations: Operation[] = [];

  const read = (
    group: Operation["group"],
    verb: string,
    path: string,
    declared: ReadDeclaration,
    returns: TSchema,
    summary: string,
  ) =>
    operations.push({
      id: `${name}.${verb}`,
      resource: name,
      verb,
      group,
      method: "GET",
      path,
      allow: declared.allow,
      summary: declared.summary ?? summary,
      query: declared.query,
      body: undefined,
      status: 200,
      returns,
    });

  const write = (
    group: Operation["group"],
    verb: string,
    method: Operation["method"],
    path: string,
    declared: WriteDeclaration,
    summary: string,
  ) =>
    operations.push({
      id: `${name}.${verb}`,
      resource: name,
      verb,
      group,
      method,
      path,
      allow: declared.allow,
      summary: declared.summary ?? summary,
      query: declared.query,
      body: declared.body,
      ...answerOf(declared.returns, group === "create" ? 201 : 200, detail),
    });

  if (resource.list) {
    const query = Type.Object({ ...pageQuery, ...resource.list.query?.properties }, { additionalProperties: false });
    const page = Type.Object({
      items: Type.Array(resource.shape),
      total: Type.Integer({ description: "How many there are over all pages." }),
      next: Type.Optional(Type.String({ description: "The cursor of the following page." })),
    });
    read("list", "list", collection, { ...resource.list, query }, page, `List ${title.many}`);
  }
  if (resource.create) write("create", "create", "POST", collection, resource.create, `Create a ${title.one}`);
  for (const [verb, declared] of Object.entries(resource.collectionActions ?? {})) {
    write("collection-action", verb, "POST", `${collection}/${verb}`, declared, `${verb} (${title.many})`);
  }
  if (resource.get) read("get", "get", item, resource.get, detail, `Get a ${title.one}`);
  if (resource.update) write("update", "update", "PATCH", item, resource.update, `Change a ${title.one}`);
  if (resource.delete) write("delete", "delete", "DELETE", item, resource.delete, `Delete a ${title.one}`);
  for (const [view, declared] of Object.entries(resource.views ?? {})) {
    read("view", view, `${item}/${view}`, declared, declared.returns, `Get the ${view} of a ${title.one}`);
  }
  for (const [verb, declared] of Object.entries(resource.actions ?? {})) {
    write("action", verb, "POST", `${item}/${verb}`, declared, `${verb} a ${title.one}`);
  }
  return operations;
}

function answerOf(returns: Returns, done: 200 | 201, item: TObject): Pick<Operation, "status" | "returns"> {
  if (returns === "task") return { status: 202, returns: taskShape };
  if (returns === "nothing") return { status: 204, returns: undefined };
  return { status: done, returns: returns === "item" ? item : returns };
}
