import { basename } from "node:path/posix";
import type { PlannedChecksum } from "../build-plan.ts";
import { checkedUrl, isUrl } from "./checked-url.ts";
import { InvalidChecksum } from "./download-errors.ts";
import { fetchText } from "./fetch-text.ts";

const algorithms = { sha256: 64, sha512: 128 } as const;
type Algorithm = keyof typeof algorithms;

/**
 * Reads how content is to be checked: `sha256:HEX`, a digest alone, or the URL of a list of digests that has the file's
 * name.
 *
 * @param of the URL of the content.
 * @throws InvalidChecksum, DownloadFailed
 */
export async function findChecksum(checksum: string, of: string, signal?: AbortSignal): Promise<PlannedChecksum> {
  const text = checksum.trim();
  if (!isUrl(text)) return readDigest(text);
  const list = await fetchText(checkedUrl(text).href, signal);
  const name = decodeURIComponent(basename(new URL(of).pathname));
  const hex = digestIn(list, name);
  if (hex === null) throw new InvalidChecksum({ checksum, reason: `there is no digest of '${name}' in it` });
  return { algorithm: algorithmOf(hex)!, hex };
}

function readDigest(text: string): PlannedChecksum {
  const [, named, hex = ""] = /^(?:([a-z0-9-]+):)?([0-9a-f]+)$/i.exec(text) ?? [];
  const algorithm = algorithmOf(hex);
  const wanted = named?.toLowerCase().replace("-", "");
  if (wanted !== undefined && !(wanted in algorithms)) {
    throw new InvalidChecksum({ checksum: text, reason: `'${named}' is none of 'sha256', 'sha512'` });
  }
  if (hex === "") throw new InvalidChecksum({ checksum: text, reason: "it is not a digest in hexadecimal digits" });
  if (algorithm === undefined || (wanted !== undefined && wanted !== algorithm)) {
    const reason = `it has ${hex.length} digits, and a sha256 has 64, a sha512 128`;
    throw new InvalidChecksum({ checksum: text, reason });
  }
  return { algorithm, hex: hex.toLowerCase() };
}

const algorithmOf = (hex: string): Algorithm | undefined =>
  (Object.keys(algorithms) as Algorithm[]).find((name) => algorithms[name] === hex.length);

/** The digest of a file in a list as `sha256sum` writes it (`HEX  name`), or BSD (`SHA256 (name) = HEX`). */
export function digestIn(list: string, name: string): string | null {
  for (const line of list.split("\n")) {
    const [, hex, plain] = /^\\?([0-9a-f]{64}|[0-9a-f]{128}) [ *](.+?)\s*$/i.exec(line) ?? [];
    const [, bsd, bsdHex] = /^SHA\d+ \((.+)\) = ([0-9a-f]{64}|[0-9a-f]{128})\s*$/i.exec(line) ?? [];
    const file = plain ?? bsd;
    if (file !== undefined && basename(file) === name) return (hex ?? bsdHex)!.toLowerCase();
  }
  return null;
}
