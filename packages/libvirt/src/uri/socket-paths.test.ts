import { expect, it } from "vitest";
import { parseLibvirtUri } from "./libvirt-uri.ts";
import { socketPaths, type SocketSurroundings } from "./socket-paths.ts";

const root: SocketSurroundings = { runtimeDirectory: "/run/user/0", cacheDirectory: "/root/.cache", root: true };
const user: SocketSurroundings = { runtimeDirectory: "/run/user/7", cacheDirectory: "/home/u/.cache", root: false };

it.each<[string, boolean, SocketSurroundings, string[]]>([
  ["qemu:///system", false, user, ["/run/libvirt/virtqemud-sock", "/run/libvirt/libvirt-sock"]],
  ["qemu:///system", true, user, ["/run/libvirt/virtqemud-sock-ro", "/run/libvirt/libvirt-sock-ro"]],
  ["xen:///", false, root, ["/run/libvirt/virtxend-sock", "/run/libvirt/libvirt-sock"]],
  ["lxc:///", false, root, ["/run/libvirt/virtlxcd-sock", "/run/libvirt/libvirt-sock"]],
  ["qemu:///session", true, user, ["/run/user/7/libvirt/virtqemud-sock", "/run/user/7/libvirt/libvirt-sock"]],
  [
    "qemu:///session",
    false,
    { ...user, runtimeDirectory: undefined },
    ["/home/u/.cache/libvirt/virtqemud-sock", "/home/u/.cache/libvirt/libvirt-sock"],
  ],
  ["qemu:///session", false, root, ["/run/libvirt/virtqemud-sock", "/run/libvirt/libvirt-sock"]],
  ["qemu:///system?mode=legacy", false, user, ["/run/libvirt/libvirt-sock"]],
  ["xen:///system?mode=direct", false, root, ["/run/libvirt/virtxend-sock"]],
  ["test:///default", false, root, ["/run/libvirt/libvirt-sock"]],
  ["test:///default", false, user, ["/run/user/7/libvirt/libvirt-sock"]],
  ["remote:///", false, root, ["/run/libvirt/libvirt-sock"]],
  ["qemu+unix:///system?socket=/my/sock", true, user, ["/my/sock"]],
  ["qemu+ssh://h/system", false, user, ["/var/run/libvirt/virtqemud-sock", "/var/run/libvirt/libvirt-sock"]],
  ["qemu+ssh://h/session", false, user, ["/run/user/7/libvirt/virtqemud-sock", "/run/user/7/libvirt/libvirt-sock"]],
])("looks for the daemon of %s where it listens (read only: %s)", (uri, readOnly, where, paths) => {
  expect(socketPaths(parseLibvirtUri(uri), readOnly, where)).toEqual(paths);
});
