import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { schemaVersion } from "../../src/contract/backup.ts";

test("the schema version of backups is the number of migrations", () => {
  const migrations = readdirSync("migrations").filter((name) => name.endsWith(".sql"));
  expect(schemaVersion).toBe(migrations.length);
});
