import { type RawObjectRow } from "./read-ndjson.ts";
export async function readJson(_: unknown): Promise<AsyncGenerator<RawObjectRow[]>> {
  throw new Error("no");
}
