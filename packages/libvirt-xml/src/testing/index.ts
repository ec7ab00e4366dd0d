export { installedSchemas, type ValidDocument, validated, validDocuments } from "./valid-documents.ts";
