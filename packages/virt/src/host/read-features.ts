import { featureFacts } from "./feature-facts.ts";
import { featureRules } from "./feature-rules.ts";
import type { DomainCapabilitiesQuery } from "./host-description.ts";
import { type HostFeatures, hostFeatureNames } from "./host-features.ts";
import type { Link } from "./link.ts";

/** What a host can do, by name; judged once per query and connection. */
export function readFeatures(link: Link, query: DomainCapabilitiesQuery = {}): Promise<HostFeatures> {
  return link.cache.once(`features ${JSON.stringify(query)}`, async () => {
    const facts = await featureFacts(link, query);
    const judged = hostFeatureNames.map((name) => [name, featureRules[name](facts)] as const);
    return Object.fromEntries(judged) as unknown as HostFeatures;
  });
}
