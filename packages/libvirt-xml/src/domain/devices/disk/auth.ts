import { attribute, child, element, type Element, oneOf, type Open, required } from "../../../kit/index.ts";

/** A secret that libvirt keeps, found by its id or by what it is for. */
export interface AuthSecret {
  readonly type: Open<"ceph" | "iscsi">;
  readonly uuid?: string;
  readonly usage?: string;
}

/** Who a storage server is told is asking. */
export interface DiskAuth {
  readonly username: string;
  readonly secret: AuthSecret;
}

/** `<auth>` of a disk's source, where it may also stand beside. */
export const diskAuth: Element<DiskAuth> = element("auth", {
  username: required(attribute("username")),
  secret: required(
    child("secret", {
      type: required(attribute("type", oneOf("ceph", "iscsi"))),
      usage: attribute("usage"),
      uuid: attribute("uuid"),
    }),
  ),
});
