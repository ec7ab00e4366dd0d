import { isLibvirtError, isUuid, type LibvirtErrorName } from "@hob/libvirt";

/**
 * Looks something up by what may be its name or its UUID; what looks like a UUID but is none is tried as a name.
 *
 * @param missing libvirt's name of the error for what does not exist.
 */
export async function byNameOrUuid<Found>(
  nameOrUuid: string,
  missing: LibvirtErrorName,
  look: { uuid(uuid: string): Promise<Found>; name(name: string): Promise<Found> },
): Promise<Found> {
  if (isUuid(nameOrUuid)) {
    try {
      return await look.uuid(nameOrUuid);
    } catch (error) {
      if (!isLibvirtError(error, missing)) throw error;
    }
  }
  return look.name(nameOrUuid);
}
