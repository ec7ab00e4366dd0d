import { defineResource } from "@hob/resources";
import { type Static, Type } from "typebox";

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const amounts = Type.Object({
  vcpus: nullable(Type.Integer()),
  memory: nullable(Type.Integer({ description: "Bytes." })),
  storage: nullable(Type.Integer({ description: "Bytes." })),
});

/** An operating system as osinfo-db knows it. Absent facts are null. */
export const operatingSystemShape = Type.Object({
  id: Type.String({ description: "Short id, such as `debian12`." }),
  uri: Type.String({ description: "`http://debian.org/debian/12`." }),
  name: Type.String(),
  version: nullable(Type.String()),
  vendor: nullable(Type.String()),
  family: nullable(Type.String()),
  distro: nullable(Type.String()),
  releaseDate: nullable(Type.String()),
  eolDate: nullable(Type.String()),
  minimum: amounts,
  recommended: amounts,
});
/** An operating system as osinfo-db knows it. */
export type OperatingSystem = Static<typeof operatingSystemShape>;

/** The operating systems that a guest can be designed for; newest first. */
export const operatingSystems = defineResource({
  name: "operating-systems",
  title: { one: "operating system", many: "operating systems" },
  shape: operatingSystemShape,
  list: { allow: "signed-in", query: Type.Object({ search: Type.Optional(Type.String()) }) },
  get: { allow: "signed-in" },
});
