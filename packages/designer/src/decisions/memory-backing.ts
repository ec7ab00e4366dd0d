import type { MemoryBacking } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";

/** What the guest's memory is made of on the host; null leaves it to the hypervisor. */
export function memoryBacking(
  context: Context,
  { isShared, isEncrypted }: { readonly isShared: boolean; readonly isEncrypted: boolean },
): MemoryBacking | null {
  const { intent, platform, policy, ledger } = context;
  if (!platform.isQemu) return null;
  const { hugepages: pages, isLocked, isShared: shared } = intent.memoryBacking ?? {};
  const huge = hugepages(context, pages);
  const path = "memoryBacking";
  const locked = isLocked === undefined ? policy.get("memory.locked") : null;
  const isKept = isEncrypted || (locked ? locked.value : isLocked === true);
  if (isEncrypted) ledger.decide(`${path}/locked`, "yes", "The host cannot swap memory that is encrypted.");
  else if (isLocked !== undefined) ledger.obey(`${path}/locked`, isLocked ? "yes" : "no");
  else if (locked?.value) ledger.decide(`${path}/locked`, "yes", locked.because, ["no"], locked.by);
  const access = policy.get("memory.access");
  const isMapped = shared ?? (isShared || access.value === "shared");
  if (shared !== undefined) ledger.obey(`${path}/access`, shared ? "shared" : "private");
  else if (isShared)
    ledger.decide(`${path}/access`, "shared", "The program that serves the directories must see the guest's memory.");
  else if (isMapped) ledger.follow(`${path}/access`, { ...access, value: "shared" }, ["private"]);
  const source = memorySource(context, isMapped && huge === undefined);
  const backing: MemoryBacking = {
    ...(huge ? { hugepages: huge } : {}),
    ...(isKept ? { locked: true } : {}),
    ...(source ? { source } : {}),
    ...(isMapped ? { access: "shared" } : {}),
  };
  return Object.keys(backing).length > 0 ? backing : null;
}

function hugepages({ policy, host, ledger }: Context, asked: boolean | Bytes | undefined): MemoryBacking["hugepages"] {
  const path = "memoryBacking/hugepages";
  if (typeof asked === "number") {
    if (host.pageSizes.length > 0 && !host.pageSizes.includes(asked)) {
      const because = "the host's processor has no such pages";
      const accepted = host.pageSizes.map((size) => formatBytes(size));
      throw new ImpossibleChoice({ what: "Page size", value: formatBytes(asked), because, accepted });
    }
    ledger.obey(path, formatBytes(asked));
    return { pages: [{ size: asked }] };
  }
  if (asked !== undefined) ledger.obey(path, asked ? "yes" : "no");
  const ruling = policy.get("memory.hugepages");
  if (asked === undefined && ruling.value) ledger.decide(path, "yes", ruling.because, ["no"], ruling.by);
  return (asked ?? ruling.value) ? { pages: [] } : undefined;
}

function memorySource({ policy, host, ledger }: Context, needsName: boolean): MemoryBacking["source"] {
  const path = "memoryBacking/source";
  const ruling = policy.get("memory.source");
  const offered = host.memorySources ?? ["file", "anonymous", "memfd"];
  if (ruling.value !== "auto" && offered.includes(ruling.value))
    return ledger.follow(path, { ...ruling, value: ruling.value }, offered);
  if (!needsName) return undefined;
  const value = offered.includes("memfd") ? "memfd" : "file";
  return ledger.decide(
    path,
    value,
    "Memory that other programs map must have a name.",
    offered.filter((each) => each !== value),
  );
}
