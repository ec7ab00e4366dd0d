import { formatBytes } from "@hob/units";
import type { ReactNode } from "react";
import "./figures.css";

/** A size in bytes for people: `1.5 GiB`, with the exact count on hover; a dash where it is not known. */
export function Size({ bytes }: { readonly bytes: number | null | undefined }): ReactNode {
  if (bytes === null || bytes === undefined) return <span className="hob-figure">–</span>;
  return (
    <span className="hob-figure" title={`${bytes.toLocaleString("en")} B`}>
      {formatBytes(bytes)}
    </span>
  );
}
