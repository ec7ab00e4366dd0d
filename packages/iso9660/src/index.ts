export { type IsoContent, IsoContentRefused, type IsoFile } from "./write/iso-content.ts";
export { writeIso } from "./write/write-iso.ts";
