import { expect, it } from "vitest";
import { compareDefinitions } from "./pending-changes.ts";

const guest = (content: string) => `<domain type='kvm'><name>web</name>${content}</domain>`;

it("tells what the next start changes, adds and takes away, with both values", () => {
  const running = guest("<vcpu>2</vcpu><title>Now</title><devices><sound model='ich9'/></devices>");
  const stored = guest("<vcpu>4</vcpu><devices><sound model='ich9'/><rng model='virtio'/></devices>");
  expect(compareDefinitions(running, stored)).toEqual([
    { kind: "changed", path: "/domain/vcpu/text()", running: "2", stored: "4" },
    { kind: "removed", path: "/domain/title", running: "<title>Now</title>", stored: null },
    { kind: "added", path: "/domain/devices/rng", running: null, stored: "<rng model='virtio'/>" },
  ]);
});

it("does not tell the balloon, where a run is accounted, nor another order of devices", () => {
  const running = guest(`<currentMemory>1</currentMemory><resource><partition>/machine</partition></resource>
    <devices><disk><target dev='vda'/></disk><disk><target dev='vdb'/></disk></devices>`);
  const stored = guest(
    "<currentMemory>2</currentMemory><devices><disk><target dev='vdb'/></disk><disk><target dev='vda'/></disk></devices>",
  );
  expect(compareDefinitions(running, stored)).toEqual([]);
});

it("tells a partition that was chosen", () => {
  const [running, stored] = ["/machine", "/web"].map((path) =>
    guest(`<resource><partition>${path}</partition></resource>`),
  );
  expect(compareDefinitions(running ?? "", stored ?? "")).toMatchObject([{ running: "/machine", stored: "/web" }]);
});
