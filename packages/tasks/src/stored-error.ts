import { describeError, type ErrorDescription } from "@hob/errors";
import type { JsonObject } from "./task.ts";

/** A failure as a task keeps it: described, and its details made plain data that any store can write. */
export function storedError(error: unknown): ErrorDescription {
  const description = describeError(error);
  return { ...description, details: plain(description.details) };
}

/** A copy that survives JSON: big integers become text, what has no JSON form is left out. */
export function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)));
}
