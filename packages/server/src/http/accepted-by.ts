import type { ErrorObject } from "ajv";

const characters = (count: unknown) => `${String(count)} character${count === 1 ? "" : "s"}`;

/**
 * What a keyword accepts, in words, to stand after "must": `be at least 1`, `have at least 8 characters`. A pattern is
 * told by its schema's description, which is then a phrase: `letters and digits`.
 */
export function acceptedBy({ keyword, params, parentSchema, message }: ErrorObject): string {
  const limit: unknown = params["limit"];
  switch (keyword) {
    case "minimum":
      return `be at least ${String(limit)}`;
    case "maximum":
      return `be at most ${String(limit)}`;
    case "minLength":
      return `have at least ${characters(limit)}`;
    case "maxLength":
      return `have at most ${characters(limit)}`;
    case "pattern": {
      const { description } = (parentSchema ?? {}) as { description?: string };
      return description === undefined ? `match ${String(params["pattern"])}` : `be ${description.replace(/\.$/, "")}`;
    }
    default:
      return (message ?? "fit its schema").replace(/^must /, "");
  }
}
