import { type Domain, domain, read } from "@hob/libvirt-xml";
import type { Decision } from "../decision.ts";
import { designGuest, type DesignInput } from "../design-guest.ts";
import { diskNames, renamed } from "../from-document/laid-under.ts";
import { needsOfDomain } from "../from-document/intent-of-domain.ts";
import { applyOverrides, keptOverrides } from "../override/apply-overrides.ts";
import { settingAt } from "./setting-at.ts";

/** A guest that is there, and what it could be today. */
export interface ExplainInput extends Pick<
  DesignInput,
  "os" | "capabilities" | "domainCapabilities" | "guestType" | "policies"
> {
  /** The domain capabilities are those of the platform that `choosePlatform` says for {@link needsOfDomain}. */
  readonly xml: string;
}

/** One setting of a guest, beside what would be chosen today. */
export interface ExplainedSetting {
  /** As in a decision: `devices/disk[vda]/bus`. */
  readonly path: string;
  /** What the guest has; null when it says nothing. */
  readonly now: string | null;
  /** What a new guest for the same would get. */
  readonly today: string | null;
  /**
   * `same`: nothing to do. `other`: today it would be chosen otherwise. `override`: the guest keeps an override that
   * sets it. `size`: memory and processors, which are its owner's.
   */
  readonly verdict: "same" | "other" | "override" | "size";
  /** Why today's is chosen; of an override, that it is one. */
  readonly because: string;
  /** Who chooses today's. */
  readonly by: Decision["by"];
  readonly alternatives: readonly string[];
}

/** Why a guest is as it is, and what would be better today. */
export interface Explanation {
  readonly settings: readonly ExplainedSetting[];
  /** What the design of today warns of. */
  readonly warnings: readonly string[];
  /** The guest's document as it would be written today, for a diff. */
  readonly today: string;
}

/**
 * Explains a guest: each setting that the designer chooses beside what it would choose today, for the same disks,
 * networks, operating system and architecture.
 */
export function explainGuest({ xml, ...facts }: ExplainInput): Explanation {
  const guest = read(domain, xml);
  const design = designGuest({ ...facts, intent: sized(guest) });
  const names = diskNames(design.domain, guest);
  const overridden = overriddenPaths(guest, xml);
  const settings = design.decisions.flatMap((decision): ExplainedSetting[] => {
    const path = renamed(decision.path, names);
    const now = settingAt(guest, path);
    const today = settingAt(design.domain, decision.path) ?? null;
    if (now === undefined || (now === null && today === null)) return [];
    const { because, by, alternatives } = decision;
    if (overridden.has(path)) {
      return [
        { path, now, today, verdict: "override", because: "The guest keeps an override for it.", by, alternatives },
      ];
    }
    // What is left to the hypervisor is, in a guest that it keeps, what it has chosen.
    if (now !== today && (today === null || decision.value === "default")) {
      return [{ path, now, today: now, verdict: "same", because, by, alternatives }];
    }
    const isSame = now === today || (path === "os/boot" && now !== null && now !== "none");
    const isSize = path === "memory" || path === "vcpu";
    const verdict = isSame ? "same" : isSize ? "size" : "other";
    return [{ path, now, today: path === "os/boot" ? now : today, verdict, because, by, alternatives }];
  });
  return { settings, warnings: design.warnings, today: design.xml };
}

/** What the guest is for; an order of booting and a size are its owner's, and are shown as they are. */
const sized = (guest: Domain) => {
  const { graphics } = guest.devices;
  return {
    ...needsOfDomain(guest),
    ...(graphics.length === 0 && isMachine(guest) ? { graphics: "none" as const } : {}),
  };
};

const isMachine = ({ os }: Domain) => os.type.name === "hvm";

function overriddenPaths(guest: Domain, xml: string): ReadonlySet<string> {
  const kept = keptOverrides(guest.metadata);
  if (kept.length === 0) return new Set();
  return new Set(applyOverrides(xml, kept, true).decisions.map(({ path }) => asDecided(path)));
}

/** The path of the decision about what an override sets: `devices/disk[vda]/bus` of `…/target/bus`. */
const asDecided = (path: string): string =>
  path
    .replace(/^(devices\/disk\[\w+\])\/target\/bus$/, "$1/bus")
    .replace(/^(devices\/interface\[\w+\]\/model)\/type$/, "$1");
