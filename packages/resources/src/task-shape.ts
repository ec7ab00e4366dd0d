import { type ErrorKind, errorKinds } from "@hob/errors";
import type { Json, JsonObject, Task } from "@hob/tasks";
import { type Static, type TSchema, Type } from "typebox";

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const time = (description: string) => Type.Integer({ description: `${description}, in milliseconds since 1970.` });

/** A failure as it is stored and sent. */
export const errorShape = Type.Object({
  code: Type.String(),
  kind: Type.Unsafe<ErrorKind>(Type.String({ enum: [...errorKinds] })),
  message: Type.String(),
  hint: Type.Optional(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
});

/** A task as it is answered by every operation that returns one. */
export const taskShape = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: "What kind of work, such as `vms.create`." }),
    title: Type.String(),
    owner: nullable(Type.String()),
    target: nullable(Type.Object({ resource: Type.String(), id: Type.String(), name: Type.String() })),
    state: Type.Union([
      Type.Literal("queued"),
      Type.Literal("running"),
      Type.Literal("succeeded"),
      Type.Literal("failed"),
      Type.Literal("cancelled"),
      Type.Literal("interrupted"),
    ]),
    steps: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        state: Type.Union([
          Type.Literal("waiting"),
          Type.Literal("running"),
          Type.Literal("done"),
          Type.Literal("failed"),
          Type.Literal("undone"),
          Type.Literal("undo-failed"),
        ]),
        progress: Type.Number(),
      }),
    ),
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    log: Type.Array(Type.Object({ at: time("When"), step: nullable(Type.String()), message: Type.String() })),
    input: Type.Unsafe<JsonObject>(Type.Record(Type.String(), Type.Unknown())),
    notes: Type.Unsafe<JsonObject>(Type.Record(Type.String(), Type.Unknown())),
    result: Type.Unsafe<Json>(Type.Unknown()),
    error: nullable(errorShape),
    createdAt: time("When it was asked for"),
    startedAt: nullable(time("When it began")),
    finishedAt: nullable(time("When it ended")),
    version: Type.Integer({ description: "Grows by one with every change." }),
    goesBack: Type.Optional(Type.Literal(true, { description: "Set as soon as it is being taken back." })),
    resumed: Type.Optional(
      Type.Integer({ description: "How often the server has stopped in the current step, and gone on with it." }),
    ),
  },
  { $id: "Task" },
);

/** The shape says what the type says: this line does not compile otherwise. */
type Exact = [Static<typeof taskShape>] extends [Task] ? true : never;
export const taskShapeIsExact: Exact = true;
