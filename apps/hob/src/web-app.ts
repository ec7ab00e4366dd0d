import grid from "@hob/plugin-grid/web";
import virtualization from "@hob/plugin-virtualization/web";
import { createShell } from "@hob/ui";

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no place for the interface: an element with the id 'root'.");

/** The web interface of the product: the shell with these plugins. Their pages are loaded when they are opened. */
createShell([grid, virtualization]).mount(root);
