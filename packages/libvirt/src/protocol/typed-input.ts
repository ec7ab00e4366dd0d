import type { XdrWriter } from "../xdr/xdr-writer.ts";
import { bool, double, hyper, int, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import type { TypedParameters } from "./typed-parameters.ts";

/** A typed parameter's type. @source libvirt-common.h, virTypedParameterType */
export const typedParameterType = {
  int: 1,
  unsigned: 2,
  hyper: 3,
  unsignedHyper: 4,
  double: 5,
  boolean: 6,
  string: 7,
} as const;

/** A number that says which type it is sent as: libvirt takes each parameter in one type only. */
export type TypedNumber =
  | { readonly type: "int" | "unsigned" | "double"; readonly value: number }
  | { readonly type: "hyper" | "unsignedHyper"; readonly value: bigint };

/** A value to send. */
export type TypedInput = string | boolean | TypedNumber;

/**
 * Parameters to send, by name. A list sends its name once for each value; what is undefined is left out. What a
 * daemon sent can be sent back as it is.
 *
 * ```ts
 * { bandwidth: typed.unsignedHyper(5n), migrate_disks: ["vda", "vdb"] }
 * ```
 */
export type TypedParametersInput =
  TypedParameters | Readonly<Record<string, TypedInput | readonly TypedInput[] | undefined>>;

/** Numbers of typed parameters. */
export const typed = {
  /** 32 bits with sign: VIR_TYPED_PARAM_INT. */
  int: (value: number): TypedNumber => ({ type: "int", value }),
  /** 32 bits: VIR_TYPED_PARAM_UINT. */
  unsigned: (value: number): TypedNumber => ({ type: "unsigned", value }),
  /** 64 bits with sign: VIR_TYPED_PARAM_LLONG. */
  hyper: (value: bigint): TypedNumber => ({ type: "hyper", value }),
  /** 64 bits: VIR_TYPED_PARAM_ULLONG. */
  unsignedHyper: (value: bigint): TypedNumber => ({ type: "unsignedHyper", value }),
  /** VIR_TYPED_PARAM_DOUBLE. */
  double: (value: number): TypedNumber => ({ type: "double", value }),
} as const;

/** Parameters as pairs, in the order they are sent in. */
export function typedPairs(input: Exclude<TypedParametersInput, TypedParameters>): [string, TypedInput][] {
  return Object.entries(input).flatMap(([name, value]): [string, TypedInput][] => {
    if (value === undefined) return [];
    return isList(value) ? value.map((one) => [name, one]) : [[name, value]];
  });
}

const isList = (value: TypedInput | readonly TypedInput[]): value is readonly TypedInput[] => Array.isArray(value);

/** Writes one parameter. @source remote_protocol.x, remote_typed_param */
export function encodeTyped(writer: XdrWriter, name: string, value: TypedInput): void {
  string.encode(writer, name);
  if (typeof value === "string") {
    writer.int(typedParameterType.string);
    string.encode(writer, value);
  } else if (typeof value === "boolean") {
    writer.int(typedParameterType.boolean);
    bool.encode(writer, value);
  } else {
    writer.int(typedParameterType[value.type]);
    switch (value.type) {
      case "int":
        return int.encode(writer, value.value);
      case "unsigned":
        return unsigned.encode(writer, value.value);
      case "hyper":
        return hyper.encode(writer, value.value);
      case "unsignedHyper":
        return unsignedHyper.encode(writer, value.value);
      case "double":
        return double.encode(writer, value.value);
    }
  }
}
