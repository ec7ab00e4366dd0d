import { randomUUID } from "node:crypto";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BedSlot } from "./bed-slot.ts";

const libvirtdConf = (slot: BedSlot, files: LibvirtdFiles) => `
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_dir = "${join(slot.directory, "sock")}"
host_uuid = "${randomUUID()}"
max_clients = ${files.maximumClients}
max_anonymous_clients = ${files.maximumClients}
log_outputs = "3:file:${join(slot.directory, "libvirtd.log")}"
${files.settings}
`;

const qemuConf = (slot: BedSlot, files: LibvirtdFiles) => `
user = "root"
group = "root"
swtpm_user = "root"
swtpm_group = "root"
security_driver = "none"
remember_owner = 0
${files.cgroups ? "" : "cgroup_controllers = [ ]"}
namespaces = [ ]
stdio_handler = "file"
vnc_listen = "${slot.address}"
spice_listen = "${slot.address}"
migration_address = "0.0.0.0"
migration_host = "${slot.link}"
${files.qemuSettings}
`;

const defaultNetwork = (slot: BedSlot) => `<network>
  <name>default</name>
  <uuid>${randomUUID()}</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='off' delay='0'/>
  <ip address='${slot.natPrefix}.1' netmask='255.255.255.0'>
    <dhcp><range start='${slot.natPrefix}.2' end='${slot.natPrefix}.254'/></dhcp>
  </ip>
</network>
`;

/** What the bed's libvirt looks like at its first start. */
export interface LibvirtdFiles {
  /** The NAT network `default`, defined and started by itself. */
  readonly defaultNetwork: boolean;
  /** Whether `/dev/kvm` is what the machine has; otherwise it is hidden. */
  readonly kvm: boolean;
  /** Whether QEMU guests are put into control groups. */
  readonly cgroups: boolean;
  /** Connections at a time. */
  readonly maximumClients: number;
  /** Lines of `libvirtd.conf` about TCP and TLS. */
  readonly settings: string;
  /** Lines of `qemu.conf` about TLS. */
  readonly qemuSettings: string;
}

/** Writes the folders that stand for `/etc/libvirt`, `/var/lib/libvirt` and the like inside the bed. */
export async function writeLibvirtdFiles(slot: BedSlot, files: LibvirtdFiles): Promise<void> {
  const at = (...names: string[]) => join(slot.directory, ...names);
  const autostart = at("etc", "qemu", "networks", "autostart");
  const folders = [
    "sock",
    "mdev/scripts.d/callouts",
    "mdev/scripts.d/notifiers",
    "sasl",
    "tpm",
    "log",
    "pool",
    "lib/qemu",
    "lib/images",
    "lib/dnsmasq",
    "cache/qemu/capabilities",
  ];
  for (const folder of [autostart, ...folders.map((name) => at(name))]) await mkdir(folder, { recursive: true });
  await writeFile(at("etc", "libvirtd.conf"), libvirtdConf(slot, files));
  await writeFile(at("etc", "qemu.conf"), qemuConf(slot, files));
  await writeFile(at("etc", "lxc.conf"), 'security_driver = "none"\n');
  await writeFile(at("hosts"), `127.0.0.1 localhost\n${slot.address} ${slot.link}\n`);
  // Packet filters by name (`clean-traffic` and its parts) come with the distribution.
  await cp("/etc/libvirt/nwfilter", at("etc", "nwfilter"), { recursive: true, force: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    },
  );
  if (files.defaultNetwork) {
    await writeFile(at("etc", "qemu", "networks", "default.xml"), defaultNetwork(slot));
    await symlink("/etc/libvirt/qemu/networks/default.xml", join(autostart, "default.xml"));
  }
  if (!files.kvm) await writeFile(at("hide-kvm"), "");
}
