/** How much of a document is accepted before it is refused. */
export interface XmlLimits {
  /** Length of the whole text in UTF-16 code units. Default 16 Mi. */
  readonly length: number;
  /** Elements inside each other. Default 256. */
  readonly depth: number;
  /** Attributes of one element. Default 256. */
  readonly attributes: number;
  /** Elements, attributes, texts, comments and instructions together. Default 256 Ki, which take some 100 MB at most. */
  readonly nodes: number;
}

/** Limits that every document of libvirt and osinfo-db stays far below. */
export const defaultLimits: XmlLimits = {
  length: 16 * 1024 * 1024,
  depth: 256,
  attributes: 256,
  nodes: 256 * 1024,
};
