import {
  attribute,
  type Codec,
  element,
  type Element,
  integer,
  leaf,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../kit/index.ts";

/** How the guest's memory is kept from its host. */
export interface LaunchSecurity {
  /** AMD's secure encrypted virtualization, or IBM's secure execution. */
  readonly type: Open<"sev" | "s390-pv">;
  /** Of SEV, as all that follows: whether the kernel, initrd and command line are measured too. */
  readonly kernelHashes?: boolean;
  /** The bit of a page table entry that says encrypted. Chosen by libvirt when absent. */
  readonly cbitpos?: number;
  /** How many bits of a physical address that costs. Chosen by libvirt when absent. */
  readonly reducedPhysBits?: number;
  /** The guest's policy: bits as AMD's manual has them. */
  readonly policy?: number;
  /** The firmware's number of a running guest. */
  readonly handle?: number;
  /** The guest owner's Diffie-Hellman key, in base64. */
  readonly dhCert?: string;
  /** The guest owner's session, in base64. */
  readonly session?: string;
}

/** A policy: hexadecimal with or without `0x`, written with four digits as libvirt does. */
const hexadecimal: Codec<number> = {
  expects: "a hexadecimal number",
  decode(characters) {
    const digits = /^\s*(?:0x)?([0-9a-fA-F]{1,13})\s*$/.exec(characters)?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits, 16);
  },
  encode: (value) => `0x${value.toString(16).padStart(4, "0")}`,
};

/** `<launchSecurity>`. */
export const launchSecurity: Element<LaunchSecurity> = element("launchSecurity", {
  type: required(attribute("type", oneOf("sev", "s390-pv"))),
  kernelHashes: attribute("kernelHashes", yesNo),
  cbitpos: leaf("cbitpos", integer),
  reducedPhysBits: leaf("reducedPhysBits", integer),
  policy: leaf("policy", hexadecimal),
  handle: leaf("handle", integer),
  dhCert: leaf("dhCert"),
  session: leaf("session"),
});
