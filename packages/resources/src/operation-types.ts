import type { Task } from "@hob/tasks";
import type { Static, TSchema } from "typebox";
import type { DetailOf, ReadDeclaration, ResourceDeclaration, WriteDeclaration } from "./define-resource.ts";

/** The query of a declared operation; nothing where it declares none. */
export type QueryOf<D> = D extends { readonly query: infer Q extends TSchema } ? Static<Q> : Record<never, never>;

/** The body of a declared operation; undefined where it declares none. */
export type BodyOf<D> = D extends { readonly body: infer B extends TSchema } ? Static<B> : undefined;

/** What a declared operation of a resource answers; `Nothing` stands for no answer. */
export type AnswerOf<R extends ResourceDeclaration, D, Nothing = undefined> = D extends { readonly returns: infer A }
  ? A extends "task"
    ? Task
    : A extends "nothing"
      ? Nothing
      : A extends "item"
        ? DetailOf<R>
        : A extends TSchema
          ? Static<A>
          : never
  : never;

/** `T` where an operation is declared; nothing where it is not. */
export type WhenDeclared<D, T> = [D] extends [undefined]
  ? Record<never, never>
  : D extends ReadDeclaration | WriteDeclaration
    ? T
    : Record<never, never>;

/** What every list takes besides its own filters. */
export type PageQuery = { readonly limit?: number; readonly cursor?: string };
