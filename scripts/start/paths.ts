import { join } from "node:path";

/** The project. */
export const root = join(import.meta.dirname, "../..");

/** What belongs to this machine: wrangler's state and ours. Not in git. */
export const local = join(root, ".wrangler");

export const lockFile = join(local, "start.lock");
export const keptFile = join(local, "ordinal.json");
export const secretsFile = join(root, ".dev.vars");
export const sampleFile = join(root, "scripts/lab/sample/backlog.csv");
