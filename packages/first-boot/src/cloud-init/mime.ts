import { createHash } from "node:crypto";

/** A part of a MIME document. */
export interface MimePart {
  /** `text/cloud-config`; null when `text` has headers of its own. */
  readonly type: string | null;
  readonly name: string;
  readonly text: string;
  /** More headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

// eslint-disable-next-line no-control-regex
const isAscii = (text: string): boolean => /^[\t\n\x20-\x7e]*$/.test(text);

/** A part is readable where its text is ASCII, else base64: cloud-init's reader garbles other letters. */
function partText({ type, name, text, headers = {} }: MimePart): string {
  if (type === null) return text.replace(/^MIME-Version:.*\r?\n/im, "");
  const isPlain = isAscii(text);
  const lines = [
    `Content-Type: ${type}; charset="utf-8"`,
    `Content-Transfer-Encoding: ${isPlain ? "7bit" : "base64"}`,
    `Content-Disposition: attachment; filename="${name}"`,
    ...Object.entries(headers).map(([key, value]) => `${key}: ${value}`),
  ];
  const body = isPlain ? text : Buffer.from(text, "utf8").toString("base64").replace(/.{76}/g, "$&\n");
  return `${lines.join("\n")}\n\n${body}`;
}

/** A MIME document of several parts, as cloud-init takes them. The same parts give the same text. @source RFC 2046, 5.1 */
export function mimeDocument(parts: readonly MimePart[]): string {
  const texts = parts.map(partText);
  // No part can hold a digest of all of them, but for a chance of 2^-128.
  const boundary = `hob-${createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 32)}`;
  const body = texts.map((text) => `--${boundary}\n${text}\n`).join("");
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n${body}--${boundary}--\n`;
}
