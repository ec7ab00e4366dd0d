import { isHobError } from "@hob/errors";
import { isLibvirtError } from "@hob/libvirt";

/** Whether libvirt says that this cannot be done while the guest runs, rather than that something went wrong. */
export function isRefusal(error: unknown): error is Error {
  return (
    isHobError(error, "unsupported") ||
    isLibvirtError(error, "operation-unsupported", "config-unsupported", "argument-unsupported", "operation-invalid")
  );
}
