import type { MdevType } from "@hob/libvirt-xml";
import type { ListedDevice } from "./node-devices.ts";

/** A kind of mediated device that one device can be divided into. */
export interface MediatedType extends MdevType {
  /** The name of the device that would be divided. */
  readonly parent: string;
}

/** What devices can be divided into. */
export function mediatedTypesOf(listed: readonly ListedDevice[]): readonly MediatedType[] {
  return listed.flatMap(({ name, device: { pci, css, apMatrix } }) =>
    [pci?.mdevTypes, css?.mdevTypes, apMatrix?.mdevTypes].flatMap((types) =>
      (types ?? []).map((type) => ({ ...type, parent: name })),
    ),
  );
}
