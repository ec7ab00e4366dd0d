import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agreementOf } from "./agreement.ts";
import { describeCase, everyMachine, type OracleCase } from "./oracle-case.ts";
import { type Oracle, startOracle } from "./testing/oracle-kit.ts";
import { virtInstallCommand } from "./virt-install.ts";

/** Of each family and age some; the long test asks for all. */
const systems = [
  ...[
    "debian11",
    "debian6",
    "fedora36",
    "ubuntu22.04",
    "rhel9.1",
    "rhel5.0",
    "opensuse15.4",
    "freebsd13.1",
    "openbsd7.0",
  ],
  ...["win11", "win10", "win7", "winxp", "haikur1beta3", "solaris11"],
  // Without devices in osinfo-db.
  ...["alpinelinux3.10", "netbsd9.0", "rhl9", "win98", "netware6", "msdos6.22", "freedos1.2"],
];
const cases = systems.flatMap((os) => everyMachine.map((machine): OracleCase => ({ os, ...machine })));

let oracle: Oracle;
beforeAll(async () => {
  oracle = await startOracle();
});
afterAll(() => oracle[Symbol.asyncDispose]());

/** What virt-install draws by lot. */
const withoutLots = (xml: string) =>
  xml.replace(/<uuid>[^<]+<\/uuid>/, "<uuid/>").replaceAll(/<mac address="[^"]+"\/>/g, "<mac/>");

describe("virt-install in one process", () => {
  it.each([0, 25, 38, 63, 80])("prints what its command prints: guest %i", async (index) => {
    const words = oracle.words(cases[index] as OracleCase);
    const { xml } = await oracle.virtInstall.design(words);
    expect(withoutLots(xml)).toBe(withoutLots(await virtInstallCommand(oracle.bed.uri, words)));
    expect(xml).toContain("<uuid>");
  });

  it("says what is wrong in virt-install's words", async () => {
    await expect(oracle.virtInstall.design(["--name", "peer", "--osinfo", "debian999"])).rejects.toThrow(
      /Unknown OS name 'debian999'/,
    );
  });
});

it("differs from virt-install only where there is a reason, over guests that libvirtd accepts", async () => {
  const results = [];
  for (const wanted of cases) results.push(await oracle.compare(wanted));
  expect(agreementOf(results, oracle.db).unexplained).toEqual([]);
  // These are the odd ones of each age; the long test holds all systems to 97 %.
  const listed = results.filter(({ wanted }) => oracle.db.get(wanted.os).devices.length > 0);
  expect(agreementOf(listed, oracle.db).raw).toBeGreaterThanOrEqual(0.94);
});

it("finds a difference that has no reason", async () => {
  const wanted: OracleCase = { os: "debian10", ...(everyMachine[1] as Omit<OracleCase, "os">) };
  const result = await oracle.compare(wanted);
  expect(result.differences).toEqual([]);
  const changed = { ...result, differences: [{ part: "sound", ours: '["ac97"]', theirs: null }] };
  expect(agreementOf([changed], oracle.db).unexplained).toEqual([
    `${describeCase(wanted)}: sound is ["ac97"], virt-install's absent`,
  ]);
});
