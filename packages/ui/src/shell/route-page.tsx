import type { ReactNode } from "react";
import type { WebRoute } from "../plugin/define-web-plugin.ts";
import { LatePart } from "./late-part.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";

/** The page of a route, and its skeleton until its code is there. */
export function RoutePage({ route }: { readonly route: WebRoute }): ReactNode {
  return <LatePart code={route} with={{}} fallback={<PageSkeleton />} />;
}
