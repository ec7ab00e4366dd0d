import { type IsoFile, IsoContentRefused } from "./iso-content.ts";
import { IsoNames } from "./iso-name.ts";

/** A file of an image, and where it stands. */
export interface FileNode {
  readonly kind: "file";
  readonly name: string;
  readonly isoName: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
  /** First sector; set when the image is laid out. */
  sector: number;
}

/** A folder of an image. The root is its own parent. */
export interface FolderNode {
  readonly kind: "folder";
  readonly name: string;
  readonly isoName: string;
  readonly parent: FolderNode;
  readonly children: (FileNode | FolderNode)[];
}

const DEPTH = 8;
const NAME = 64;
const FILE = 2 ** 32 - 1;
const FILE_MODE = 0o444;

function nameProblem(name: string): string | undefined {
  if (name === "") return "has a part without a name";
  if (name === "." || name === "..") return `has '${name}' as a part`;
  if (name.length > NAME) return `has a part of ${name.length} characters; ${NAME} are accepted`;
  if (!name.isWellFormed()) return "is not valid Unicode";
  for (const character of name) {
    if (character < " " || "*:;?\\\x7f".includes(character))
      return `has ${JSON.stringify(character)}, which Joliet refuses`;
  }
  return undefined;
}

function partsOf(file: IsoFile): readonly string[] {
  const refuse = (reason: string): never => {
    throw new IsoContentRefused({ what: "Path", value: file.path, reason });
  };
  const parts = file.path.split("/");
  for (const part of parts) {
    const problem = nameProblem(part);
    if (problem !== undefined) refuse(problem);
  }
  if (parts.length > DEPTH) refuse(`is ${parts.length} levels deep; ISO 9660 has ${DEPTH}`);
  if (file.bytes.length > FILE) refuse(`has ${file.bytes.length} bytes; ISO 9660 has files of up to ${FILE}`);
  const mode = file.mode ?? FILE_MODE;
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o7777) refuse(`has mode ${mode}; accepted are 0 to 0o7777`);
  return parts;
}

/** Every folder below `folder` and itself, level by level: the order of the path table. */
export function foldersBelow(folder: FolderNode): readonly FolderNode[] {
  const all: FolderNode[] = [];
  for (let level = [folder]; level.length > 0;) {
    all.push(...level);
    level = level.flatMap(({ children }) => children.filter((child) => child.kind === "folder"));
  }
  return all;
}

/**
 * The folders and files of an image, in an order that does not depend on that of `files`.
 *
 * @throws IsoContentRefused for a path that ISO 9660, Joliet or Rock Ridge cannot hold, and for one that is there twice.
 */
export function treeOf(files: readonly IsoFile[]): FolderNode {
  const root = { kind: "folder", name: "", isoName: "", children: [] } as unknown as {
    parent: FolderNode;
  } & FolderNode;
  root.parent = root;
  const nodes = new Map<string, FileNode | FolderNode>([["", root]]);
  const names = new Map<FolderNode, IsoNames>([[root, new IsoNames()]]);
  const sorted = files
    .map((file) => ({ file, parts: partsOf(file) }))
    .sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0));
  for (const { file, parts } of sorted) {
    let folder = root as FolderNode;
    for (const [index, name] of parts.entries()) {
      const path = parts.slice(0, index + 1).join("/");
      const isFile = index === parts.length - 1;
      const known = nodes.get(path);
      if (known !== undefined && (isFile || known.kind === "file")) {
        const reason = isFile && known.kind === "file" ? "is there twice" : "is both a file and a folder";
        throw new IsoContentRefused({ what: "Path", value: path, reason });
      }
      if (known?.kind === "folder") {
        folder = known;
        continue;
      }
      const isoName = names.get(folder)!.take(name, !isFile);
      const node: FileNode | FolderNode = isFile
        ? { kind: "file", name, isoName, bytes: file.bytes, mode: file.mode ?? FILE_MODE, sector: 0 }
        : { kind: "folder", name, isoName, parent: folder, children: [] };
      nodes.set(path, node);
      folder.children.push(node);
      if (node.kind === "folder") {
        names.set(node, new IsoNames());
        folder = node;
      }
    }
  }
  return root;
}
