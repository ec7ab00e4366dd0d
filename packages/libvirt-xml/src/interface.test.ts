import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { edit, hostInterface, read } from "./index.ts";

const bridge = readFileSync(`${import.meta.dirname}/../fixtures/interface-bridge.xml`, "utf8");

test("interfaces inside interfaces are read as deep as they are", () => {
  const { bridge: joined } = read(hostInterface, bridge);
  expect(joined?.interfaces.map(({ type, name }) => `${type} ${name}`)).toEqual([
    "ethernet eth2",
    "vlan eth0.42",
    "bond bond0",
  ]);
  expect(joined?.interfaces[1]?.vlan).toEqual({ tag: 42, interface: "eth0" });
  expect(joined?.interfaces[2]?.bond).toEqual({
    mode: "active-backup",
    miimon: { freqMs: 100, downdelayMs: 20, updelayMs: 10, carrier: "ioctl" },
    interfaces: [
      { type: "ethernet", name: "eth1" },
      { type: "ethernet", name: "eth3" },
    ],
  });
  expect(joined?.delaySeconds).toBe(1.5);
});

test("an interface joins a bond inside a bridge, and nothing else changes", () => {
  const after = edit(bridge, hostInterface, (value) => ({
    ...value,
    bridge: {
      ...value.bridge,
      interfaces: (value.bridge?.interfaces ?? []).map((each) =>
        each.bond
          ? {
              ...each,
              bond: { ...each.bond, interfaces: [...each.bond.interfaces, { type: "ethernet", name: "eth7" }] },
            }
          : each,
      ),
    },
  }));
  const last = "        <interface type='ethernet' name='eth3'/>\n";
  expect(after).toBe(bridge.replace(last, `${last}${last.replace("eth3", "eth7")}`));
});
