import { attribute, element, type Element, yesNo } from "../../../kit/index.ts";

/** Whether the guest draws with the host's graphics card. */
export interface GraphicsGl {
  readonly enable?: boolean;
  /** The card: `/dev/dri/renderD128`. */
  readonly rendernode?: string;
}

/** `<graphics><gl>`. */
export const graphicsGl: Element<GraphicsGl> = element("gl", {
  enable: attribute("enable", yesNo),
  rendernode: attribute("rendernode"),
});
