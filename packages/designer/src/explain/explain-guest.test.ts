import { domain, read } from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import { expect, it } from "vitest";
import { choosePlatform } from "../choose-platform.ts";
import { compareDesigns } from "../compare/compare-designs.ts";
import { needsOfDomain } from "../from-document/intent-of-domain.ts";
import { applyOverrides } from "../override/apply-overrides.ts";
import { readOverride } from "../override/read-override.ts";
import { compatibilityPolicy } from "../policy-sets/compatibility-policy.ts";
import { desktopPolicy } from "../policy-sets/desktop-policy.ts";
import { performancePolicy } from "../policy-sets/performance-policy.ts";
import type { PolicySet } from "../policy-sets/policy-set.ts";
import { debian12, design } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";
import { explainGuest, type Explanation } from "./explain-guest.ts";
import { settingAt } from "./setting-at.ts";

const linux = testSystem({ abilities: modern });

function explain(xml: string, os: OperatingSystem | null = linux, policies: readonly PolicySet[] = []): Explanation {
  const { capabilities } = debian12;
  const platform = choosePlatform({ os, capabilities, intent: needsOfDomain(read(domain, xml)) });
  const domainCapabilities = debian12.domainCapabilities(platform.guestType, platform.kind);
  return explainGuest({ xml, os, capabilities, domainCapabilities, policies });
}

const others = ({ settings }: Explanation) =>
  settings
    .filter(({ verdict }) => verdict !== "same")
    .map(({ path, now, today, verdict }) => `${path}: ${now} -> ${today} (${verdict})`);

it("finds nothing to change in a guest that was designed today", () => {
  for (const wishes of [{}, { graphics: "none" as const }, { vcpus: 2 }]) {
    expect(others(explain(design(linux, wishes).xml))).toEqual([]);
  }
  expect(others(explain(design(null).xml, null))).toEqual([]);
});

/** Whatever is not chosen by default. */
const everything: PolicySet = {
  name: "everything",
  description: "",
  rules: [
    { setting: "memory.hugepages", value: true, because: "Tried." },
    { setting: "memory.locked", value: true, because: "Tried." },
    { setting: "memory.source", value: "memfd", because: "Tried." },
    { setting: "memory.access", value: "shared", because: "Tried." },
    { setting: "disk.detectZeroes", value: "unmap", because: "Tried." },
    { setting: "disk.io", value: "threads", because: "Tried." },
    { setting: "disk.queues", value: 2, because: "Tried." },
    { setting: "panic.model", value: "auto", because: "Tried." },
    { setting: "smartcard.mode", value: "passthrough", because: "Tried." },
    { setting: "vsock.model", value: "virtio", because: "Tried." },
    { setting: "watchdog.model", value: "i6300esb", because: "Tried." },
    { setting: "watchdog.action", value: "pause", because: "Tried." },
    { setting: "cpu.topology", value: "sockets", because: "Tried." },
  ],
};

it.each([
  ["everything", [desktopPolicy, performancePolicy, everything], {}],
  ["compatibility", [compatibilityPolicy], { firmware: "efi-secure" as const }],
  ["ARM", [everything], { arch: "aarch64" }],
])(
  "reads what a design of %s decides from its own document, and finds nothing to change in it",
  (_, policies, more) => {
    const made = design(linux, { vcpus: 4, ...more }, debian12, undefined, { policies });
    const unread = made.decisions
      .filter(({ path }) => settingAt(made.domain, path) === undefined)
      .map(({ path }) => path);
    expect(unread).toEqual([]);
    const found = others(explain(made.xml, linux, policies)).filter(
      (line) => !/^(vcpu|cpu\/topology|os\/firmware)|queues:/.test(line),
    );
    expect(found.filter((line) => !("firmware" in more) || !/smm|tpm/.test(line))).toEqual([]);
  },
);

it("says of an old guest what would be better, and why", () => {
  const old = design(null, {}, debian12, "qemu").xml;
  const found = explain(old);
  expect(others(found)).toEqual(
    expect.arrayContaining([
      "type: qemu -> kvm (other)",
      "os/type/machine: pc -> q35 (other)",
      "devices/disk[hda]/bus: ide -> virtio (other)",
      "devices/interface[0]/model: e1000 -> virtio (other)",
      "devices/rng: none -> virtio (other)",
    ]),
  );
  expect(found.settings.find(({ path }) => path === "devices/disk[hda]/bus")?.because).toBe(
    "The fastest; Test 1 has its driver, as osinfo-db lists.",
  );
});

it("takes a machine's version for no difference, and a size for its owner's", () => {
  const { xml } = design(linux, { vcpus: 7 });
  const found = explain(xml.replace("machine='q35'", "machine='pc-q35-5.2'"));
  expect(others(found).filter((line) => !line.startsWith("cpu/topology"))).toEqual(["vcpu: 7 -> 2 (size)"]);
});

it("knows what an override set", () => {
  const { xml } = applyOverrides(design(linux).xml, [readOverride("devices/disk[vda]/driver/@cache=none")]);
  expect(others(explain(xml))).toEqual(["devices/disk[vda]/driver/cache: none -> writeback (override)"]);
});

it("asks another policy what it would have", () => {
  const found = explain(design(linux).xml, linux, [performancePolicy]);
  expect(others(found)).toContain("devices/disk[vda]/driver/cache: writeback -> none (other)");
  expect(found.settings.find(({ path }) => path.endsWith("[vda]/driver/cache"))?.by).toBe("policy:performance");
});

it("compares two designs choice by choice and element by element", () => {
  const before = design(linux);
  expect(compareDesigns(before, design(linux))).toEqual({ choices: [], differences: [] });
  const { choices, differences } = compareDesigns(before.xml, design(linux, { firmware: "efi" }));
  expect(choices.map(({ path, before: there, after }) => `${path}: ${there} -> ${after}`)).toEqual(
    expect.arrayContaining(["os/firmware: bios -> efi", "devices/tpm/model: none -> tpm-crb"]),
  );
  expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toContain("added /domain/os/@firmware");
});
