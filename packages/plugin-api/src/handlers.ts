import type {
  AnswerOf,
  BodyOf,
  DetailOf,
  ItemOf,
  Page,
  PageQuery,
  QueryOf,
  ResourceDeclaration,
  WhenDeclared,
} from "@hob/resources";

/** Who calls, and from where. */
export interface Caller {
  /** Null before log-in, where an operation allows `anyone`. */
  readonly user: { readonly id: string; readonly name: string } | null;
  /** Whether the caller holds a permission such as `vms:delete`. The operation's own has been checked already. */
  can(permission: string): boolean;
  /** The address of the other end, as seen through trusted proxies. */
  readonly address: string;
  readonly requestId: string;
  /** Aborts when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** What a handler is given. `id` is the item's key as in the path; query and body have been validated. */
export interface Asked<Query = Record<never, never>, Body = undefined> {
  readonly caller: Caller;
  readonly id: string;
  readonly query: Query;
  readonly body: Body;
}

type Handler<D, Answer> = (asked: Asked<QueryOf<D>, BodyOf<D>>) => Promise<Answer> | Answer;
/** The behaviour of a resource: one handler an operation. A missing one does not compile. */
export type Handlers<R extends ResourceDeclaration> = WhenDeclared<
  R["list"],
  { list(asked: Asked<QueryOf<R["list"]> & PageQuery>): Promise<Page<ItemOf<R>>> | Page<ItemOf<R>> }
> &
  WhenDeclared<R["get"], { get: Handler<R["get"], DetailOf<R>> }> &
  WhenDeclared<R["create"], { create: Handler<R["create"], AnswerOf<R, R["create"], void>> }> &
  WhenDeclared<R["update"], { update: Handler<R["update"], AnswerOf<R, R["update"], void>> }> &
  WhenDeclared<R["delete"], { delete: Handler<R["delete"], AnswerOf<R, R["delete"], void>> }> &
  (R["actions"] extends object
    ? {
        readonly actions: {
          readonly [A in keyof R["actions"]]: Handler<R["actions"][A], AnswerOf<R, R["actions"][A], void>>;
        };
      }
    : unknown) &
  (R["views"] extends object
    ? { readonly views: { readonly [V in keyof R["views"]]: Handler<R["views"][V], AnswerOf<R, R["views"][V], void>> } }
    : unknown) &
  (R["collectionActions"] extends object
    ? {
        readonly collectionActions: {
          readonly [A in keyof R["collectionActions"]]: Handler<
            R["collectionActions"][A],
            AnswerOf<R, R["collectionActions"][A], void>
          >;
        };
      }
    : unknown);

/** A resource with its behaviour, as a plugin brings it. */
export interface ServedResource<Services> {
  readonly resource: ResourceDeclaration;
  handlers(services: Services): Handlers<any>;
}

/** Binds a declared resource to its behaviour: `export const serveVms = serve(vms, ({ grid }: Needs) => ({ list… }))`. */
export function serve<const R extends ResourceDeclaration, Services>(
  resource: R,
  handlers: (services: Services) => Handlers<R>,
): ServedResource<Services> {
  return { resource, handlers };
}
