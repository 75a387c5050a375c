/**
 * Builds the static files of `dist/web`: the files of `src/web`, and the dashboard. wrangler runs it
 * before it builds the Worker.
 */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { unzipInCaller } from "./build-web/unzip-in-caller.ts";

const root = join(import.meta.dirname, "..");
const outDir = join(root, "dist/web");

if (import.meta.main) {
  await buildWeb();
}

/** Builds the static files, and replaces those of an earlier build. */
export async function buildWeb(): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  cpSync(join(root, "src/web"), outDir, { recursive: true });
  await build({
    configFile: false,
    root: join(root, "src/dashboard"),
    base: "/app/",
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: join(outDir, "app"),
      emptyOutDir: true,
      target: "es2023",
      // A polyfill would be an inline script, and an inlined asset a data URL.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
    worker: { format: "es", plugins: () => [unzipInCaller()] },
  });
}
