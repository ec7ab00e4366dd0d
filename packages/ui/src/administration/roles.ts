import { shellText } from "../messages/shell-messages.ts";

/** What a user can be. */
export const roles = ["admin", "operator", "viewer"] as const;
/** One of the roles. */
export type Role = (typeof roles)[number];

/** A role for people; one that is not known here by its own name. */
export function roleTitle(role: string): string {
  return (roles as readonly string[]).includes(role) ? shellText(`role.${role as Role}`) : role;
}
