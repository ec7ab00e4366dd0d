export { loadConfigurationFile } from "./configuration/load-configuration-file.ts";
export { ConfigurationInvalid, ConfigurationUnreadable, PluginUnknown } from "./configuration/configuration-errors.ts";
export { createServer } from "./create-server.ts";
export { AddressUnusable, PortInUse } from "./http/http-front.ts";
export { createLog } from "./log.ts";
export type { PluginListing } from "./plugins/plugin-listing.ts";
export type { Server, ServerOptions } from "./server-options.ts";
export { DataDirectoryInUse, DataDirectoryUnusable } from "./store/data-directory-lock.ts";
