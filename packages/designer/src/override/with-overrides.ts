import { type Domain, domain, read } from "@hob/libvirt-xml";
import type { Decision } from "../decision.ts";
import { applyOverrides } from "./apply-overrides.ts";
import type { Override } from "./override.ts";

/** What overrides change of a design. */
interface Overridable {
  readonly domain: Domain;
  readonly xml: string;
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
}

/** A design with overrides laid over it; a choice that an override undoes is no longer told as one. */
export function withOverrides<T extends Overridable>(design: T, overrides: readonly Override[] = []): T {
  if (overrides.length === 0) return design;
  const { xml, decisions, warnings } = applyOverrides(design.xml, overrides);
  const overridden = new Set(decisions.map(({ path }) => path));
  return {
    ...design,
    xml,
    domain: read(domain, xml),
    decisions: [...design.decisions.filter(({ path }) => !overridden.has(path)), ...decisions],
    warnings: [...design.warnings, ...warnings],
  };
}
