import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { z } from "zod";

/** The machine of a measurement. */
export type Machine = {
  readonly cpus: number;
  readonly model: string;
  readonly memory: string;
  readonly node: string;
  readonly workerd: string;
};

/** Resolves workerd as Miniflare does, which runs all other measurements. */
const fromMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));

export function findWorkerd(): string {
  return z.object({ default: z.string() }).parse(fromMiniflare("workerd")).default;
}

export function readMachine(): Machine {
  const processors = cpus();
  return {
    cpus: processors.length,
    model: processors[0]?.model.trim() ?? "unknown",
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    workerd: runProgram(findWorkerd(), "--version"),
  };
}

/** Reads the current commit, and whether the working tree differs from it. */
export function readCommit(): { readonly commit: string; readonly dirty: boolean } {
  return {
    commit: runProgram("git", "rev-parse", "HEAD"),
    dirty: runProgram("git", "status", "--porcelain") !== "",
  };
}

function runProgram(program: string, ...words: string[]): string {
  return execFileSync(program, words, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
}
