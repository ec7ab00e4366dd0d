import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  type Slots,
} from "../../../kit/index.ts";

/** The secret that opens an encrypted image: libvirt's id of it, or what it is for. */
export interface EncryptionSecret {
  readonly type: Open<"passphrase">;
  readonly uuid?: string;
  readonly usage?: string;
}

/** The cipher that an image is made with; of one that exists it is read from the image. */
export interface EncryptionCipher {
  /** `aes`, `twofish`, … */
  readonly name: string;
  /** Bits. */
  readonly size: number;
  /** `cbc`, `xts`, … */
  readonly mode?: string;
  readonly hash?: string;
}

/** How a disk's data are encrypted. */
export interface Encryption {
  readonly format: Open<"luks" | "luks2" | "qcow" | "default">;
  /** Who decrypts. */
  readonly engine?: Open<"qemu" | "librbd">;
  readonly secret: EncryptionSecret;
  readonly cipher?: EncryptionCipher;
  /** How the cipher's start is found for each sector. */
  readonly ivgen?: { readonly name: string; readonly hash?: string };
}

const cipher: Slots<EncryptionCipher> = {
  name: required(attribute("name")),
  size: required(attribute("size", integer)),
  mode: attribute("mode"),
  hash: attribute("hash"),
};

/**
 * `<encryption>` of a disk or of its source.
 *
 * @source storagecommon.rng, encryption
 */
export const encryption: Element<Encryption> = element("encryption", {
  format: required(attribute("format", oneOf("luks", "luks2", "qcow", "default"))),
  engine: attribute("engine", oneOf("qemu", "librbd")),
  secret: required(
    child("secret", {
      type: required(attribute("type", oneOf("passphrase"))),
      uuid: attribute("uuid"),
      usage: attribute("usage"),
    }),
  ),
  cipher: child("cipher", cipher),
  ivgen: child("ivgen", { name: required(attribute("name")), hash: attribute("hash") }),
});
