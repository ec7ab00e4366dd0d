/** A disk of {@link diskGuest}. */
export interface GuestImage {
  readonly path: string;
  /** Default `qcow2`. */
  readonly format?: string;
}

/** What a guest has besides its disks, as XML. */
export interface DiskGuestParts {
  /** Elements of its devices. */
  readonly devices?: string;
  /** Elements of the guest; `qemu:` is declared. */
  readonly elements?: string;
  /** Elements of its `os`. */
  readonly os?: string;
}

/** XML of a guest without an operating system, whose disks are `vda`, `vdb`… */
export function diskGuest(name: string, images: readonly GuestImage[], parts: DiskGuestParts = {}): string {
  const { devices = "", elements = "", os = "" } = parts;
  const disks = images.map(
    ({ path, format = "qcow2" }, index) => `<disk type='file' device='disk'><driver name='qemu' type='${format}'/>
    <source file='${path}'/><target dev='vd${"abcdefgh"[index]}' bus='virtio'/></disk>`,
  );
  return `<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>${name}</name>
    <memory unit='MiB'>16</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type>${os}</os>
    <devices>${disks.join("")}${devices}</devices>${elements}</domain>`;
}
