import { expect, it } from "vitest";
import { desktopPolicy } from "./desktop-policy.ts";
import { performancePolicy } from "./performance-policy.ts";
import { layPolicies } from "./policy.ts";
import type { PolicyFacts } from "./policy-condition.ts";
import type { PolicySet } from "./policy-set.ts";
import { policySettings, type SettingName } from "./policy-settings.ts";

const debian: PolicyFacts = {
  family: "linux",
  os: ["debian11", "debianbullseye"],
  released: "2021-08-14",
  guestType: "kvm",
  arch: "x86_64",
  machine: "q35",
};

const set = (name: string, ...rules: PolicySet["rules"]): PolicySet => ({ name, description: "", rules });

it("has a rule of the default for every setting, whatever the guest", () => {
  for (const facts of [debian, { ...debian, family: null, os: [], guestType: "lxc", machine: "container" } as const]) {
    const policy = layPolicies([], facts);
    for (const setting of Object.keys(policySettings) as SettingName[]) {
      const { value, because, by } = policy.get(setting);
      expect([setting, policySettings[setting].accepts(value), by]).toEqual([setting, true, "policy"]);
      expect(because).toMatch(/^[A-Z].*\.$/);
    }
  }
});

it("lets the last rule that holds decide, set after set, and names the set", () => {
  const ours = set(
    "ours",
    { setting: "disk.cache", value: "directsync", because: "Ours." },
    { setting: "disk.cache", value: "unsafe", because: "A test bed.", when: { os: ["debian*"], source: ["volume"] } },
  );
  const policy = layPolicies([performancePolicy, ours], debian);
  expect(policy.get("disk.cache", { device: "disk", source: "file" })).toEqual({
    value: "directsync",
    because: "Ours.",
    by: "policy:ours",
    set: "ours",
  });
  expect(policy.get("disk.cache", { device: "disk", source: "volume" }).value).toBe("unsafe");
  expect(policy.get("disk.iothreads")).toMatchObject({ value: 1, by: "policy:performance" });
  expect(policy.get("graphics.kind")).toMatchObject({ value: "vnc", by: "policy" });
  expect(layPolicies([ours, desktopPolicy], debian).get("graphics.kind")).toMatchObject({ by: "policy:desktop" });
});

it.each([
  [{ family: ["linux"] }, true],
  [{ family: ["unknown"] }, false],
  [{ os: ["debian11"] }, true],
  [{ os: ["debian*", "ubuntu*"] }, true],
  [{ os: ["debian"] }, false],
  [{ releasedSince: "2021-08-14" }, true],
  [{ releasedBefore: "2021-08-14" }, false],
  [{ releasedSince: "2020-01-01", releasedBefore: "2022-01-01" }, true],
  [{ guestType: ["qemu"] }, false],
  [{ arch: ["x86_64", "aarch64"] }, true],
  [{ machine: ["pc"] }, false],
  [{ device: ["disk"] }, true],
  [{ device: ["disk"], source: ["block"] }, false],
] as const)("asks %j of a guest and its disk in a file: %s", (when, holds) => {
  const policy = layPolicies([set("a", { setting: "disk.io", value: "io_uring", because: "A.", when })], debian);
  expect(policy.get("disk.io", { device: "disk", source: "file" }).value).toBe(holds ? "io_uring" : "auto");
});

it("takes an unknown system for one of family 'unknown', and one without a date for new", () => {
  const when = { family: ["unknown"], releasedSince: "2030-01-01" };
  const policy = layPolicies([set("a", { setting: "rng.model", value: "none", because: "A.", when })], {
    ...debian,
    family: null,
    released: "9999",
  });
  expect(policy.get("rng.model").value).toBe("none");
});
