import type { Figures } from "../figures.ts";
import type { GuestBlockDevice, GuestFilesystem, GuestInterface, GuestSystem, GuestUser } from "./guest-system.ts";

/** What libvirt read from a guest's agent. @source libvirt-domain.c, virDomainGetGuestInfo */
export function guestSystemOf(figures: Figures): GuestSystem {
  const listed = <Item>(name: string, item: (figures: Figures) => Item): readonly Item[] | null =>
    figures.number(`${name}.count`) === null ? null : figures.list(name).map(item);
  const offset = figures.number("timezone.offset");
  return {
    os: figures.names().some((name) => name.startsWith("os.")) ? osOf(figures.group("os")) : null,
    hostname: figures.text("hostname"),
    timezone: offset === null ? null : { name: figures.text("timezone.name"), offsetSeconds: offset },
    users: listed("user", userOf),
    filesystems: listed("fs", filesystemOf),
    disks: listed("disk", blockDeviceOf),
    interfaces: listed("if", interfaceOf),
  };
}

const osOf = (os: Figures) => ({
  id: os.text("id"),
  name: os.text("name"),
  prettyName: os.text("pretty-name"),
  version: os.text("version"),
  versionId: os.text("version-id"),
  variant: os.text("variant"),
  variantId: os.text("variant-id"),
  kernelRelease: os.text("kernel-release"),
  kernelVersion: os.text("kernel-version"),
  machine: os.text("machine"),
});

function userOf(user: Figures): GuestUser {
  const loginAt = user.number("login-time");
  return {
    name: user.text("name") ?? "",
    domain: user.text("domain"),
    loginAt: loginAt === null ? null : new Date(loginAt),
  };
}

function filesystemOf(fs: Figures): GuestFilesystem {
  return {
    mountpoint: fs.text("mountpoint") ?? "",
    name: fs.text("name") ?? "",
    type: fs.text("fstype") ?? "",
    total: fs.bytes("total-bytes"),
    used: fs.bytes("used-bytes"),
    disks: fs.list("disk").map((disk) => ({
      target: disk.text("alias"),
      serial: disk.text("serial"),
      device: disk.text("device"),
    })),
  };
}

function blockDeviceOf(disk: Figures): GuestBlockDevice {
  return {
    name: disk.text("name") ?? "",
    isPartition: disk.flag("partition") ?? false,
    dependencies: disk.list("dependency").map((dependency) => dependency.text("name") ?? ""),
    serial: disk.text("serial"),
    target: disk.text("alias"),
    guestAlias: disk.text("guest_alias"),
  };
}

function interfaceOf(nic: Figures): GuestInterface {
  return {
    name: nic.text("name") ?? "",
    mac: nic.text("hwaddr")?.toLowerCase() ?? null,
    addresses: nic.list("addr").map((address) => ({
      address: address.text("addr") ?? "",
      prefix: address.number("prefix"),
    })),
  };
}
