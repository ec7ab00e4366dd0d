import type { Role } from "./role.ts";

/** Who a request comes from, as proven by its session or its token. */
export interface Principal {
  readonly user: { readonly id: string; readonly name: string };
  readonly role: Role;
  /** What proved it: ended together with it are the streams and sockets that it opened. */
  readonly proof: { readonly kind: "session" | "token"; readonly id: string };
  /** When the proof ends if nothing happens, in ms since 1970; null for never. */
  readonly expiresAt: number | null;
}
