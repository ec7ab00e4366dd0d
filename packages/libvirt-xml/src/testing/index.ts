export { isInsertion } from "./is-insertion.ts";
export { textsOf, withText } from "./texts-of.ts";
export { installedSchemas, type ValidDocument, validated, validDocuments } from "./valid-documents.ts";
