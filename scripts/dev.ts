/**
 * `npm run dev`: runs `wrangler dev`, which reloads the Worker on every change. Creates the root key
 * and applies the migrations first. Arguments go to wrangler: `npm run dev -- --port 9000`.
 */
import "./local-environment.ts";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CliError } from "./cli-error.ts";
import { lockFolder } from "./start/lock.ts";
import { lockFile, root, secretsFile } from "./start/paths.ts";
import { ensureRootKey } from "./start/root-key.ts";

const wrangler = join(root, "node_modules/wrangler/bin/wrangler.js");
const args = process.argv.slice(2);
const env = { CLOUDFLARE_CF_FETCH_ENABLED: "false", ...process.env };

ensureRootKey(secretsFile);
const { values } = parseArgs({
  args,
  options: { "persist-to": { type: "string" }, port: { type: "string", default: "8787" } },
  strict: false,
});
const folder = values["persist-to"];
const state = typeof folder === "string" ? ["--persist-to", folder] : [];
if (typeof folder !== "string") {
  lockDefaultFolder(Number(values.port));
}
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

/** Exits if another server uses the local database of this folder. */
function lockDefaultFolder(port: number): void {
  try {
    lockFolder(lockFile, port);
  } catch (error) {
    if (!(error instanceof CliError)) {
      throw error;
    }
    console.error(error.message);
    process.exit(1);
  }
}
