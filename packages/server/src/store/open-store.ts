import { Kysely } from "kysely";
import { frameworkMigrations } from "./framework-migrations.ts";
import type { FrameworkTables } from "./framework-tables.ts";
import { migrate } from "./migrate.ts";
import { nodeSqliteDialect } from "./sqlite-database.ts";

/** The database, typed with the framework's tables; plugins see it untyped. */
export type Store = Kysely<FrameworkTables>;

/**
 * Opens the database file and brings the framework's tables up to date. Close it with `destroy()`.
 *
 * @param path of the file, or `:memory:`.
 */
export async function openStore(path: string): Promise<Store> {
  const store = new Kysely<FrameworkTables>({ dialect: nodeSqliteDialect(path) });
  await migrate(store, "hob", frameworkMigrations);
  return store;
}
