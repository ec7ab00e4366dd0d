import { type DomainSnapshot, noDevices } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { expect, it } from "vitest";
import { linesOf, neededImages, splitDisks } from "./image-needs.ts";
import { snapshotOf, treeOf } from "./read-snapshots.ts";

/** A snapshot of one disk, whose state is in `below`, and that was written to in `over` from then on. */
function snapshot(name: string, below: string, over: string, parent?: string) {
  const document: DomainSnapshot = {
    name,
    ...(parent === undefined ? {} : { parent }),
    disks: [{ name: "vda", snapshot: "external", source: { file: over } }],
    domain: {
      type: "kvm",
      name: "web",
      memory: mebibytes(64),
      os: { type: { name: "hvm" }, boot: [] },
      devices: { ...noDevices, disks: [{ type: "file", source: { file: below }, target: { dev: "vda" } }] },
      seclabels: [],
    },
  };
  return snapshotOf(document, false);
}

const root = snapshot("root", "/base", "/one");
const left = snapshot("left", "/one", "/left", "root");
const right = snapshot("right", "/two", "/right", "root");

it("an external snapshot tells the image of its state, and the one after", () => {
  expect(splitDisks(root.document)).toEqual([{ target: "vda", below: "/base", over: "/one" }]);
});

it("what is needed are the states of all snapshots and what is written to, with all below", () => {
  expect(neededImages([root, left], ["/left"])).toEqual(new Set(["/left", "/one", "/base"]));
  expect(neededImages([root, left], ["/fresh"])).toEqual(new Set(["/fresh", "/base", "/one"]));
  expect(neededImages([root], ["/fresh"])).toEqual(new Set(["/fresh", "/base"]));
});

it("a line is an image and all below it, as far as snapshots tell", () => {
  expect(linesOf([root, left, right], ["/left"])).toEqual(new Set(["/left", "/one", "/base"]));
  expect(linesOf([root, left, right], ["/right"])).toEqual(new Set(["/right", "/two"]));
});

it("a tree is by parents, and one whose parent is unknown has none", () => {
  const orphan = snapshot("orphan", "/x", "/y", "gone");
  expect(treeOf([orphan, right, left, root])).toEqual([
    { snapshot: orphan, children: [] },
    {
      snapshot: root,
      children: [
        { snapshot: left, children: [] },
        { snapshot: right, children: [] },
      ],
    },
  ]);
});
