import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { type Client, type JobView, readJson, requireValue } from "../environments/worker.ts";

/** Imports a file and returns the finished job. */
export async function importFile(
  client: Client,
  file: string,
  type = "text/csv",
): Promise<RevertJob> {
  const { id } = await readJson<JobView>(client.importFile(file, { type }));
  await client.environment.drain();
  return readRevertJob(client, id);
}

/** A job with the generations that it wrote. */
export type RevertJob = JobView & {
  readonly kind: string;
  readonly generations: readonly (readonly [number, number])[];
};

export function readRevertJob(client: Client, id: string): Promise<RevertJob> {
  return readJson(client.get(`/jobs/${id}`));
}

export function postRevert(
  client: Client,
  generation: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return client.call("POST", `/changes/${generation}:revert`, { headers });
}

/** Stages a revert, removes its message from the queue and returns the id of the job. */
export async function stageRevert(client: Client, generation: number): Promise<string> {
  client.environment.queued.splice(0);
  const response = await postRevert(client, generation);
  expect(response.status).toBe(202);
  const { id } = await readJson<JobView>(response);
  expect(client.environment.queued.splice(0)).toEqual([buildRevertMessage(client, id)]);
  return id;
}

export function buildRevertMessage({ id }: Pick<Client, "id">, job: string) {
  return { kind: "revert", workspace: id, job } as const;
}

/** Reverts a generation and returns the finished job. */
export async function revert(client: Client, generation: number): Promise<RevertJob> {
  const job = await stageRevert(client, generation);
  await client.environment.deliver([buildRevertMessage(client, job)]);
  await client.environment.drain();
  return readRevertJob(client, job);
}

/** The first generation that a job wrote. */
export function getFirstGeneration({ generations }: RevertJob): number {
  return requireValue(generations[0])[0];
}

type StoredItem = Readonly<Record<string, unknown>> & { readonly number: number };

/** Reads the stored rows of the items that are not deleted, without version and updated_at. */
export async function readStoredItems({ id }: Pick<Client, "id">): Promise<StoredItem[]> {
  const { results } = await env.DB.prepare(
    "SELECT * FROM items WHERE workspace_id = ? AND deleted_at IS NULL ORDER BY number",
  )
    .bind(id)
    .all<StoredItem>();
  return results.map(({ version: _version, updated_at: _updatedAt, ...row }) => row as StoredItem);
}
