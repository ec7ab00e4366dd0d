import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { type LateCode, loadedPage, loadPage } from "./load-page.ts";

/**
 * A part of the interface whose code is loaded when it is first shown. Not `React.lazy`: React holds what was suspended
 * back for a third of a second, and remembers a load that failed for ever. What does not come at all fails the
 * boundary around it.
 */
export function LatePart<Props extends object>(props: {
  readonly code: LateCode<Props>;
  readonly with: Props;
  /** Shown until the code is there. */
  readonly fallback?: ReactNode;
}): ReactNode {
  const { code, fallback = null } = props;
  const [outcome, setOutcome] = useState<{ code: LateCode<Props>; error?: unknown }>();
  const Content: ComponentType<Props> | undefined = loadedPage(code);
  useEffect(() => {
    if (loadedPage(code)) return;
    let isHere = true;
    loadPage(code).then(
      () => isHere && setOutcome({ code }),
      (error: unknown) => isHere && setOutcome({ code, error }),
    );
    return () => {
      isHere = false;
    };
  }, [code]);
  if (Content) return <Content {...props.with} />;
  if (outcome?.code === code && outcome.error !== undefined) throw outcome.error;
  return fallback;
}
