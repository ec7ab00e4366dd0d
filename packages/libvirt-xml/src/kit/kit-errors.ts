import { defineError } from "@hob/errors";

/** A value in a document that is not what libvirt's schema allows there. */
export const InvalidXmlValue = defineError("libvirt-xml.invalid-value", {
  kind: "invalid",
  message: (d: { path: string; value: string; expects: string }) =>
    `'${d.value}' in ${d.path} is not accepted: expected ${d.expects}.`,
});

/** A document without something that libvirt always writes. */
export const MissingXml = defineError("libvirt-xml.missing", {
  kind: "invalid",
  message: (d: { path: string }) => `The document has no ${d.path}.`,
});

/** A document of another kind than was asked for. */
export const UnexpectedDocument = defineError("libvirt-xml.unexpected-document", {
  kind: "invalid",
  message: (d: { found: string; expected: string }) => `The document is a <${d.found}>, not a <${d.expected}>.`,
});
