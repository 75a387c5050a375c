import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const KeptBacklog = z.object({
  workspace: z.string(),
  key: z.string(),
  /** Of the file as it was imported last. */
  digest: z.string(),
});

const Kept = z.record(z.string(), KeptBacklog);

/** A workspace that was made for a file, and what of the file is in it. */
export type KeptBacklog = z.infer<typeof KeptBacklog>;

/** What earlier starts made, by what it was made for. Nothing, if that cannot be read. */
export function readKept(file: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

/** Keeps a backlog beside the others. It holds keys, so nobody else may read it. */
export function keep(file: string, name: string, backlog: KeptBacklog): void {
  const text = JSON.stringify({ ...readKept(file), [name]: backlog }, undefined, 2);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
