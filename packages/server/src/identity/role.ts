/** The roles that a user may have. */
export const roles = ["admin", "operator", "viewer"] as const;
/** One of the roles. */
export type Role = (typeof roles)[number];

/** Areas that only an administrator sees or touches. */
const administrative = ["users:", "audit:", "plugins:"];

/**
 * What a role may do, out of everything that the framework and the enabled plugins declare: an administrator
 * everything (`*`), an operator all but users, audit, plugins, the list of hosts and what ends in `:raw`, which gives power
 * over hosts, a viewer what ends in `:read`.
 */
export function permissionsOf(role: Role, declared: Iterable<string>): readonly string[] {
  if (role === "admin") return ["*"];
  const ordinary = [...declared].filter((name) => !administrative.some((area) => name.startsWith(area))).toSorted();
  if (role === "viewer") return ordinary.filter((name) => name.endsWith(":read"));
  return ordinary.filter((name) => name !== "hosts:manage" && !name.endsWith(":raw"));
}
