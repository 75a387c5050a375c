import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltWorker, buildWorker, serveWorker } from "../../scripts/built-worker.ts";
import { createWorkspace, openClient } from "./client.ts";

const run = promisify(execFile);
const rootKey = "ord_readme0000000000000000000000root";

let worker: BuiltWorker;
let script: string;

beforeAll(async () => {
  script = await buildWorker();
  worker = await serveWorker(script, { rootKey });
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

/** What each block answers, in their order; of a backlog that is empty at first. */
const ofNothing = [
  /"external_id":"WEB-1".*"external_id":"WEB-2"/s,
  /"rank":1,"score":675,.*"rank":2,"score":400,/s, // 450·3·1/2, 2000·1·.8/4
  /"value":675/,
  /"reason":"There are only 2 items\."/,
  /"rank":1,.*"stability":\{"p_top":\{"1":1,/,
  /"label":"wsjf",.*"unscored":2\}.*"condorcet":\{[^}]*"WEB-1"/,
  /"is_exact":true,"count":2,"unsettled_pairs":0/,
  /"count":2,"unscored":0,"findings":\[\]/,
  /"rank":1/,
  /"status":"doing"/,
  /"counts":\{"created":1,"updated":1/,
  /"state":"done".*MES-2/s,
  /"model":"our-way"/,
  /"expression":"reach \* impact.*"rank":1,"score":540,/s, // 450·3/(2 + .5), before 2000·1/(4 + .5)
  /"verdict":"consistent".*"weights":\{"revenue":0\.666.*"kind":"ahp"/s,
  /"rank":1,"was":2,"moved":1,[^\]]*"WEB-2".*"rank":2,"was":1,"moved":-1/,
  /"used":8,.*"is_exact":true,.*"chosen":\[.*"person":\{"name":"(?:Ana|Ben)"\}/,
  /"npv":12066\.1.*"roi":0\.5,/, // 30000/1.1 + 30000/1.21 − 40000; 60000/40000 − 1
  /"qvf_score":0\.82119/,
];

/** The same of the backlog that `npm start` brings; what differs from `ofNothing`. */
const ofSample: Readonly<Record<number, RegExp>> = {
  1: /"rank":50,/,
  3: /"rank":\d{2,},.*"single":\[\{"criterion":"reach",/,
  4: /"p_top":\{"1":0\.\d+,.*"critical":\{"criterion":"/,
  5: /"tau":\[\[1,0\.\d+,.*"disputed":\[\{"item":/,
  6: /"ask_next":\[\{"item":.*"settles":[1-9]/,
  7: /"rule":"items-unscored"/,
  13: /"expression":"reach \* impact.*"rank":10,/s,
  15: /"rank":10,"was":10,/,
  16: /"chosen":\[.*"person":\{"name":"(?:Ana|Ben)"\}/,
};

const backlogs = [
  ["nothing", undefined],
  ["the sample", "scripts/lab/sample/backlog.csv"],
] as const;

/** A workspace with a backlog from a file, as the three lines of `npm start` tell a shell of it. */
async function fill(file: string | undefined): Promise<Record<string, string>> {
  const { id, key } = await createWorkspace(worker.url, rootKey);
  if (file !== undefined) {
    const body = readFileSync(file);
    await openClient(worker.url, { id, key }).importFile({ body, type: "text/csv" });
  }
  return { ORDINAL_URL: worker.url, ORDINAL_WORKSPACE: id, ORDINAL_KEY: key };
}

describe.skipIf(!hasCurl)("the README's examples", () => {
  test.for(backlogs)(
    "run one after another as they are pasted, and each is answered, upon %s",
    { timeout: 60_000 },
    async ([, file]) => {
      const blocks = examples().map((block, at) => `echo "== ${at}"\n${block}\necho`);
      const pasted = `set -euo pipefail\n${blocks.join("\n")}`;
      const { stdout } = await run("bash", ["-c", pasted], {
        env: { ...process.env, ...(await fill(file)) },
        maxBuffer: 64 * 1024 ** 2,
      });
      const answers = stdout.split(/^== \d+$/m).slice(2);
      expect(answers).toHaveLength(ofNothing.length);
      for (const [at, answer] of ofNothing.entries()) {
        expect(answers[at]).toMatch(file === undefined ? answer : (ofSample[at] ?? answer));
      }
    },
  );
});
