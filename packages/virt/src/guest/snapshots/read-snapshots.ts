import {
  domainListAllSnapshots,
  domainSnapshotGetXmlDesc,
  domainSnapshotIsCurrent,
  domainSnapshotListFlag,
  type DomainSnapshotRef,
  isLibvirtError,
} from "@hob/libvirt";
import { type DomainSnapshot, domainSnapshot, read } from "@hob/libvirt-xml";
import { inFlight } from "../../in-flight.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { Snapshot, SnapshotKind, SnapshotNode } from "./snapshot.ts";

/** All snapshots, parents first; one that is deleted meanwhile is left out. */
export async function listSnapshots(calls: GuestCalls): Promise<readonly Snapshot[]> {
  const flags = domainSnapshotListFlag.topological;
  const { snapshots } = await calls.call(domainListAllSnapshots, { needResults: true, flags });
  const read = await inFlight(snapshots, async (ref) => {
    try {
      return await readSnapshot(calls, ref);
    } catch (error) {
      if (!isLibvirtError(error, "no-domain-snapshot")) throw error;
      return null;
    }
  });
  return inOrder(treeOf(read.filter((snapshot) => snapshot !== null)));
}

/** One snapshot with all that libvirt knows of it. */
export async function readSnapshot({ link, known }: GuestCalls, snapshot: DomainSnapshotRef): Promise<Snapshot> {
  const [{ xml }, { current }] = await Promise.all([
    known(link.call(domainSnapshotGetXmlDesc, { snapshot })),
    known(link.call(domainSnapshotIsCurrent, { snapshot })),
  ]);
  return snapshotOf(read(domainSnapshot, xml), current);
}

/** What a snapshot's document says. */
export function snapshotOf(document: DomainSnapshot, current: boolean): Snapshot {
  return {
    name: document.name ?? "",
    description: document.description ?? null,
    parent: document.parent ?? null,
    createdAt: new Date((document.creationTimeSeconds ?? 0) * 1000),
    state: document.state ?? "nostate",
    kind: kindOf(document),
    memory: document.memory?.snapshot === "internal" || document.memory?.snapshot === "external",
    current,
    document,
  };
}

function kindOf({ memory, disks = [] }: DomainSnapshot): SnapshotKind {
  const kinds = new Set([memory?.snapshot, ...disks.map(({ snapshot }) => snapshot)]);
  if (kinds.has("external")) return kinds.has("internal") ? "mixed" : "external";
  return kinds.has("internal") ? "internal" : "none";
}

const inOrder = (nodes: readonly SnapshotNode[]): Snapshot[] =>
  nodes.flatMap(({ snapshot, children }) => [snapshot, ...inOrder(children)]);

const byAge = (one: Snapshot, other: Snapshot): number =>
  one.createdAt.getTime() - other.createdAt.getTime() || (one.name < other.name ? -1 : 1);

/** Snapshots by whom they were taken on top of. The oldest first; one whose parent is not known has none. */
export function treeOf(snapshots: readonly Snapshot[]): readonly SnapshotNode[] {
  const known = new Set(snapshots.map(({ name }) => name));
  const sorted = snapshots.toSorted(byAge);
  const nodesOf = (parent: string | null): SnapshotNode[] =>
    sorted
      .filter(
        (snapshot) => (snapshot.parent !== null && known.has(snapshot.parent) ? snapshot.parent : null) === parent,
      )
      .map((snapshot) => ({ snapshot, children: nodesOf(snapshot.name) }));
  return nodesOf(null);
}

/** Those that were taken on top of one, directly or not: parents first. */
export function descendantsOf(snapshots: readonly Snapshot[], name: string): readonly Snapshot[] {
  return snapshots
    .filter(({ parent }) => parent === name)
    .flatMap((child) => [child, ...descendantsOf(snapshots, child.name)]);
}
