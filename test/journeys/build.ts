import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type TestProject } from "vitest/node";
import { buildWorker } from "../../scripts/built-worker.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the built Worker. */
    readonly builtWorker: string;
  }
}

/** Builds the Worker once for all journeys, and removes the build after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const script = await buildWorker();
  project.provide("builtWorker", script);
  return () => rm(dirname(script), { recursive: true, force: true });
}
