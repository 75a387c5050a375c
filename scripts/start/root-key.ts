import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { makeApiKey } from "../../src/core/api-key.ts";
import { Trouble } from "../cli-error.ts";

/** As src/env.ts asks. */
const lengthMin = 20;

/**
 * The root key of this machine, which makes workspaces. It is kept in .dev.vars, where wrangler reads
 * it, beside whatever else stands there; made on the first start, and never printed.
 */
export function ensureRootKey(file: string): string {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const { ROOT_KEY: kept } = parseEnv(text);
  if (kept === undefined) {
    return addRootKey(file, text);
  }
  if (kept.length < lengthMin) {
    throw new Trouble(
      `ROOT_KEY in ${file} is shorter than ${lengthMin} characters. Take the line out, and the next start makes one.`,
    );
  }
  return kept;
}

function addRootKey(file: string, text: string): string {
  const key = makeApiKey(randomBytes(32));
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  writeFileSync(file, `${start}ROOT_KEY="${key}"\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
}
