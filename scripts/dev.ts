/**
 * `npm run dev`: runs `wrangler dev`, which reloads the Worker on every change. Creates the root key
 * and applies the migrations first. Arguments go to wrangler: `npm run dev -- --port 9000`.
 */
import "./local-environment.ts";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readVariables } from "./built-worker/bindings.ts";
import { CliError } from "./cli-error.ts";
import { requireValidVariables } from "./start/check-variables.ts";
import { describeDiskError } from "./start/disk-error.ts";
import { lockFolder } from "./start/lock.ts";
import { localFolder, lockFile, root, secretsFile } from "./start/paths.ts";
import { ensureRootKey } from "./start/root-key.ts";

const wrangler = join(root, "node_modules/wrangler/bin/wrangler.js");
const args = process.argv.slice(2);
const env = { CLOUDFLARE_CF_FETCH_ENABLED: "false", ...process.env };

const { values } = parseArgs({
  args,
  options: { "persist-to": { type: "string" }, port: { type: "string", default: "8787" } },
  strict: false,
});
const folder = values["persist-to"];
const state = typeof folder === "string" ? ["--persist-to", folder] : [];
prepare();
const { status } = spawnSync(
  process.execPath,
  [wrangler, "d1", "migrations", "apply", "DB", "--local", ...state],
  { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] },
);
if (status !== 0) {
  process.exit(status ?? 1);
}
const dev = spawn(process.execPath, [wrangler, "dev", ...args], {
  cwd: root,
  env,
  stdio: "inherit",
});
dev.once("exit", (code) => process.exit(code ?? 1));
// A terminal sends Ctrl-C to wrangler, too; other signals reach only this process.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => dev.kill("SIGTERM"));

/** Exits if a variable is invalid, or if another server uses the local database of this folder. */
function prepare(): void {
  try {
    const rootKeys = ensureRootKey(secretsFile);
    requireValidVariables({ ...readVariables(), ROOT_KEY: rootKeys });
    if (typeof folder !== "string") {
      lockFolder(lockFile, Number(values.port));
    }
  } catch (error) {
    const line = error instanceof CliError ? error.message : describeDiskError(error, localFolder);
    console.error(line ?? error);
    process.exit(1);
  }
}
