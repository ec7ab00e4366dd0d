import type { Domain } from "@hob/libvirt-xml";
import type { Decision } from "../decision.ts";
import type { Design } from "../design-guest.ts";
import type { GuestIntent } from "../guest-intent.ts";

/** A guest after a change, with what was decided for it. */
export interface GuestStep {
  readonly guest: Domain;
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
}

/** Designs the same guest with other wishes, on its own machine. */
export type Redesign = (wishes: Partial<GuestIntent>) => Design;

/** The decisions of a design that are about a place, or below it. */
export const decisionsAt = ({ decisions }: Pick<Design, "decisions">, ...places: readonly string[]): Decision[] =>
  decisions.filter(({ path }) => places.some((place) => path === place || path.startsWith(`${place}/`)));

/** A decision as the user asked. */
export const asAsked = (path: string, value: string | number, instead: string | null = null): Decision => ({
  path,
  value: String(value),
  because: "As asked.",
  by: "user",
  alternatives: instead === null ? [] : [instead],
});
