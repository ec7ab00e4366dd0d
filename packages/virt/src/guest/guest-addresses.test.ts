import { expect, it } from "vitest";
import { joinAddresses } from "./guest-addresses.ts";

const mac = "52:54:00:00:00:01";
const told = (addresses: readonly string[], of = mac) => [
  {
    name: "any",
    mac: of,
    addresses: addresses.map((address) => ({ type: 0, address, prefix: address.includes(":") ? 64 : 24 })),
  },
];

it("says of each address who told it", () => {
  const joined = joinAddresses({
    lease: told(["10.0.0.5"]),
    agent: told(["10.0.0.5", "fd00::5", "fe80::5"], mac.toUpperCase()),
    arp: [],
  });
  expect(joined).toEqual(
    new Map([
      [
        mac,
        [
          { address: "10.0.0.5", prefix: 24, sources: ["lease", "agent"] },
          { address: "fd00::5", prefix: 64, sources: ["agent"] },
        ],
      ],
    ]),
  );
});

it("believes the ARP table only of an interface that nobody else knows an address of", () => {
  const other = "52:54:00:00:00:02";
  const arp = [...told(["10.0.0.9"]), ...told(["10.0.0.7", "10.0.0.8"], other)].map((nic) => ({
    ...nic,
    addresses: nic.addresses.map((address) => ({ ...address, prefix: 0 })),
  }));
  const joined = joinAddresses({ lease: told(["10.0.0.5"]), agent: told([], other), arp });
  expect(joined.get(mac)?.map(({ address }) => address)).toEqual(["10.0.0.5"]);
  expect(joined.get(other)).toEqual([
    { address: "10.0.0.7", prefix: null, sources: ["arp"] },
    { address: "10.0.0.8", prefix: null, sources: ["arp"] },
  ]);
});
