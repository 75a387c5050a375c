import { join } from "node:path";

/** The folder of the project. */
export const root = join(import.meta.dirname, "../..");

/** The local data of this machine, which git ignores. */
export const localFolder = join(root, ".wrangler");

/** The folder in which `wrangler dev` keeps D1, KV and Durable Objects, too. */
export const stateFolder = join(localFolder, "state/v3");

export const lockFile = join(localFolder, "start.lock");
export const savedWorkspacesFile = join(localFolder, "ordinal.json");
export const secretsFile = join(root, ".dev.vars");
export const sampleFile = join(root, "scripts/lab/sample/backlog.csv");
