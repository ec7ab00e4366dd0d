import {
  domainBlkioParameter,
  domainGetBlkioParameters,
  domainSetBlkioParameters,
  typed,
  type TypedInput,
  type TypedParameters,
} from "@hob/libvirt";
import type { Blkiotune, BlkiotuneDevice } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import type { Tunable } from "./tunable.ts";
import { stringsOkay, tunable } from "./tuning-calls.ts";

/** What of a device is sent under which name, as one text for all devices: `path,value,path,value`. */
const ofDevice = {
  weight: domainBlkioParameter.deviceWeight,
  readIopsSec: domainBlkioParameter.deviceReadIops,
  writeIopsSec: domainBlkioParameter.deviceWriteIops,
  readBytesSec: domainBlkioParameter.deviceReadBps,
  writeBytesSec: domainBlkioParameter.deviceWriteBps,
} as const;

/** The guest's share of the host's block devices, and its limits on each; 0 takes a limit away. */
export const blockIoOf = (calls: GuestCalls): Tunable<Blkiotune> =>
  tunable(
    calls,
    async (flags) =>
      decode(
        (await calls.call(domainGetBlkioParameters, { parameterCount: 16, flags: flags | stringsOkay })).parameters,
      ),
    (change, flags) => calls.call(domainSetBlkioParameters, { parameters: encode(change), flags }),
  );

function encode({ weight, devices = [] }: Partial<Blkiotune>): Record<string, TypedInput> {
  const lists = Object.entries(ofDevice).flatMap(([property, name]): [string, string][] => {
    const said = devices.flatMap((device) => {
      const value = device[property as keyof typeof ofDevice];
      return value === undefined ? [] : [`${device.path},${value}`];
    });
    return said.length === 0 ? [] : [[name, said.join(",")]];
  });
  return { ...(weight === undefined ? {} : { weight: typed.unsigned(weight) }), ...Object.fromEntries(lists) };
}

function decode(sent: TypedParameters): Blkiotune {
  const devices = new Map<string, Record<string, number>>();
  for (const [property, name] of Object.entries(ofDevice)) {
    const words = String(sent.get(name) ?? "").split(",");
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [path, value] = [words[at] as string, Number(words[at + 1])];
      devices.set(path, { ...devices.get(path), [property]: value });
    }
  }
  const weight = Number(sent.get(domainBlkioParameter.weight) ?? 0);
  const list = [...devices].map(([path, limits]): BlkiotuneDevice => ({ path, ...limits }));
  return { ...(weight === 0 ? {} : { weight }), devices: list };
}
