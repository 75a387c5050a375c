import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { createToken } from "../../src/core/token.ts";
import { CliError } from "../cli-error.ts";

/**
 * Returns ROOT_KEY of this machine: the key that creates workspaces, or several with commas between
 * them. The first call generates a key and adds it to .dev.vars, where wrangler reads it. It is
 * never printed.
 */
export function ensureRootKey(file: string): string {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const { ROOT_KEY: key } = parseEnv(text);
  if (key === undefined) {
    return addRootKey(file, text);
  }
  if (key === "") {
    throw new CliError(`ROOT_KEY in ${file} is empty. Remove the line to get a new key.`);
  }
  return key;
}

function addRootKey(file: string, text: string): string {
  const key = createToken("ord", randomBytes(32));
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  writeFileSync(file, `${start}ROOT_KEY="${key}"\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
}
