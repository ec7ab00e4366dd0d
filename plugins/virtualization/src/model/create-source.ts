import { Type } from "typebox";

const strict = { additionalProperties: false };

const path = (what: string) =>
  Type.String({ description: `${what} on the host: an absolute path, or \`pool/volume\`.` });
const format = Type.Optional(
  Type.String({ enum: ["qcow2", "raw"], description: "Default as libvirt's pool knows it." }),
);
const checksum = Type.Optional(
  Type.String({
    description: "`sha256:HEX`, `sha512:HEX`, the digest alone, or the URL of a list such as SHA256SUMS.",
  }),
);
const kernelArguments = Type.Optional(Type.String({ description: "Arguments for the kernel." }));

/** What a new VM's disk begins with. */
export const createSourceShape = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal("image"),
        path: path("An existing disk image"),
        mode: Type.Optional(Type.String({ enum: ["copy", "overlay"], description: "Default copy." })),
        format,
      },
      strict,
    ),
    Type.Object(
      {
        kind: Type.Literal("url"),
        url: Type.String({
          description: "A disk image behind `http://` or `https://`: qcow2, raw, or either in gzip.",
        }),
        checksum,
      },
      strict,
    ),
    Type.Object(
      {
        kind: Type.Literal("iso"),
        path: Type.String({
          description: "Installation medium: an absolute path on the host, `pool/volume`, or a URL that is fetched.",
        }),
        checksum,
      },
      strict,
    ),
    Type.Object(
      {
        kind: Type.Literal("tree"),
        url: Type.String({ description: "A network installation tree." }),
        arguments: kernelArguments,
      },
      strict,
    ),
    Type.Object({ kind: Type.Literal("pxe") }, strict),
    Type.Object(
      {
        kind: Type.Literal("kernel"),
        kernel: path("A kernel"),
        initrd: Type.Optional(path("An initrd")),
        arguments: kernelArguments,
      },
      strict,
    ),
    Type.Object({ kind: Type.Literal("disk"), path: path("An existing disk, used as it is"), format }, strict),
    Type.Object({ kind: Type.Literal("empty") }, strict),
  ],
  { description: "What the disk begins with; default `empty`." },
);
