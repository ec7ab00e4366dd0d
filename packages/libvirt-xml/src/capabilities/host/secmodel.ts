import { attribute, children, element, type Element, leaf, required, text } from "../../kit/index.ts";

/** The label that guests of one type get. */
export interface SecurityBaselabel {
  /** `kvm`, `qemu`. */
  readonly type: string;
  readonly label: string;
}

/** A security driver that is on. */
export interface SecurityModel {
  readonly model: string;
  readonly doi?: string;
  readonly baselabels: readonly SecurityBaselabel[];
}

const baselabel: Element<SecurityBaselabel> = element("baselabel", {
  type: required(attribute("type")),
  label: required(text()),
});

/** `<capabilities><host><secmodel>`. */
export const securityModel: Element<SecurityModel> = element("secmodel", {
  model: required(leaf("model")),
  doi: leaf("doi"),
  baselabels: children(baselabel, { key: (item) => item.type }),
});
