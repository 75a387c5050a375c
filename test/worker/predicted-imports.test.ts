import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import { type JobView, readGeneration, readJson } from "../environments/worker.ts";
import { buildImportMessage, importFile, listNamedItems, stageImport } from "./jobs.ts";
import {
  formatFile,
  formatQuery,
  randomImport,
  type RandomRow,
  readPredictable,
  splitChunks,
  storeItems,
} from "./random-imports.ts";

test("a dry run predicts the counts, errors and warnings of any import", async () => {
  const { deps } = openWorkerDeps();
  await fc.assert(
    fc.asyncProperty(randomImport, async (random) => {
      const { client, ids } = await storeItems(random);
      const [file, query] = [formatFile(random, ids), formatQuery(random)];
      const generation = await readGeneration(client);
      const dry = await readJson<JobView>(
        client.importFile(file, { query: `${query}&dry_run=true` }),
      );
      const queued = await stageImport(client, file, query);
      await env.DB.prepare("UPDATE jobs SET kind = 'dry-run' WHERE id = ?").bind(queued).run();
      await splitChunks(client, queued, random.chunkRows);
      await client.environment.deliver([buildImportMessage(client, queued)]);
      expect(await readGeneration(client)).toBe(generation);
      const real = await stageImport(client, file, query);
      await splitChunks(client, real, random.chunkRows);
      await client.environment.deliver([buildImportMessage(client, real)]);
      const expected = await readPredictable(deps, client, real);
      expect(expected.state).toMatch(/done|failed/);
      expect(await readPredictable(deps, client, queued)).toEqual(expected);
      expect(await readPredictable(deps, client, dry.id)).toEqual(expected);
    }),
    { numRuns: 30, seed: 20_261_121 },
  );
}, 60_000);

test("an import of any file with different keys changes nothing the second time", async () => {
  await fc.assert(
    fc.asyncProperty(randomImport, async (random) => {
      const { client, ids } = await storeItems(random);
      const file = formatFile({ rows: keepDistinct(random.rows) }, ids);
      const query = formatQuery({ ...random, isMatchedByTitle: true });
      await importFile(client, file, { query });
      const [items, generation] = [await listNamedItems(client), await readGeneration(client)];
      const again = await importFile(client, file, { query });
      expect(await listNamedItems(client)).toEqual(items);
      expect(again.result ?? { created: 0, updated: 0 }).toMatchObject({ created: 0, updated: 0 });
      expect(await readGeneration(client)).toBe(generation);
    }),
    { numRuns: 30, seed: 20_261_121 },
  );
}, 60_000);

/** Keeps the rows without ids of stored items whose keys, or titles if they have none, differ. */
function keepDistinct(rows: readonly RandomRow[]): RandomRow[] {
  const names = new Set<string>();
  return rows.filter(({ own, key, source, title }) => {
    const name = key === "" ? title.trim() : `${source}/${key}`;
    const isNew = own === undefined && !names.has(name);
    names.add(name);
    return isNew;
  });
}
