/** What of a GnuTLS priority string can be done without GnuTLS. */
export interface TlsPriority {
  readonly minVersion: "TLSv1.2" | "TLSv1.3";
  readonly maxVersion: "TLSv1.2" | "TLSv1.3";
  /** In OpenSSL's words; without it the usual ones. */
  readonly ciphers?: string;
}

const strongest =
  "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:ECDHE+AES256:ECDHE+CHACHA20:DHE+AES256:!SHA1:!aNULL:!eNULL";
const forwardSecret =
  "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE:DHE:!SHA1:!aNULL:!eNULL";

const ciphersOf: Readonly<Record<string, string | undefined>> = {
  NORMAL: undefined,
  PERFORMANCE: undefined,
  SECURE128: undefined,
  SECURE192: strongest,
  SECURE256: strongest,
  PFS: forwardSecret,
};

/**
 * Understands the keyword that a GnuTLS priority string begins with and the versions that follow. A name that the machine's
 * policy defines (`@SYSTEM`, `@LIBVIRT,SYSTEM`) stands for what is usual here; versions before TLS 1.2 are never spoken.
 *
 * @returns `undefined` for all else: a restriction that cannot be kept must not be passed over.
 * @source GnuTLS manual, "Priority Strings"
 */
export function parseTlsPriority(text: string): TlsPriority | undefined {
  const [keyword = "", ...changes] = text.split(":");
  if (!keyword.startsWith("@") && !Object.hasOwn(ciphersOf, keyword)) return undefined;
  const versions = new Set(["TLS1.2", "TLS1.3"]);
  for (const change of changes) {
    const [, sign, version = ""] = /^([-+!])VERS-(?:TLS-)?(ALL|TLS1\.[0-3])$/.exec(change) ?? [];
    if (sign === undefined) return undefined;
    for (const each of version === "ALL" ? ["TLS1.2", "TLS1.3"] : [version]) {
      if (sign === "+") versions.add(each);
      else versions.delete(each);
    }
  }
  const newest = versions.has("TLS1.3");
  if (!newest && !versions.has("TLS1.2")) return undefined;
  const ciphers = ciphersOf[keyword];
  return {
    minVersion: versions.has("TLS1.2") ? "TLSv1.2" : "TLSv1.3",
    maxVersion: newest ? "TLSv1.3" : "TLSv1.2",
    ...(ciphers === undefined ? {} : { ciphers }),
  };
}
