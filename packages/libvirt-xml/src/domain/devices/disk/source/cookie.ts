import { attribute, element, type Element, required, text } from "../../../../kit/index.ts";

/** A cookie that a web server is sent. Told, like a password, only to a connection that may see secrets. */
export interface DiskSourceCookie {
  readonly name: string;
  readonly value?: string;
}

/** `<cookies><cookie>` of a disk's source. */
export const diskSourceCookie: Element<DiskSourceCookie> = element("cookie", {
  name: required(attribute("name")),
  value: text(),
});
