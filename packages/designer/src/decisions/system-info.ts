import type { Sysinfo } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";

/** What the firmware tells the guest, beside what it always does. */
export function systemInfo({ intent, platform, ledger }: Context): Sysinfo[] {
  const { system, entries } = intent.systemInfo ?? {};
  const tables = { baseBoards: [], processors: [], memoryDevices: [] };
  const found: Sysinfo[] = [];
  if (system && Object.keys(system).length > 0) {
    refuseUnless(platform.isX86 || platform.arch === "aarch64", platform, "SMBIOS");
    for (const [name, value] of Object.entries(system)) ledger.obey(`sysinfo/system/${name}`, value);
    found.push({ type: "smbios", system, ...tables, entries: [] });
  }
  if (entries && entries.length > 0) {
    refuseUnless(platform.isX86 || platform.kind === "virt", platform, "Firmware configuration");
    for (const { name } of entries) {
      // QEMU keeps all other names to itself.
      if (!/^opt\/[\w./-]+$/.test(name)) {
        const accepted = "a name below 'opt/', such as 'opt/com.coreos/config'";
        throw new InvalidIntent({ what: "Firmware configuration", value: name, accepted });
      }
      ledger.obey(`sysinfo/entry[${name}]`, "given");
    }
    found.push({ type: "fwcfg", ...tables, entries });
  }
  return found;
}

function refuseUnless(isAble: boolean, platform: Context["platform"], what: string): void {
  if (isAble && platform.isQemu) return;
  const because = "its machine has none";
  throw new ImpossibleChoice({ what, value: platform.machine || platform.guestType, because, accepted: [] });
}
