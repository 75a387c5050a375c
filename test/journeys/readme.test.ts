import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltWorker, buildWorker, serveBuilt } from "../../scripts/built-worker.ts";

const run = promisify(execFile);
const rootKey = "ord_readme0000000000000000000000root";

let worker: BuiltWorker;
let script: string;
let environment: Record<string, string>;

beforeAll(async () => {
  script = await buildWorker();
  worker = await serveBuilt(script, { rootKey });
  const made = await fetch(`${worker.url}/v1/workspaces`, {
    method: "POST",
    headers: { authorization: `Bearer ${rootKey}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "the README's" }),
  });
  const { id, key }: { id: string; key: string } = await made.json();
  environment = { ORDINAL_URL: worker.url, ORDINAL_WORKSPACE: id, ORDINAL_KEY: key };
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await rm(dirname(script), { recursive: true, force: true });
});

/** The examples are curl's, and a fresh machine may have none. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) {
  console.warn("SKIPPED: the README's examples need curl, which is not on this machine.");
}

/** The blocks of shell under "The API by example", in their order. */
function examples(): string[] {
  const readme = readFileSync("README.md", "utf8");
  const part = readme.slice(readme.indexOf("## The API by example"), readme.indexOf("## Models"));
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
}

describe("the README's examples", () => {
  test.skipIf(!hasCurl)(
    "run one after another as they are pasted, and each is answered",
    async () => {
      const blocks = examples().map((block, at) => `echo "== ${at}"\n${block}\necho`);
      const pasted = `set -euo pipefail\n${blocks.join("\n")}`;
      const { stdout } = await run("bash", ["-c", pasted], {
        env: { ...process.env, ...environment },
      });
      const answers = stdout.split(/^== \d+$/m).slice(2);
      expect(answers).toHaveLength(blocks.length - 1);
      expect(answers[0]).toContain('"external_id":"SHOP-1"');
      expect(answers[1]).toMatch(/"rank":1,"score":675,.*"rank":2,"score":400,/s); // 450·3·1/2, 2000·1·.8/4
      expect(answers[2]).toContain('"value":675');
      expect(answers[3]).toContain('"rank":1');
      expect(answers[4]).toContain('"status":"doing"');
      expect(answers[5]).toContain('"counts":{"created":1,"updated":1');
      expect(answers[6]).toMatch(/"state":"done".*MES-2/s);
      expect(answers[7]).toContain('"model":"our-way"');
      expect(answers[8]).toContain('"qvf_score":0.82119');
    },
    60_000,
  );
});
