import { ProcedureUnsupported } from "../errors/connection-errors.ts";
import { isLibvirtError, type LibvirtError } from "../errors/libvirt-error.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import { type Procedure, remoteProgram } from "../protocol/procedure.ts";

/** What a daemon says of calls it has no ear for; it has no number for it. @source virnetserverprogram.c */
const unknownProcedure = /^(.*: )?unknown procedure: /;
const unknownProgram = /^(.*: )?Cannot find program /;

/**
 * The error of a call that failed: libvirt's own, or, where the daemon does not know the call at all, one that names
 * the version that does.
 */
export function explainUnknown(uri: string, procedure: Procedure<never, unknown>, error: LibvirtError): Error {
  if (!isLibvirtError(error, "rpc")) return error;
  const { message } = error.details;
  const { name, number } = procedure.program;
  if (!unknownProcedure.test(message) && !unknownProgram.test(message)) return error;
  const version = `libvirt ${procedure.since} or later`;
  const needs = number === remoteProgram.number ? version : `the ${drivers[name]} driver of ${version}`;
  return new ProcedureUnsupported({ uri, procedure: procedureName(procedure.number, number), needs }, { cause: error });
}

const drivers = { remote: "remote", qemu: "QEMU", lxc: "LXC" };
