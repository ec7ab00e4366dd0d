import { attribute, element, type Element, oneOf, type Open } from "../kit/index.ts";

/** Whether a snapshot has the guest's memory, and where. */
export interface SnapshotMemory {
  readonly snapshot?: Open<"no" | "internal" | "external">;
  /** Snapshot `external`: an absolute path on the host. */
  readonly file?: string;
}

/** `<domainsnapshot><memory>`. */
export const snapshotMemory: Element<SnapshotMemory> = element("memory", {
  snapshot: attribute("snapshot", oneOf("no", "internal", "external")),
  file: attribute("file"),
});
