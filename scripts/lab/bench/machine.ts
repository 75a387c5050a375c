import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { z } from "zod";

/** What the figures were measured on. */
export type Machine = {
  readonly cpus: number;
  readonly model: string;
  readonly memory: string;
  readonly node: string;
  readonly workerd: string;
};

/** workerd as miniflare brings it: the one that everything else is measured on. */
const fromMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));

export function workerdPath(): string {
  return z.object({ default: z.string() }).parse(fromMiniflare("workerd")).default;
}

export function machineOfNow(): Machine {
  const processors = cpus();
  return {
    cpus: processors.length,
    model: processors[0]?.model.trim() ?? "unknown",
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    workerd: printedBy(workerdPath(), "--version"),
  };
}

/** What was measured, and whether it is exactly what was committed. */
export function commitOfNow(): { readonly commit: string; readonly dirty: boolean } {
  return {
    commit: printedBy("git", "rev-parse", "HEAD"),
    dirty: printedBy("git", "status", "--porcelain") !== "",
  };
}

function printedBy(program: string, ...words: string[]): string {
  return execFileSync(program, words, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
}
