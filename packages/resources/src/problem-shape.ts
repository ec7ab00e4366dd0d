import { errorKinds } from "@hob/errors";
import { type Static, Type } from "typebox";

/** The body of every failed request: a problem of RFC 9457 that also says what `@hob/errors` says. */
export const problemShape = Type.Object(
  {
    type: Type.String({ description: "`urn:hob:<code>`: a name, not a page." }),
    title: Type.String({ description: "The kind of failure, for people." }),
    status: Type.Integer({ description: "The HTTP status." }),
    detail: Type.String({ description: "One line: what failed, on which object, and why. The same as `message`." }),
    code: Type.String({
      description: "Which failure, in words: `libvirt.domain-not-found`. Never changes its meaning.",
    }),
    kind: Type.String({ enum: [...errorKinds], description: "What the caller can do about it." }),
    message: Type.String(),
    hint: Type.Optional(Type.String({ description: "One line: what to do next." })),
    details: Type.Record(Type.String(), Type.Unknown(), { description: "The values that the message is made of." }),
    requestId: Type.Optional(Type.String({ description: "To be found in the server's log." })),
  },
  { $id: "Problem" },
);
/** The body of every failed request. */
export type ProblemBody = Static<typeof problemShape>;
