/** A node of the document that a stylesheet reads: elements and text, no attributes. */
export class DataNode {
  readonly name: string;
  readonly children: readonly DataNode[];
  /** A text node's characters. Null for an element. */
  readonly text: string | null;
  parent: DataNode | null = null;

  constructor(name: string, content: readonly DataNode[] | string) {
    this.name = name;
    const isText = name === "#text";
    this.text = isText ? (content as string) : null;
    if (isText) this.children = [];
    else if (typeof content === "string") this.children = content === "" ? [] : [new DataNode("#text", content)];
    else this.children = content;
    for (const child of this.children) child.parent = this;
  }

  /** All characters inside. */
  get stringValue(): string {
    return this.text ?? this.children.map((child) => child.stringValue).join("");
  }

  /** The document that it stands in, which has no name. */
  get root(): DataNode {
    return this.parent?.root ?? this;
  }
}
