import { domainBlockIoTuneParameter, domainGetBlockIoTune, domainSetBlockIoTune } from "@hob/libvirt";
import type { DiskIotune } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { bigCount, decodeAll, encodeAll, type Parameters, size, text } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { stringsOkay, tunable } from "./tuning-calls.ts";

const name = domainBlockIoTuneParameter;
const parameters: Parameters<DiskIotune> = {
  totalBytesSec: size(name.totalBytesSec),
  readBytesSec: size(name.readBytesSec),
  writeBytesSec: size(name.writeBytesSec),
  totalIopsSec: bigCount(name.totalIopsSec),
  readIopsSec: bigCount(name.readIopsSec),
  writeIopsSec: bigCount(name.writeIopsSec),
  totalBytesSecMax: size(name.totalBytesSecMax),
  readBytesSecMax: size(name.readBytesSecMax),
  writeBytesSecMax: size(name.writeBytesSecMax),
  totalIopsSecMax: bigCount(name.totalIopsSecMax),
  readIopsSecMax: bigCount(name.readIopsSecMax),
  writeIopsSecMax: bigCount(name.writeIopsSecMax),
  sizeIopsSec: size(name.sizeIopsSec),
  groupName: text(name.groupName),
  totalBytesSecMaxLengthSeconds: bigCount(name.totalBytesSecMaxLength),
  readBytesSecMaxLengthSeconds: bigCount(name.readBytesSecMaxLength),
  writeBytesSecMaxLengthSeconds: bigCount(name.writeBytesSecMaxLength),
  totalIopsSecMaxLengthSeconds: bigCount(name.totalIopsSecMaxLength),
  readIopsSecMaxLengthSeconds: bigCount(name.readIopsSecMaxLength),
  writeIopsSecMaxLengthSeconds: bigCount(name.writeIopsSecMaxLength),
};

/** Limits of a disk's traffic; 0 is none. */
export const diskLimitsOf = (calls: GuestCalls, target: string): Tunable<DiskIotune> =>
  tunable(
    calls,
    async (flags) =>
      decodeAll(
        parameters,
        (await calls.call(domainGetBlockIoTune, { disk: target, parameterCount: 32, flags: flags | stringsOkay }))
          .parameters,
      ),
    (change, flags) =>
      calls.call(domainSetBlockIoTune, { disk: target, parameters: encodeAll(parameters, change), flags }),
  );
