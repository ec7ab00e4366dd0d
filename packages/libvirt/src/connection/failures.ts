import { ConnectionLost, ProtocolError } from "../errors/connection-errors.ts";
import { type LibvirtError, libvirtError } from "../errors/libvirt-error.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { FrameHeader } from "../wire/frame.ts";
import type { XdrFault } from "../xdr/xdr-fault.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import type { Closed } from "./connection.ts";

/** The error that a frame brings. @throws XdrFault */
export function readError(header: FrameHeader, body: XdrReader): LibvirtError {
  const { code, message, dom: _dom, network: _network, ...rest } = errorMessage.decode(body);
  body.finish();
  const procedure = procedureName(header.procedure, header.program);
  return libvirtError({ ...rest, procedure, libvirtCode: code, message: message ?? "libvirt gave no message" });
}

/** What is wrong with a frame. @param header null where not even that came. */
export function brokenFrame(uri: string, header: FrameHeader | null, fault: XdrFault): Error {
  const procedure = header === null ? "a frame's header" : procedureName(header.procedure, header.program);
  return new ProtocolError(
    { uri, procedure, serial: header?.serial ?? 0, offset: fault.offset, reason: fault.message },
    { cause: fault },
  );
}

/** What everything that waits for a connection fails with once it has ended. */
export function connectionLost(uri: string, { reason, error }: Closed): Error {
  const reasons = {
    error: error?.message ?? "it failed",
    "end-of-file": "the daemon ended it",
    keepalive: "the daemon no longer answers",
    client: "it was closed here",
  };
  return new ConnectionLost({ uri, reason: reasons[reason] }, { cause: error });
}
