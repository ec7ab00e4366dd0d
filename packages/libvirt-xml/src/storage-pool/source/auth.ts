import { attribute, child, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";

/** Who a pool's server is told is asking. */
export interface PoolAuth {
  /** `chap` for iSCSI, `ceph` for RBD. */
  readonly type: Open<"chap" | "ceph">;
  readonly username: string;
  /** A secret that libvirt keeps, by its UUID or by what it is for. */
  readonly secret: { readonly uuid?: string; readonly usage?: string };
}

/** `<pool><source><auth>`. */
export const poolAuth: Element<PoolAuth> = element("auth", {
  type: required(attribute("type", oneOf("chap", "ceph"))),
  username: required(attribute("username")),
  secret: required(child("secret", { uuid: attribute("uuid"), usage: attribute("usage") })),
});
