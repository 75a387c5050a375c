import fc from "fast-check";
import { expect, test } from "vitest";
import { type Job } from "../../src/core/job.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  type JobView,
  readGeneration,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { buildImportMessage, importFile, listNamedItems, stageImport } from "./jobs.ts";
import {
  formatFile,
  formatQuery,
  randomImport,
  type RandomRow,
  planStagedChunks,
  pickPredictable,
  splitChunks,
  storeItems,
} from "./random-imports.ts";

test("a dry run predicts the counts, errors and warnings of any import", async () => {
  await fc.assert(
    fc.asyncProperty(randomImport, async (random) => {
      const { client, ids } = await storeItems(random);
      const [file, query] = [formatFile(random, ids), formatQuery(random)];
      const generation = await readGeneration(client);
      const dry = await readJson<JobView>(
        client.importFile(file, { query: `${query}&dry_run=true` }),
      );
      const real = await stageImport(client, file, query);
      await splitChunks(client, real, random.chunkRows);
      const planned = await planStagedChunks(client, real);
      expect(await readGeneration(client)).toBe(generation);
      await client.environment.deliver([buildImportMessage(client, real)]);
      const [expected, predicted] = await Promise.all([
        readStoredJob(client, real),
        readStoredJob(client, dry.id),
      ]);
      expect([predicted.state, predicted.reason]).toEqual([expected.state, expected.reason]);
      expect(pickPredictable(predicted)).toEqual(pickPredictable(expected));
      expect(pickPredictable(planned)).toEqual(pickPredictable(expected));
    }),
    { numRuns: 20, seed: 20_261_121 },
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
    { numRuns: 20, seed: 20_261_121 },
  );
}, 60_000);

async function readStoredJob({ id: workspace }: Client, id: string): Promise<Job> {
  return requireValue(await openWorkerDeps().deps.store.jobs.read(workspace, id));
}

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
