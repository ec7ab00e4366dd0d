import { domainMigrateFlag } from "@hob/libvirt";
import { gibibytes, mebibytes } from "@hob/units";
import { describe, expect, it } from "vitest";
import { contradictions } from "./checks/options.ts";
import { downtimeSteps } from "./downtime-limit.ts";
import { destinationFlags, type GuestBeforehand, migrationFlags } from "./migration-flags.ts";
import type { MigrationOptions } from "./migration-options.ts";
import { migrationParameters } from "./migration-parameters.ts";

const usual: GuestBeforehand = { active: true, paused: false, persistent: true, autostart: false };
const names = (flags: number) =>
  Object.entries(domainMigrateFlag).flatMap(([name, bit]) => ((flags & bit) === 0 ? [] : [name]));

describe("options become libvirt's flags", () => {
  it.each<[MigrationOptions, Partial<GuestBeforehand>, string[]]>([
    [{}, {}, ["live", "persistDest", "undefineSource"]],
    [{}, { persistent: false }, ["live"]],
    [{ persist: true }, { persistent: false }, ["live", "persistDest"]],
    [{ persist: false, undefineSource: false }, {}, ["live"]],
    [{}, { active: false }, ["persistDest", "undefineSource", "offline"]],
    [{}, { paused: true }, ["live", "persistDest", "undefineSource", "paused"]],
    [{ live: false, paused: true }, {}, ["persistDest", "undefineSource", "paused"]],
    [
      { mode: "peer-to-peer", tls: true, parallel: 2, zeroCopy: true },
      { persistent: false },
      ["live", "peer2peer", "tls", "parallel", "zerocopy"],
    ],
    [{ mode: "tunnelled", unsafe: true }, { persistent: false }, ["live", "peer2peer", "tunnelled", "unsafe"]],
    [{ copy: {}, abortOnError: true }, { persistent: false }, ["live", "nonSharedDisk", "abortOnError"]],
    [
      { copy: { incremental: true, synchronousWrites: true } },
      { persistent: false },
      ["live", "nonSharedInc", "nonSharedSynchronousWrites"],
    ],
    [
      { postCopy: {}, autoConverge: true, compression: { methods: ["mt"] } },
      { persistent: false },
      ["live", "compressed", "autoConverge", "postcopy"],
    ],
    [{ resume: true, postCopy: {} }, { persistent: false, paused: true }, ["live", "postcopy", "postcopyResume"]],
  ])("%o", (options, guest, flags) => {
    expect(names(migrationFlags(options, { ...usual, ...guest })).sort()).toEqual([...flags].sort());
  });

  it("and the destination is not told how the source sends", () => {
    const flags = migrationFlags({ autoConverge: true, abortOnError: true }, usual);
    expect(names(destinationFlags(flags))).toEqual(["live", "persistDest", "undefineSource"]);
  });
});

it("options become libvirt's parameters, in its units and types", () => {
  const parameters = migrationParameters(
    {
      memoryUri: "tcp://b:49999",
      bandwidth: mebibytes(100),
      postCopy: { bandwidth: gibibytes(1) },
      autoConverge: { initial: 20, increment: 10 },
      parallel: 4,
      compression: {
        methods: ["mt", "xbzrle"],
        level: 3,
        threads: { source: 2, destination: 1 },
        cache: mebibytes(64),
      },
      copy: { port: 49500 },
      tls: { destination: "b.example" },
    },
    { xml: "<domain/>", disks: ["vda", "vdb"] },
  );
  expect(Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined))).toEqual({
    migrate_uri: "tcp://b:49999",
    destination_xml: "<domain/>",
    bandwidth: { type: "unsignedHyper", value: 100n },
    "bandwidth.postcopy": { type: "unsignedHyper", value: 1024n },
    migrate_disks: ["vda", "vdb"],
    disks_port: { type: "int", value: 49500 },
    compression: ["mt", "xbzrle"],
    "compression.mt.level": { type: "int", value: 3 },
    "compression.mt.threads": { type: "int", value: 2 },
    "compression.mt.dthreads": { type: "int", value: 1 },
    "compression.xbzrle.cache": { type: "unsignedHyper", value: 67108864n },
    "auto_converge.initial": { type: "int", value: 20 },
    "auto_converge.increment": { type: "int", value: 10 },
    "parallel.connections": { type: "int", value: 4 },
    "tls.destination": "b.example",
  });
});

it("a speed below one MiB a second is one, not libvirt's word for no limit", () => {
  expect(migrationParameters({ bandwidth: mebibytes(0) }, {})["bandwidth"]).toEqual({
    type: "unsignedHyper",
    value: 1n,
  });
});

it("options that contradict each other are told, all of them", () => {
  expect(contradictions({ mode: "tunnelled", copy: {}, zeroCopy: true, tls: true }, true)).toEqual([
    "Disks are not copied through a tunnel.",
    "A tunnel is as safe as the daemons' connection: 'tls' is for the other modes.",
    "Zero-copy needs parallel connections.",
    "Zero-copy cannot be encrypted.",
  ]);
  expect(contradictions({ copy: {} }, false)).toHaveLength(1);
  expect(contradictions({ mode: "peer-to-peer", tls: true, parallel: 8, postCopy: {}, copy: {} }, true)).toEqual([]);
});

it("a downtime is raised evenly, from the first to the last", () => {
  expect(downtimeSteps({ fromMs: 100, toMs: 500, steps: 5, everyMs: 1 })).toEqual([100, 200, 300, 400, 500]);
  expect(downtimeSteps({ fromMs: 100, toMs: 500, steps: 1, everyMs: 1 })).toEqual([500]);
});
