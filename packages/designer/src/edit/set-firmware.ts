import type { Domain } from "@hob/libvirt-xml";
import { firmwareOf } from "../explain/setting-at.ts";
import type { FirmwareName } from "../guest-intent.ts";
import { decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** Changes what starts the guest; its variables begin anew, and what is installed may not start from another. */
export function setFirmware(guest: Domain, firmware: FirmwareName, redesign: Redesign): GuestStep {
  const before = firmwareOf(guest);
  if (before === firmware) return { guest, decisions: [], warnings: [] };
  const design = redesign({ firmware });
  const { firmware: _firmware, firmwareFeatures: _features, loader: _loader, nvram, ...os } = guest.os;
  const made = design.domain.os;
  const isOtherKind = (before === "bios") !== (firmware === "bios");
  const isSecure = firmware === "efi-secure";
  const features = guest.features ?? design.domain.features;
  const { smm: _smm, ...others } = features ?? {};
  return {
    guest: {
      ...guest,
      os: {
        ...os,
        ...(made.firmware === undefined ? {} : { firmware: made.firmware }),
        ...(made.firmwareFeatures === undefined ? {} : { firmwareFeatures: made.firmwareFeatures }),
        ...(made.loader === undefined ? {} : { loader: made.loader }),
      },
      ...(features ? { features: isSecure ? { ...features, smm: { state: true } } : others } : {}),
    },
    decisions: [...decisionsAt(design, "os/firmware"), ...decisionsAt(design, "features/smm")],
    warnings: [
      ...(isOtherKind
        ? [`What is installed on '${guest.name}' to start from ${name(before)} may not start from ${name(firmware)}.`]
        : []),
      ...(nvram?.path === undefined ? [] : [`The variables in '${nvram.path}' are not taken along.`]),
    ],
  };
}

const name = (firmware: FirmwareName | null) => (firmware === "bios" || firmware === null ? "BIOS" : "EFI");
