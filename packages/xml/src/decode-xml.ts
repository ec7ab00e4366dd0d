import { MalformedXml, UnsupportedXmlEncoding } from "./xml-errors.ts";

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
    const line = lineOfBrokenByte(bytes);
    throw new MalformedXml({ reason: "its bytes are not UTF-8", ...line }, { cause });
  }
}

/** Where the first byte stands that is no UTF-8. */
function lineOfBrokenByte(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  // What cannot be decoded becomes U+FFFD, which a document may also hold by itself.
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
  const encoder = new TextEncoder();
  let line = 1;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    const text = lenient.decode(part);
    const again = encoder.encode(text);
    const at = again.findIndex((byte, index) => byte !== part[index]);
    if (at >= 0 || again.length !== part.length || end < 0) {
      return { line, column: lenient.decode(part.subarray(0, Math.max(at, 0))).length + 1 };
    }
    line += 1;
    from = end + 1;
  }
}
