import {
  builtInPolicy,
  choosePlatform,
  explainGuest,
  needsOfDomain,
  type PolicySet,
  readPolicySet,
} from "@hob/designer";
import { abilities } from "@hob/builder";
import { domain, read } from "@hob/libvirt-xml";
import type { VmExplanation } from "../../model/index.ts";
import type { VirtualizationServices } from "../services.ts";
import { osIdOf } from "./os-id-of.ts";

/** Explains a VM's stored definition by its operating system and what its host can do today. */
export async function explainVm(
  { directory, grid, osinfo }: Pick<VirtualizationServices, "directory" | "grid" | "osinfo">,
  id: string,
  policies: readonly (string | Readonly<Record<string, unknown>>)[],
  signal: AbortSignal,
): Promise<VmExplanation> {
  const sets = policies.map((policy): PolicySet =>
    typeof policy === "string" ? builtInPolicy(policy) : readPolicySet(policy),
  );
  const found = directory.find(id);
  const guest = await found.guest();
  const xml = await guest.xml({ inactive: true });
  const osId = osIdOf(xml);
  const os = osId === null ? null : ((await osinfo()).find(osId) ?? null);
  const host = grid.host(found.host.id);
  const { guestType: told } = await host.verdict({ signal });
  const capabilities = await host.connection.capabilities();
  const needs = needsOfDomain(read(domain, xml));
  const guestType = told === "test" ? undefined : told;
  const platform = choosePlatform({ os, capabilities, guestType, intent: needs });
  const domainCapabilities = await abilities(host.connection, platform);
  const { settings, warnings, today } = explainGuest({
    xml,
    os,
    capabilities,
    domainCapabilities,
    guestType,
    policies: sets,
  });
  return {
    os: os?.name ?? null,
    settings: settings.map((setting) => ({ ...setting, alternatives: [...setting.alternatives] })),
    warnings: [...warnings],
    today,
  };
}
