import { isTemplate } from "@hob/builder";
import { type Disk, type Domain, domain, type Interface, read } from "@hob/libvirt-xml";
import type { OsDatabase } from "@hob/osinfo";
import type { GuestAddresses, Host, VolumeInfo } from "@hob/virt";
import { isHobError } from "@hob/errors";
import type { VmDetail } from "../../model/index.ts";
import { vncEndpoint } from "../console/vnc-endpoint.ts";
import type { FoundVm } from "./vm-directory.ts";

/** Everything that is shown of a VM, from memory, its definition, its volumes, and while it runs its networks. */
export async function vmDetail(found: FoundVm, osinfo: OsDatabase): Promise<VmDetail> {
  const { vm } = found;
  const guest = await found.guest();
  const [xml, info] = await Promise.all([guest.xml(), guest.info()]);
  const definition = read(domain, xml);
  const { devices, os } = definition;
  const { connection } = found.host;
  const [disks, addresses] = await Promise.all([
    Promise.all(devices.disks.map((disk) => diskDetail(disk, connection))),
    info.state === "shutoff" ? noAddresses : guest.addresses(),
  ]);
  return {
    ...vm,
    uuid: found.uuid,
    hostName: found.host.name,
    stateReason: info.reason === "unknown" ? null : info.reason,
    title: definition.title ?? null,
    description: definition.description ?? null,
    osName: vm.os === null ? null : (osinfo.find(vm.os)?.name ?? null),
    template: isTemplate(xml),
    guestType: definition.type,
    arch: os.type.arch ?? null,
    machine: os.type.machine ?? null,
    firmware: firmwareOf(definition),
    disks,
    nics: devices.interfaces.map((nic) => nicDetail(nic, addresses)),
    consoles: {
      serial: devices.consoles.length > 0 || devices.serials.length > 0,
      vnc: devices.graphics.some(({ type }) => type === "vnc") || vncEndpoint(definition) !== null,
      spice: devices.graphics.some(({ type }) => type === "spice"),
    },
  };
}

const noAddresses: GuestAddresses = new Map();

/** What a guest starts from: a container has none. */
export function firmwareOf({ os }: Pick<Domain, "os">): VmDetail["firmware"] {
  if (os.type.name !== "hvm") return "none";
  const isEfi = os.firmware === "efi" || os.loader?.type === "pflash";
  if (!isEfi) return "bios";
  const isSecure =
    os.loader?.secure === true ||
    (os.firmwareFeatures?.features.some(({ name, enabled }) => name === "secure-boot" && enabled) ?? false);
  return isSecure ? "efi-secure" : "efi";
}

async function diskDetail(disk: Disk, host: Host): Promise<VmDetail["disks"][number]> {
  const { source } = disk;
  const volume = await volumeInfo(disk, host);
  const path = source?.file ?? source?.dev ?? source?.dir ?? source?.name ?? null;
  return {
    target: disk.target.dev,
    device: disk.device ?? "disk",
    bus: disk.target.bus ?? null,
    source: source?.pool === undefined ? path : `${source.pool}/${source.volume ?? ""}`,
    format: disk.driver?.type ?? null,
    capacity: volume?.capacity ?? null,
    allocation: volume?.allocation ?? null,
  };
}

/** A disk's sizes, where a storage pool that runs holds it. */
async function volumeInfo({ source }: Disk, host: Host): Promise<VolumeInfo | null> {
  try {
    const path = source?.file ?? source?.dev;
    if (path !== undefined) return await (await host.volumeByPath(path)).info();
    if (source?.pool === undefined || source.volume === undefined) return null;
    const pool = await host.pool(source.pool);
    return await (await pool.volume(source.volume)).info();
  } catch (error) {
    // A conflict is a pool that does not run.
    const isUnknown = (["not-found", "unsupported", "conflict"] as const).some((kind) => isHobError(error, kind));
    if (isUnknown) return null;
    throw error;
  }
}

function nicDetail({ mac, model, source, ips }: Interface, known: GuestAddresses): VmDetail["nics"][number] {
  const given = ips.map(({ address }) => address);
  const told = (known.get(mac?.toLowerCase() ?? "") ?? []).map(({ address }) => address);
  return {
    mac: mac ?? null,
    model: model ?? null,
    source: source?.network ?? source?.bridge ?? source?.dev ?? null,
    addresses: [...new Set([...given, ...told])],
  };
}
