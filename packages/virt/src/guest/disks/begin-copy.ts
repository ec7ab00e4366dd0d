import { domainBlockCopy, domainBlockCopyFlag, domainBlockCopyParameter, typed } from "@hob/libvirt";
import { disk as diskElement, write } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";
import type { GuestCalls } from "../guest-calls.ts";
import type { ImageTarget } from "./disk-image.ts";
import type { CopyOptions } from "./guest-disk.ts";

/** Has libvirt begin to mirror a disk. */
export async function beginCopy(
  calls: GuestCalls,
  target: string,
  to: ImageTarget,
  options: CopyOptions,
): Promise<void> {
  const { shallow, reuse, synchronous, speed, granularity, buffer } = options;
  const { type = "file", format, source } = to;
  const xml = write(diskElement, { type, source, driver: { type: format }, target: { dev: target } });
  await calls.callApart(domainBlockCopy, {
    path: target,
    destinationXml: xml,
    parameters: {
      [domainBlockCopyParameter.bandwidth]: unsignedHyper(speed),
      [domainBlockCopyParameter.granularity]: granularity === undefined ? undefined : typed.unsigned(granularity),
      [domainBlockCopyParameter.bufSize]: unsignedHyper(buffer),
    },
    // Without it libvirt refuses guests that are stored: QEMU cannot start again in the middle of a mirror.
    flags:
      domainBlockCopyFlag.transientJob |
      (shallow ? domainBlockCopyFlag.shallow : 0) |
      (reuse ? domainBlockCopyFlag.reuseExt : 0) |
      (synchronous ? domainBlockCopyFlag.synchronousWrites : 0),
  });
}

const unsignedHyper = (size: Bytes | undefined) => (size === undefined ? undefined : typed.unsignedHyper(BigInt(size)));
