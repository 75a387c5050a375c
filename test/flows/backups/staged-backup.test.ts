import { expect, test } from "vitest";
import { BackupStager, readStagedStep } from "../../../src/flows/backups/staged-backup.ts";
import { type StagedChunk } from "../../../src/ports/deps.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

const workspace = {
  id: "wsp_1",
  name: "W",
  generation: 1,
  changedAt: 1,
  lastNumber: 1,
  defaultModel: "rice",
  createdAt: 1,
  allowedOrigins: [],
};

function buildChange(number: number, text: string) {
  const row = { generation: 1, number, before: { description: text }, actor: "a", at: 1 };
  return { kind: "change", row } as const;
}

async function stage(texts: readonly string[]): Promise<StagedChunk[]> {
  const chunks: StagedChunk[] = [];
  const stager = new BackupStager(async (chunk) => void chunks.push(chunk));
  for (const [index, text] of texts.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- the order of the rows matters
    await stager.add(buildChange(index + 1, text));
  }
  await stager.end(workspace);
  return chunks;
}

/** Reads all steps back from a store that holds the chunks. */
async function readBack(chunks: readonly StagedChunk[]): Promise<unknown[]> {
  const { deps } = openUnitEnvironment();
  let rest = [...chunks];
  const readChunks = async (_: string, _job: string, { after = -1, limit = 1 }) =>
    rest.filter(({ sequence }) => sequence > after).slice(0, limit);
  const store = { ...deps.store, jobs: { ...deps.store.jobs, readChunks } };
  const contents: unknown[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- step by step
    const next = await readStagedStep({ store }, { workspace: "wsp_1", id: "job_1" }, 1);
    if (next === undefined) {
      return contents;
    }
    contents.push(next.content);
    rest = rest.filter(({ sequence }) => !next.step.sequences.includes(sequence));
  }
}

test("rows that are longer than a database value are staged in parts and read back", async () => {
  const long = "😀".repeat(700_000);
  const chunks = await stage(["a", long, "b"]);
  const bytes = chunks.map(({ rows }) => new TextEncoder().encode(rows).length);
  expect(Math.max(...bytes)).toBeLessThan(2_000_000);
  expect(chunks.every(({ rows }) => rows.isWellFormed())).toBe(true);
  expect(await readBack(chunks)).toEqual([
    ...["a", long, "b"].map((text, index) => ({
      kind: "change",
      rows: [buildChange(index + 1, text).row],
    })),
    { kind: "workspace", workspace },
  ]);
});

test("short rows share a chunk of at most 2,000 rows", async () => {
  const chunks = await stage(Array.from({ length: 4_100 }, () => "x"));
  expect(chunks.map(({ count }) => count)).toEqual([2_000, 2_000, 100, 1]);
});
