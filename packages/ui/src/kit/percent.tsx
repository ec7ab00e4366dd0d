import type { ReactNode } from "react";
import "./figures.css";

/** A share between 0 and 1 as whole percents; a dash where it is not known. */
export function Percent({ share }: { readonly share: number | null | undefined }): ReactNode {
  return (
    <span className="hob-figure">{share === null || share === undefined ? "–" : `${Math.round(share * 100)} %`}</span>
  );
}
