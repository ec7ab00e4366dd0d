import { attribute, children, element, type Element, oneOf, onOff, type Open, required } from "../kit/index.ts";

/** Whether the guest may protect keys of a cipher by the machine's own (s390). */
export interface KeywrapCipher {
  readonly name: Open<"aes" | "dea">;
  readonly state: boolean;
}

/** Which keys the machine protects. */
export interface Keywrap {
  readonly ciphers: readonly KeywrapCipher[];
}

const cipher: Element<KeywrapCipher> = element("cipher", {
  name: required(attribute("name", oneOf("aes", "dea"))),
  state: required(attribute("state", onOff)),
});

/** `<keywrap>`. */
export const keywrap: Element<Keywrap> = element("keywrap", {
  ciphers: children(cipher, { key: (item) => item.name }),
});
