import { defineError } from "@hob/errors";

/** An install script that uses more of XSLT than is understood here. */
export const UnsupportedTemplate = defineError("unattended.unsupported-template", {
  kind: "unsupported",
  message: (d: { what: string; script?: string }) =>
    `${d.script === undefined ? "An install script" : `The install script '${d.script}'`} uses ${d.what}, which is not understood.`,
});
