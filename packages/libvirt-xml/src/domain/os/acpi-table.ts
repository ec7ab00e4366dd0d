import { attribute, element, type Element, oneOf, type Open, required, text } from "../../kit/index.ts";

/** A table that is added to the guest's ACPI. */
export interface AcpiTable {
  /** `slic` is a licence of Windows; `raw` is any table, since libvirt 11.2. */
  readonly type: Open<"slic" | "raw">;
  /** A file on the host. */
  readonly path: string;
}

/** `<os><acpi><table>`. */
export const acpiTable: Element<AcpiTable> = element("table", {
  type: required(attribute("type", oneOf("slic", "raw"))),
  path: required(text()),
});
