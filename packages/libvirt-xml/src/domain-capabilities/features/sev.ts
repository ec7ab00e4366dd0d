import { attribute, element, type Element, integer, leaf, required, yesNo } from "../../kit/index.ts";

/** AMD's secure encrypted virtualization on the host. */
export interface SevCapabilities {
  readonly supported: boolean;
  /** The bit of a page table entry that says encrypted. */
  readonly cbitpos?: number;
  /** How many bits of a physical address that costs. */
  readonly reducedPhysBits?: number;
  /** At most so many guests at a time; of these with encrypted registers (SEV-ES), at most `maxEsGuests`. */
  readonly maxGuests?: number;
  readonly maxEsGuests?: number;
}

/** `<domainCapabilities><features><sev>`. */
export const sevCapabilities: Element<SevCapabilities> = element("sev", {
  supported: required(attribute("supported", yesNo)),
  cbitpos: leaf("cbitpos", integer),
  reducedPhysBits: leaf("reducedPhysBits", integer),
  maxGuests: leaf("maxGuests", integer),
  maxEsGuests: leaf("maxESGuests", integer),
});
