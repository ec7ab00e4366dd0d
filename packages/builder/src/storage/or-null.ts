import { isHobError } from "@hob/errors";

/** What a lookup finds, or null when it is not there. */
export async function orNull<T>(lookup: Promise<T>): Promise<T | null> {
  try {
    return await lookup;
  } catch (error) {
    if (isHobError(error, "not-found")) return null;
    throw error;
  }
}
