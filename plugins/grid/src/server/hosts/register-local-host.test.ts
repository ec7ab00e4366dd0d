import { expect, test } from "vitest";
import { registerLocalHost } from "./register-local-host.ts";

/** An installation on a machine where some of libvirt's sockets answer. */
function installation(...answering: string[]) {
  const done = new Set<string>();
  const hosts: string[] = [];
  const start = (uri?: string) =>
    registerLocalHost(uri, {
      registry: { ensure: async (host) => void hosts.push(host) },
      store: { isDone: async (what) => done.has(what), markDone: async (what) => void done.add(what) },
      answers: async (asked) => answering.includes(asked),
    });
  return { start, hosts };
}

test("registers the system's libvirt at the first start, and never again", async () => {
  const { start, hosts } = installation("qemu:///system", "qemu:///session");
  await start();
  expect(hosts).toEqual(["qemu:///system"]);
  hosts.length = 0;
  await start();
  expect(hosts).toEqual([]);
});

test("registers the session's libvirt when only that answers", async () => {
  const { start, hosts } = installation("qemu:///session");
  await start();
  expect(hosts).toEqual(["qemu:///session"]);
});

test("registers the system's libvirt when nothing answers yet", async () => {
  const { start, hosts } = installation();
  await start();
  expect(hosts).toEqual(["qemu:///system"]);
});

test("registers the host that it was started with instead, at every start", async () => {
  const { start, hosts } = installation("qemu:///system");
  await start("test:///default");
  await start("test:///default");
  expect(hosts).toEqual(["test:///default", "test:///default"]);
});
