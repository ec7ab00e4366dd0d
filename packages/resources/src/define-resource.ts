import type { Static, TObject, TSchema } from "typebox";

/**
 * Who may call: a permission such as `vms:read`, `signed-in` for every user, or `anyone` before log-in too.
 */
export type Allow = string;

/** What a writing operation answers: the item, a task (202), nothing (204), or a schema of its own. */
export type Returns = "item" | "task" | "nothing" | TSchema;

/** An operation that only reads. */
export interface ReadDeclaration {
  readonly allow: Allow;
  /** One line for the API's documentation. */
  readonly summary?: string;
  readonly query?: TObject;
}

/** An operation that changes something. */
export interface WriteDeclaration {
  readonly allow: Allow;
  readonly summary?: string;
  readonly query?: TObject;
  readonly body?: TObject;
  readonly returns: Returns;
}

/**
 * A REST resource, declared once. It holds no behaviour, so that the server, the browser and the command line can all
 * read it. Paths follow from the name: `GET /api/vms`, `POST /api/vms/{id}/start`, `GET /api/vms/{id}/xml`.
 */
export interface ResourceDeclaration {
  /** Plural, kebab-case: the path and the prefix of operation ids. */
  readonly name: string;
  readonly title: { readonly one: string; readonly many: string };
  /** One item, as listed and as sent in events. */
  readonly shape: TObject;
  /** There is exactly one, without a key: `/api/session`. */
  readonly singleton?: true;
  readonly list?: ReadDeclaration;
  /** `shape` where a single item says more than a listed one. */
  readonly get?: ReadDeclaration & { readonly shape?: TObject };
  readonly create?: WriteDeclaration;
  readonly update?: WriteDeclaration;
  readonly delete?: WriteDeclaration;
  /** `POST /api/vms/{id}/<action>` (a singleton: `POST /api/session/<action>`). */
  readonly actions?: { readonly [verb: string]: WriteDeclaration };
  /** `GET /api/vms/{id}/<view>`: another face of the item, with its own shape. */
  readonly views?: { readonly [view: string]: ReadDeclaration & { readonly returns: TSchema } };
  /** `POST /api/vms/<action>`: about the whole collection. */
  readonly collectionActions?: { readonly [verb: string]: WriteDeclaration };
}

/** Declares a resource; returns it unchanged, with its exact type. */
export function defineResource<const Declaration extends ResourceDeclaration>(declaration: Declaration): Declaration {
  return declaration;
}

/** One item of a resource, as listed. */
export type ItemOf<R extends ResourceDeclaration> = Static<R["shape"]>;

/** One item of a resource, as got alone. */
export type DetailOf<R extends ResourceDeclaration> = R["get"] extends { readonly shape: infer S extends TSchema }
  ? Static<S>
  : ItemOf<R>;

/** A page of a list. `next`, where present, is the cursor of the following page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are in all, over all pages, after filtering. */
  readonly total: number;
  readonly next?: string;
}
