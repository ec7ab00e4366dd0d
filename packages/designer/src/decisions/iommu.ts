import type { Iommu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";

/** From so many processors on, x86 needs one for its interrupts to reach all of them. */
const mostWithoutIommu = 255;

/** The guest's own IOMMU, for guests within the guest that are given devices, and for very many processors. */
export function iommu({ intent, platform, ledger }: Context, vcpus: number): Iommu[] {
  const path = "devices/iommu/model";
  const offered = modelsOf(platform.kind, platform.arch);
  const { iommu: asked } = intent;
  if (asked === false || asked === "none") {
    ledger.obey(path, "none", offered);
    return [];
  }
  if (asked === undefined) {
    if (platform.kind !== "q35" || vcpus <= mostWithoutIommu) return [];
    ledger.decide(path, "intel", `Interrupts reach more than ${mostWithoutIommu} processors by it only.`);
    return [{ model: "intel", driver: { intremap: true, eim: true } }];
  }
  const model = asked === true ? offered[0] : asked;
  if (model === undefined || !offered.includes(model)) {
    const because = `the machine '${platform.machine || platform.guestType}' has no such IOMMU`;
    throw new ImpossibleChoice({ what: "IOMMU", value: model ?? "any", because, accepted: offered });
  }
  ledger.obey(
    path,
    model,
    offered.filter((other) => other !== model),
  );
  // Devices of the host stay behind it only when what the guest maps is told to the host.
  const driver = { intremap: true, cachingMode: true, iotlb: true, ...(vcpus > mostWithoutIommu ? { eim: true } : {}) };
  return model === "intel" ? [{ model, driver }] : [{ model }];
}

function modelsOf(kind: Context["platform"]["kind"], arch: string): readonly string[] {
  if (kind === "q35") return ["intel", "virtio"];
  return kind === "virt" && arch === "aarch64" ? ["smmuv3", "virtio"] : [];
}
