import { isHobError } from "@hob/errors";
import { homedir } from "node:os";
import { join } from "node:path";
import { defaultPorts } from "../uri/transport.ts";
import { findTlsCredentials } from "../wire/tls-credentials.ts";
import { openTlsWire } from "../wire/tls-wire.ts";
import { unreachable } from "./place-of.ts";
import type { Reach } from "./reach-daemon.ts";

/** Connects by TLS, with certificates from the options, else from the files that the URI or libvirt names. */
export const reachByTls: Reach = async (uri, events, { signal, tls = {} }) => {
  const { pkipath, no_sanity: noSanity = false, no_verify: noVerify = false, tls_priority: priority } = uri.reach;
  const credentials = await findTlsCredentials(tls, {
    uri: uri.text,
    folder: pkipath,
    userFolder: process.geteuid?.() === 0 ? null : join(homedir(), ".pki", "libvirt"),
    sanityCheck: !noSanity,
  });
  const host = uri.host ?? "localhost";
  const port = uri.port ?? defaultPorts.tls;
  const target = { uri: uri.text, host, port, credentials, priority, verify: !noVerify };
  return openTlsWire(target, events, signal).catch((error: unknown) => {
    throw isHobError(error) ? error : unreachable(uri, error);
  });
};
