import type { ReactNode } from "react";
import "./state-label.css";

/** What a state means to the one who looks: decides colour and shape. */
export type Tone = "success" | "progress" | "warning" | "danger" | "neutral" | "info";

/** A state, said by text, colour and shape, so that no one of them is needed to understand it. */
export function StateLabel({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className={`hob-state hob-state--${tone}`}>
      <svg className="hob-state__shape" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}

const shapes: Record<Tone, ReactNode> = {
  success: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  progress: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="19 9" />,
  warning: <path d="M6 0.8 11.6 11H0.4Z" fill="currentColor" />,
  danger: <path d="M3.6 0.5h4.8l3.1 3.1v4.8l-3.1 3.1H3.6L0.5 8.4V3.6Z" fill="currentColor" />,
  neutral: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  info: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
};
