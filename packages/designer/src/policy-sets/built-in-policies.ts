import { compatibilityPolicy } from "./compatibility-policy.ts";
import { defaultPolicy } from "./default-policy.ts";
import { desktopPolicy } from "./desktop-policy.ts";
import { performancePolicy } from "./performance-policy.ts";
import { UnknownPolicy } from "./policy-errors.ts";
import type { PolicySet } from "./policy-set.ts";

/** The policy sets that need no file. */
export const builtInPolicies: readonly PolicySet[] = [
  defaultPolicy,
  performancePolicy,
  compatibilityPolicy,
  desktopPolicy,
];

/** A policy set by its name. @throws UnknownPolicy */
export function builtInPolicy(name: string): PolicySet {
  const found = builtInPolicies.find((set) => set.name === name);
  if (!found) throw new UnknownPolicy({ name, known: builtInPolicies.map((set) => set.name) });
  return found;
}
