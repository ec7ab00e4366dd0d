import { createHash, randomBytes } from "node:crypto";

/** A new random secret of 256 bits, in URL-safe characters. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. The secret is random, so a plain SHA-256 is enough, and a look-up by it leaks no timing. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** A new random id, 16 letters and digits; it may be shown. */
export function makeId(): string {
  return randomBytes(8).toString("hex");
}
