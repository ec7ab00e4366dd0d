import { expect, it } from "vitest";
import { driverUri, parseLibvirtUri } from "./libvirt-uri.ts";
import { socketPaths, type SocketSurroundings } from "./socket-paths.ts";

const root: SocketSurroundings = { runtimeDirectory: "/run/user/0", cacheDirectory: "/root/.cache", root: true };
const user: SocketSurroundings = { runtimeDirectory: "/run/user/7", cacheDirectory: "/home/u/.cache", root: false };

it("takes a URI apart", () => {
  expect(parseLibvirtUri("qemu+unix:///system?socket=/a%20b/sock")).toEqual({
    text: "qemu+unix:///system?socket=/a%20b/sock",
    driver: "qemu",
    transport: "unix",
    user: null,
    host: null,
    port: null,
    path: "/system",
    socket: "/a b/sock",
    mode: "auto",
  });
  expect(parseLibvirtUri("qemu+ssh://ann@[fe80::1]:2222/session")).toMatchObject({
    transport: "ssh",
    user: "ann",
    host: "fe80::1",
    port: 2222,
    path: "/session",
  });
});

it("takes a host without a transport for TLS, as libvirt does", () => {
  expect(parseLibvirtUri("qemu://kvm.example/system").transport).toBe("tls");
  expect(parseLibvirtUri("qemu:///system").transport).toBe("unix");
});

it("asks the daemon for the driver only", () => {
  expect(driverUri(parseLibvirtUri("test+unix:///tmp/node.xml?socket=/s"))).toBe("test:///tmp/node.xml");
});

it.each([
  ["nonsense", "expected driver[+transport]://"],
  ["qemu://", "it has no path"],
  ["qemu:///", "it has no path"],
  ["QEMU:///system", "expected driver[+transport]://"],
  ["qemu:///system?socket=relative", "socket 'relative' is not an absolute path"],
  ["qemu:///system?mode=fast", "mode 'fast' is unknown: expected 'auto', 'direct' or 'legacy'"],
  ["qemu://host:99999/system", "port '99999' is not from 1 to 65535"],
  ["qemu:///a%zz", "a '%' is not followed by two digits"],
])("refuses '%s' and says why", (uri, reason) => {
  expect(() => parseLibvirtUri(uri)).toThrow(`'${uri}' is not a libvirt URI: ${reason}`);
});

it.each<[string, boolean, SocketSurroundings, string[]]>([
  ["qemu:///system", false, user, ["/run/libvirt/virtqemud-sock", "/run/libvirt/libvirt-sock"]],
  ["qemu:///system", true, user, ["/run/libvirt/virtqemud-sock-ro", "/run/libvirt/libvirt-sock-ro"]],
  ["qemu:///session", true, user, ["/run/user/7/libvirt/virtqemud-sock", "/run/user/7/libvirt/libvirt-sock"]],
  [
    "qemu:///session",
    false,
    { ...user, runtimeDirectory: undefined },
    ["/home/u/.cache/libvirt/virtqemud-sock", "/home/u/.cache/libvirt/libvirt-sock"],
  ],
  ["qemu:///system?mode=legacy", false, user, ["/run/libvirt/libvirt-sock"]],
  ["xen:///system?mode=direct", false, root, ["/run/libvirt/virtxend-sock"]],
  ["test:///default", false, root, ["/run/libvirt/libvirt-sock"]],
  ["test:///default", false, user, ["/run/user/7/libvirt/libvirt-sock"]],
  ["qemu+unix:///system?socket=/my/sock", true, user, ["/my/sock"]],
])("looks for the daemon of %s where it listens (read only: %s)", (uri, readOnly, where, paths) => {
  expect(socketPaths(parseLibvirtUri(uri), readOnly, where)).toEqual(paths);
});
