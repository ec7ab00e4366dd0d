import type { OsTraits } from "../os-traits.ts";
import { type FamilyResources, familyResources, usualResources } from "./family-resources.ts";

/** What is usual for systems of that family and age. */
export function eraOf({ family, released }: Pick<OsTraits, "family" | "released">): FamilyResources {
  const eras = (family === null ? undefined : familyResources[family]) ?? usualResources;
  return eras.find(({ until }) => released < until) ?? (eras.at(-1) as FamilyResources);
}
