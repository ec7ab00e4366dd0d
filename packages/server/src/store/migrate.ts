import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Brings the tables of the framework or of a plugin up to date, in the order of the migrations' names. Each owner has a
 * record of its own (`<owner>_migrations`), so plugins come and go without minding each other.
 *
 * @throws what the failing migration threw; it is rolled back.
 */
export async function migrate(
  database: Kysely<any>,
  owner: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const { Migrator } = await import("kysely/migration");
  const prefix = owner.replaceAll("-", "_");
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: `${prefix}_migrations`,
    migrationLockTableName: `${prefix}_migrations_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
