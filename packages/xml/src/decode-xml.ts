import { MalformedXml, UnsupportedXmlEncoding } from "./xml-errors.ts";
import type { XmlPosition } from "./xml-position.ts";

/** Encodings whose documents are UTF-8 as they stand, in lower case. */
const readable: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);

/**
 * The text of a document's bytes, a byte order mark included.
 *
 * @throws UnsupportedXmlEncoding for a document in another encoding than UTF-8, by its first bytes or its declaration.
 * @throws MalformedXml where the bytes are no UTF-8.
 */
export function decodeXml(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || first === 0 || second === 0) {
    if (bytes.length > 1) throw new UnsupportedXmlEncoding({ encoding: "UTF-16 or UTF-32" });
  }
  // The declaration's own characters are ASCII in every encoding that is left.
  const declaration = /^(?:\u{ef}\u{bb}\u{bf})?<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)/u.exec(
    String.fromCharCode(...bytes.subarray(0, 256)),
  );
  const encoding = declaration?.[1] ?? "utf-8";
  if (!readable.has(encoding.toLowerCase())) throw new UnsupportedXmlEncoding({ encoding });
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new MalformedXml({ reason: "its bytes are not UTF-8", ...position(bytes, indexOfBroken(bytes)) }, { cause });
  }
}

/** Where the first character begins that is not UTF-8. */
function indexOfBroken(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    // Neither in more bytes than it takes, nor half a surrogate pair, nor beyond U+10FFFF.
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    const rest = bytes.subarray(at + 1, at + size);
    if (size === 0 || rest.length < size - 1) return at;
    if (!rest.every((byte, index) => byte >= (index === 0 ? least : 0x80) && byte <= (index === 0 ? most : 0xbf)))
      return at;
    at += size;
  }
  return at;
}

function position(bytes: Uint8Array, at: number): XmlPosition {
  let line = 1;
  for (const byte of bytes.subarray(0, at)) if (byte === 0x0a) line += 1;
  const start = bytes.lastIndexOf(0x0a, at - 1) + 1;
  return {
    line,
    column: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(at > 0 ? start : 0, at)).length + 1,
  };
}
