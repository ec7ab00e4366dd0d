export {
  type Bytes,
  type ByteUnit,
  bytes,
  byteUnits,
  formatBytes,
  gibibytes,
  InvalidSize,
  kibibytes,
  mebibytes,
  parseBytes,
  printBytes,
} from "./bytes.ts";
export { formatDuration, InvalidDuration, parseDuration } from "./duration.ts";
