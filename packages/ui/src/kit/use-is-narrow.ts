import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

/** Whether the window is as narrow as a phone: lists show cards there. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
