import { defineError, type ErrorDescription, type ErrorKind, HobError } from "@hob/errors";
import type { DetailOf, ItemOf, Page, ResourceDeclaration } from "./define-resource.ts";
import { type Operation, operationsOf } from "./operation.ts";
import type { AnswerOf, BodyOf, PageQuery, QueryOf, WhenDeclared } from "./operation-types.ts";
import { unreachableReason } from "./unreachable-reason.ts";

/** How a client reaches the server. */
export interface ClientOptions {
  /** `https://hob.example:9000`; empty for the page's own origin. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Sent with every request, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server could not be reached at all. */
export const ServerUnreachable = defineError("client.server-unreachable", {
  kind: "unavailable",
  message: (d: { url: string; reason: string }) => `No Hob server answers at ${d.url}: ${d.reason}.`,
  hint: "Is it running? `npm start` or `hob serve` starts one.",
});

/** Something answered that is not a Hob server. */
export const NotOurAnswer = defineError("client.not-our-answer", {
  kind: "internal",
  message: (d: { url: string; status: number; type: string }) =>
    `${d.url} answered ${d.status} with '${d.type}' where JSON was expected.`,
});

type Options<D> = { readonly query?: QueryOf<D>; readonly signal?: AbortSignal };
type WithBody<D> = BodyOf<D> extends undefined ? [options?: Options<D>] : [body: BodyOf<D>, options?: Options<D>];
type Keyed<R extends ResourceDeclaration, Rest extends unknown[]> = R extends { readonly singleton: true }
  ? Rest
  : [id: string, ...rest: Rest];

/** The calls of one resource, typed from its declaration. */
export type ResourceClient<R extends ResourceDeclaration> = WhenDeclared<
  R["list"],
  { list(options?: { query?: QueryOf<R["list"]> & PageQuery; signal?: AbortSignal }): Promise<Page<ItemOf<R>>> }
> &
  WhenDeclared<R["get"], { get(...args: Keyed<R, [options?: Options<R["get"]>]>): Promise<DetailOf<R>> }> &
  WhenDeclared<R["create"], { create(...args: WithBody<R["create"]>): Promise<AnswerOf<R, R["create"]>> }> &
  WhenDeclared<R["update"], { update(...args: Keyed<R, WithBody<R["update"]>>): Promise<AnswerOf<R, R["update"]>> }> &
  WhenDeclared<R["delete"], { delete(...args: Keyed<R, WithBody<R["delete"]>>): Promise<AnswerOf<R, R["delete"]>> }> & {
    [A in keyof R["actions"]]: (
      ...args: Keyed<R, WithBody<NonNullable<R["actions"]>[A]>>
    ) => Promise<AnswerOf<R, NonNullable<R["actions"]>[A]>>;
  } & {
    [V in keyof R["views"]]: (
      ...args: Keyed<R, [options?: Options<NonNullable<R["views"]>[V]>]>
    ) => Promise<AnswerOf<R, NonNullable<R["views"]>[V]>>;
  } & {
    [A in keyof R["collectionActions"]]: (
      ...args: WithBody<NonNullable<R["collectionActions"]>[A]>
    ) => Promise<AnswerOf<R, NonNullable<R["collectionActions"]>[A]>>;
  };

/** Makes typed clients: `const client = createClient({ baseUrl }); await client(vms).start(id)`. */
export type Client = <R extends ResourceDeclaration>(resource: R) => ResourceClient<R>;

/**
 * Makes a client. Its calls throw the server's own failure as a {@link HobError} with code, kind, message and hint
 * kept, {@link ServerUnreachable} when nothing answers, and {@link NotOurAnswer} when something else does.
 */
export function createClient(options: ClientOptions = {}): Client {
  return (resource) =>
    Object.fromEntries(
      operationsOf(resource).map((operation) => [
        operation.verb,
        (...args: unknown[]) => request(options, operation, args),
      ]),
    ) as never;
}

async function request(options: ClientOptions, operation: Operation, args: unknown[]): Promise<unknown> {
  const rest = [...args];
  const path = operation.path.replace("{id}", () => encodeURIComponent(String(rest.shift())));
  const body = operation.body ? rest.shift() : undefined;
  const { query, signal } = (rest.shift() ?? {}) as Options<unknown>;
  const search = new URLSearchParams(
    Object.entries((query ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const url = `${options.baseUrl ?? ""}${path}${search && `?${search}`}`;
  const response = await send(options, url, {
    method: operation.method,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      // A header that a foreign page cannot add without asking first: the defence against cross-site requests.
      ...(operation.method === "GET" ? {} : { "x-requested-by": "hob" }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (response.status === 204) return undefined;
  const type = response.headers.get("content-type") ?? "";
  if (!/^application\/(problem\+)?json\b/.test(type)) {
    throw new NotOurAnswer({ url, status: response.status, type });
  }
  const answer: unknown = await response.json().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new NotOurAnswer({ url, status: response.status, type: `${type}, cut short or malformed` }, { cause });
  });
  if (response.ok) return answer;
  throw failureFrom(answer as ErrorDescription);
}

async function send(options: ClientOptions, url: string, init: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? fetch)(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ServerUnreachable({ url: options.baseUrl || url, reason: unreachableReason(error) }, { cause: error });
  }
}

/** A failure as the server described it, as an error again. */
export function failureFrom(problem: ErrorDescription): HobError {
  const { code, kind, message, hint, details } = problem;
  return new HobError({ code, kind: kind as ErrorKind, message, hint, details: details ?? {} });
}
