import {
  domainCheckpointCreateFlag,
  domainCheckpointCreateXml,
  domainCheckpointDelete,
  domainCheckpointDeleteFlag,
  domainCheckpointGetXmlDesc,
  domainCheckpointListFlag,
  domainCheckpointLookupByName,
  type DomainCheckpointRef,
  domainCheckpointXmlFlag,
  domainListAllCheckpoints,
  isLibvirtError,
} from "@hob/libvirt";
import { type DomainCheckpoint, domainCheckpoint, read, write } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";
import { inFlight } from "../../in-flight.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { withQuiesced } from "../with-quiesced.ts";
import { checkpointDocument } from "./checkpoint-document.ts";
import type { Checkpoint, CheckpointDeleteOptions, Checkpoints } from "./checkpoints.ts";

/** A guest's checkpoints. */
export function checkpointsOf(calls: GuestCalls): Checkpoints {
  const { call, callApart, known, link } = calls;
  const refOf = async (name: string): Promise<DomainCheckpointRef> =>
    (await call(domainCheckpointLookupByName, { name })).checkpoint;
  const xmlOf = async (checkpoint: DomainCheckpointRef, flags: number): Promise<string> =>
    (await known(link.call(domainCheckpointGetXmlDesc, { checkpoint, flags }))).xml;
  const documentOf = async (checkpoint: DomainCheckpointRef, flags = 0): Promise<DomainCheckpoint> =>
    read(domainCheckpoint, await xmlOf(checkpoint, flags));
  const remove = (checkpoint: DomainCheckpointRef, flags = 0) =>
    known(link.callApart(domainCheckpointDelete, { checkpoint, flags }));

  return {
    async list() {
      const flags = domainCheckpointListFlag.topological;
      const { checkpoints } = await call(domainListAllCheckpoints, { needResults: true, flags });
      const found = await inFlight(checkpoints, (ref) => unlessDeleted(documentOf(ref)));
      return found.flatMap((document) => (document === null ? [] : [checkpointOf(document)]));
    },
    get: async (name) => checkpointOf(await documentOf(await refOf(name))),
    async create({ quiesce = false, ...options } = {}) {
      const xml = write(domainCheckpoint, checkpointDocument(await definition(calls), options));
      const create = () => callApart(domainCheckpointCreateXml, { xml });
      const undo = ({ checkpoint }: { readonly checkpoint: DomainCheckpointRef }) => remove(checkpoint);
      const { checkpoint } = await (quiesce ? withQuiesced(calls, create, undo) : create());
      return checkpointOf(await documentOf(checkpoint));
    },
    xml: async (name, { secrets = false } = {}) =>
      xmlOf(await refOf(name), secrets ? domainCheckpointXmlFlag.secure : 0),
    async redefine(xml) {
      const { checkpoint } = await call(domainCheckpointCreateXml, { xml, flags: domainCheckpointCreateFlag.redefine });
      return checkpointOf(await documentOf(checkpoint));
    },
    async written(name) {
      const flags = domainCheckpointXmlFlag.size | domainCheckpointXmlFlag.noDomain;
      const { disks = [] } = await documentOf(await refOf(name), flags);
      return new Map(
        disks.flatMap((disk): [string, Bytes][] => (disk.size === undefined ? [] : [[disk.name, disk.size]])),
      );
    },
    delete: async (name, options = {}) => {
      await remove(await refOf(name), deleteFlags(options));
    },
  };
}

/** What a checkpoint says; null for one that was deleted since it was listed. */
async function unlessDeleted<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isLibvirtError(error, "no-domain-checkpoint")) return null;
    throw error;
  }
}

function deleteFlags({ children, metadataOnly = false }: CheckpointDeleteOptions): number {
  const { children: withChildren, childrenOnly, metadataOnly: metadata } = domainCheckpointDeleteFlag;
  return (children === "with" ? withChildren : children === "only" ? childrenOnly : 0) | (metadataOnly ? metadata : 0);
}

function checkpointOf(document: DomainCheckpoint): Checkpoint {
  return {
    name: document.name ?? "",
    description: document.description ?? null,
    parent: document.parent ?? null,
    createdAt: new Date((document.creationTimeSeconds ?? 0) * 1000),
    disks: (document.disks ?? []).filter((disk) => disk.checkpoint !== "no").map((disk) => disk.name),
    document,
  };
}
