import { isHobError } from "@hob/errors";

/** libvirt's number of its storage driver. @source virterror.h, VIR_FROM_STORAGE */
const storageDriver = 18;

const codes = { "internal-error": 1, "operation-invalid": 55, "storage-vol-exist": 90 } as const;

/** Whether a failure is this one of libvirt's storage driver. */
export function isStorageFailure(error: unknown, code: keyof typeof codes): boolean {
  return isHobError(error) && error.details["domain"] === storageDriver && error.details["libvirtCode"] === codes[code];
}
