import { attribute, element, type Element, required } from "../../kit/index.ts";

/** A TXT record. */
export interface DnsTxt {
  readonly name: string;
  readonly value: string;
}

/** `<network><dns><txt>`; alone it is what `virNetworkUpdate` takes for its section dns-txt. */
export const dnsTxt: Element<DnsTxt> = element("txt", {
  name: required(attribute("name")),
  value: required(attribute("value")),
});
