import { attribute, element, type Element, child, leaf, yesNo } from "./kit/index.ts";
import { type SecretUsage, secretUsage } from "./secret/usage.ts";

/** A secret that libvirt keeps: all of it but its value. */
export interface Secret {
  /** Whether it is kept in memory only. Default false. */
  readonly ephemeral?: boolean;
  /** Whether its value is told to nobody outside. Default false. */
  readonly private?: boolean;
  readonly uuid?: string;
  readonly description?: string;
  readonly usage?: SecretUsage;
}

/** `<secret>`: the document of `virSecretDefineXML` and `virSecretGetXMLDesc`. */
export const secret: Element<Secret> = element("secret", {
  ephemeral: attribute("ephemeral", yesNo),
  private: attribute("private", yesNo),
  uuid: leaf("uuid"),
  description: leaf("description"),
  usage: child(secretUsage),
});
