import { defineError } from "@hob/errors";
import { formatBytes } from "@hob/units";

/** What the first bytes of a file say that it is. */
export type ImageHeader =
  | { readonly format: "qcow2"; /** Bytes, as a guest sees it. */ readonly size: number }
  | { readonly format: "raw" | "iso" }
  | { readonly format: "gzip" | "xz" | "zstd" | "bzip2" | "zip" | "vmdk" | "vhdx" | "vdi" | "qed" | "html" };

/** How many bytes {@link readImageHeader} needs. An ISO is known only with 32 KiB. */
export const headerBytes = 512;

/** An image that would show a guest other files of the host. */
export const UnsafeImage = defineError("builder.unsafe-image", {
  kind: "invalid",
  message: (d: { image: string; reason: string }) => `Image '${d.image}' is refused: ${d.reason}.`,
  hint: "Make a whole image of it with `qemu-img convert`.",
});

/**
 * Reads what an image is.
 *
 * @throws UnsafeImage for a qcow2 that names other files, which would be read as the guest's disk, or is encrypted.
 * @source QEMU, docs/interop/qcow2.rst, Header
 */
export function readImageHeader(head: Uint8Array, image: string): ImageHeader {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const begins = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  const says = (text: string, at = 0) => bytes.subarray(at, at + text.length).toString("latin1") === text;
  if (begins(0x51, 0x46, 0x49, 0xfb)) return readQcow2(bytes, image);
  if (begins(0x1f, 0x8b)) return { format: "gzip" };
  if (begins(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return { format: "xz" };
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return { format: "zstd" };
  if (says("BZh")) return { format: "bzip2" };
  if (says("PK\u0003\u0004")) return { format: "zip" };
  if (says("KDMV") || says("COWD") || says("# Disk DescriptorFile")) return { format: "vmdk" };
  if (says("vhdxfile")) return { format: "vhdx" };
  if (says("<<< ") && bytes.readUInt32LE(64) === 0xbeda107f) return { format: "vdi" };
  if (says("QED\0")) return { format: "qed" };
  if (/^\s*<(!doctype|html)/i.test(bytes.subarray(0, 64).toString("latin1"))) return { format: "html" };
  if (says("CD001", 0x8001)) return { format: "iso" };
  return { format: "raw" };
}

function readQcow2(header: Buffer, image: string): ImageHeader {
  const refuse = (reason: string) => new UnsafeImage({ image, reason });
  if (header.length < 104) throw refuse("its header is cut off");
  const version = header.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw refuse(`it is qcow version ${version}; accepted: 2, 3`);
  if (header.readBigUInt64BE(8) !== 0n) throw refuse("it lies over another image, which is not here");
  if (header.readUInt32BE(32) !== 0) throw refuse("it is encrypted");
  const externalData = version === 3 && (header.readBigUInt64BE(72) & 4n) !== 0n;
  if (externalData) throw refuse("its data are in another file, which is not here");
  const size = Number(header.readBigUInt64BE(24));
  if (!Number.isSafeInteger(size) || size === 0) throw refuse(`it says to have ${formatBytes(size)}`);
  return { format: "qcow2", size };
}
