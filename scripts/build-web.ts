/**
 * Builds the static files of `dist/web`: the files of `src/web`, and the dashboard. wrangler runs it
 * before it builds the Worker.
 */
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { unzipInCaller } from "./build-web/unzip-in-caller.ts";

const root = join(import.meta.dirname, "..");
const webFolder = join(root, "dist/web");

if (import.meta.main) {
  await buildWeb();
}

/** Builds the static files, and replaces those of an earlier build, which a server may still serve. */
export async function buildWeb(): Promise<void> {
  const newFolder = `${webFolder}-${process.pid}`;
  try {
    await buildInto(newFolder);
    replaceFolder(webFolder, newFolder);
  } finally {
    rmSync(newFolder, { recursive: true, force: true });
  }
}

async function buildInto(outDir: string): Promise<void> {
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

/** Gives a folder the content of another. The path is missing only between the two renames. */
function replaceFolder(folder: string, newFolder: string): void {
  const oldFolder = `${newFolder}-old`;
  try {
    if (existsSync(folder)) {
      renameSync(folder, oldFolder);
    }
    renameSync(newFolder, folder);
  } catch (error) {
    // Another build at the same time has replaced the folder, with the same files.
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    rmSync(oldFolder, { recursive: true, force: true });
  }
}
