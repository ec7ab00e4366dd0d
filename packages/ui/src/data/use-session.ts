import { session } from "@hob/plugin-api";
import { createContext, useContext } from "react";
import type { ItemOf } from "@hob/resources";

/** Who is logged in, and what they may do. */
export type Session = ItemOf<typeof session>;

const context = createContext<Session | null>(null);

/** Gives the session to everything below. */
export const SessionProvider = context.Provider;

/** Who is logged in; only inside the shell. */
export function useSession(): Session {
  const held = useContext(context);
  if (!held) throw new Error("Somebody must be logged in here.");
  return held;
}

/** Asks whether the user may do something: `const can = useCan(); can("vms:create")`. */
export function useCan(): (permission: string | undefined) => boolean {
  const { permissions } = useSession();
  return (permission) => isAllowed(permissions, permission);
}

/** Whether permissions include one: itself, all of its area (`vms:*`), or everything (`*`). */
export function isAllowed(permissions: readonly string[], permission: string | undefined): boolean {
  if (permission === undefined || permission === "anyone" || permission === "signed-in") return true;
  const area = permission.slice(0, permission.indexOf(":"));
  return permissions.some((held) => held === "*" || held === permission || held === `${area}:*`);
}
