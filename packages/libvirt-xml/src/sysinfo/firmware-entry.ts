import { attribute, element, type Element, required, text } from "../kit/index.ts";

/** Something that a guest's firmware or system can read by name: the value itself, or a file of the host. */
export interface FirmwareEntry {
  /** `opt/org.example/config`. */
  readonly name: string;
  /** A path on the host. */
  readonly file?: string;
  readonly value?: string;
}

/** `<sysinfo type='fwcfg'><entry>`. */
export const firmwareEntry: Element<FirmwareEntry> = element("entry", {
  name: required(attribute("name")),
  file: attribute("file"),
  value: text(),
});
