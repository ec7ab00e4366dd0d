import { type ErrorKind, HobError } from "@hob/errors";
import { type Capabilities, capabilities, read } from "@hob/libvirt-xml";
import type { SettleRequest } from "@hob/plugin-grid";
import type { GuestEvent, Host } from "@hob/virt";
import { mebibytes } from "@hob/units";
import { expect, test } from "vitest";
import { kvmPlatform } from "./kvm-platform.ts";

const offers = (arch: string, ...types: string[]): Capabilities =>
  read(
    capabilities,
    `<capabilities><host><cpu><arch>${arch}</arch></cpu></host><guest><os_type>hvm</os_type><arch name='${arch}'>${types
      .map((type) => `<domain type='${type}'/>`)
      .join("")}</arch></guest></capabilities>`,
  );

const failure = (kind: ErrorKind, message: string) =>
  new HobError({ code: `test.${kind}`, kind, message, hint: undefined, details: {} });

/** A host on which a probe guest ends as the test says; it keeps count. */
function hostWhere(outcome: { ends?: string; hangs?: true; fails?: HobError }) {
  const log: string[] = [];
  let listener: (event: GuestEvent) => void = () => undefined;
  let name = "";
  const guest = {
    async waitFor() {
      if (outcome.hangs) throw failure("timeout", "still running");
      const uuid = /<uuid>(.*)<\/uuid>/.exec(log.join(""))?.[1] ?? "";
      listener({ uuid, name, event: "stopped", detail: outcome.ends ?? "shutdown" });
      return "gone";
    },
    async destroy() {
      if (!outcome.hangs) throw failure("not-found", "gone");
      log.push("destroyed");
    },
  };
  const host = {
    onGuestEvent: (heard: typeof listener) => ((listener = heard), () => undefined),
    async guest(wanted: string) {
      name = wanted;
      throw failure("not-found", "no such guest");
    },
    async createTransientGuest(xml: string) {
      log.push(xml);
      if (outcome.fails) throw outcome.fails;
      return guest;
    },
  };
  return { host: host as unknown as Host, log };
}

const asked = (host: Host, change: Partial<SettleRequest> = {}): SettleRequest => ({
  host,
  identity: { id: "kvm1aaaa", name: "kvm-1" },
  facts: {
    hostname: "kvm-1",
    uuid: null,
    arch: "x86_64",
    cpuModel: null,
    cpus: 2,
    memory: mebibytes(4096),
    libvirtVersion: "9.0.0",
    hypervisor: "QEMU 7.2.0",
  },
  capabilities: offers("x86_64", "qemu", "kvm"),
  setting: "auto",
  remembered: null,
  signal: new AbortController().signal,
  ...change,
});

test("runs guests with KVM once a probe guest has run through its firmware, and remembers it", async () => {
  const { host, log } = hostWhere({});
  const verdict = await kvmPlatform.settle(asked(host));
  expect(verdict).toMatchObject({ guestType: "kvm", because: expect.stringMatching(/^KVM is proved: .* in \d+ ms$/) });
  expect(verdict).not.toHaveProperty("notice");
  const again = await kvmPlatform.settle(asked(host, { remembered: verdict.remember ?? null }));
  expect(again).toEqual(verdict);
  expect(log).toHaveLength(1);
});

test("falls back to emulation with a notice where the probe hangs, and removes it", async () => {
  const { host, log } = hostWhere({ hangs: true });
  const verdict = await kvmPlatform.settle(asked(host));
  expect(verdict.guestType).toBe("qemu");
  expect(verdict.because).toBe(
    "KVM is offered but does not work: a probe guest made no progress within 10 s; emulation always works",
  );
  expect(verdict.notice?.title).toBe(
    "Guests on 'kvm-1' are emulated, which is slow: KVM is offered but does not work: a probe guest made no progress within 10 s",
  );
  expect(log.at(-1)).toBe("destroyed");
});

test("says in one line why the probe did not start or how it ended", async () => {
  const aborted = hostWhere({
    fails: failure(
      "internal",
      "internal error: process exited: 2026-01-02T03:04:05.6Z qemu-system-x86_64: error: failed to set MSR 0x10a\nqemu-system-x86_64: ../kvm.c: Assertion failed",
    ),
  });
  expect((await kvmPlatform.settle(asked(aborted.host))).because).toBe(
    "KVM is offered but does not work: a probe guest did not start: failed to set MSR 0x10a; emulation always works",
  );
  const crashed = hostWhere({ ends: "crashed" });
  expect((await kvmPlatform.settle(asked(crashed.host))).because).toContain("a probe guest ended as 'crashed'");
});

test("asks again when libvirt or QEMU has another version", async () => {
  const { host, log } = hostWhere({});
  const remembered = { works: false, because: "it hung", libvirtVersion: "8.0.0", hypervisor: "QEMU 7.2.0" };
  expect((await kvmPlatform.settle(asked(host, { remembered }))).guestType).toBe("kvm");
  expect(log).toHaveLength(1);
});

test("obeys the host's setting without a probe, and forgets the proof, so that `auto` looks again", async () => {
  const { host, log } = hostWhere({ hangs: true });
  const kvm = await kvmPlatform.settle(asked(host, { setting: "kvm" }));
  const qemu = await kvmPlatform.settle(asked(host, { setting: "qemu" }));
  expect([kvm.guestType, kvm.remember, qemu.guestType, qemu.remember]).toEqual(["kvm", {}, "qemu", {}]);
  expect(log).toEqual([]);
});

test("emulates where libvirt offers no KVM, even if the host is set to it", async () => {
  const { host } = hostWhere({});
  const verdict = await kvmPlatform.settle(asked(host, { setting: "kvm", capabilities: offers("x86_64", "qemu") }));
  expect(verdict.guestType).toBe("qemu");
  expect(verdict.notice?.title).toContain("although the host is set to KVM");
});

test("trusts what libvirt offers on other processors, and says so", async () => {
  const { host, log } = hostWhere({});
  const arm = asked(host, { capabilities: offers("aarch64", "qemu", "kvm") });
  const verdict = await kvmPlatform.settle({ ...arm, facts: { ...arm.facts, arch: "aarch64" } });
  expect(verdict.because).toBe("libvirt offers KVM; on aarch64 it is trusted, not proved");
  expect(log).toEqual([]);
});

test("finds out nothing from a connection that is lost meanwhile", async () => {
  const { host } = hostWhere({ fails: failure("unavailable", "closed") });
  await expect(kvmPlatform.settle(asked(host))).rejects.toThrow("closed");
});

test("leaves hosts of other hypervisors alone", () => {
  expect(kvmPlatform.guestTypes(offers("x86_64", "test"))).toEqual([]);
  expect(kvmPlatform.guestTypes(offers("x86_64", "qemu", "kvm"))).toEqual(["kvm", "qemu"]);
});
