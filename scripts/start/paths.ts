import { join } from "node:path";

/** The folder of the project. */
export const root = join(import.meta.dirname, "../..");

/** Another folder for the local data, so that a second server has a database of its own. */
const chosenFolder = process.env["ORDINAL_LOCAL_FOLDER"];

/** The local data of this machine, which git ignores. */
export const localFolder = chosenFolder ?? join(root, ".wrangler");

/** The folder in which `wrangler dev` keeps D1, KV and Durable Objects, too. */
export const stateFolder = join(localFolder, "state/v3");

export const lockFile = join(localFolder, "start.lock");
export const savedWorkspacesFile = join(localFolder, "ordinal.json");
export const secretsFile = join(chosenFolder ?? root, ".dev.vars");
export const sampleFile = join(root, "scripts/lab/sample/backlog.csv");

/** The names under which earlier versions saved the workspace of the sample. */
export const formerSampleFiles = ["scripts/lab/sample/backlog.csv", "scripts/sample/backlog.csv"];
