import { Type } from "typebox";

/** The name a user logs in with: what Linux takes for one too. */
export const userName = Type.String({
  pattern: "^[a-z_][a-z0-9_.-]{0,31}$",
  description: "1 to 32 of a-z, 0-9, '_', '-' and '.', beginning with a letter or '_'.",
});
