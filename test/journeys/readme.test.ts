import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";
import { importFile } from "./import-file.ts";

const run = promisify(execFile);

let environment: JourneyEnvironment;

beforeAll(async () => {
  environment = await openJourneyEnvironment();
}, 60_000);

afterAll(async () => {
  await environment.close();
});

/** The examples call curl, which a fresh machine may not have. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) {
  console.warn("SKIPPED: the examples of the documentation need curl, which is not installed.");
}

/** Returns the shell blocks between the example markers of a page, in their order. */
function readExamples(page: string): string[] {
  const [, part = ""] =
    /<!-- examples -->([\s\S]*)<!-- \/examples -->/.exec(readFileSync(page, "utf8")) ?? [];
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
}

const created = /"external_id":"WEB-1".*"external_id":"WEB-2"/s;
const rankedByRice = /"rank":1,"score":675,.*"rank":2,"score":400,/s; // 450·3·1/2, 2000·1·.8/4

/** The expected output of each block after the first, for a backlog that was empty before. */
const outputs: Readonly<Record<string, readonly RegExp[]>> = {
  "README.md": [
    created,
    rankedByRice,
    /"value":675/,
    /"rank":1/,
    /"rank":1,.*"stability":\{"p_top":\{"1":1,/,
  ],
  "docs/api.md": [
    created,
    rankedByRice,
    /"value":675/,
    /"reason":"The ranking has only 2 items\."/,
    /"rank":1,.*"stability":\{"p_top":\{"1":1,/,
    /"label":"wsjf",.*"unscored":2\}.*"condorcet":\{[^}]*"WEB-1"/,
    /"is_exact":true,"note":null,"count":2,"unsettled_pairs":0/,
    /"count":2,"unscored":0,"findings":\[\]/,
    /"left_out":\{"count":0,.*"quadrants":\[/,
    /"rank":1/,
    /"status":"doing"/,
    /"counts":\{"created":1,"updated":1/,
    /"state":"done".*MES-2/s,
    /title,rank,score,category\r\n[^,]*,WEB-1,,Guest checkout,1,675,High\r\n/,
    /"model":"our-way"/,
    /"expression":"reach \* impact.*"rank":1,"score":540,/s, // 450·3/(2 + .5), before 2000·1/(4 + .5)
    /"verdict":"consistent".*"weights":\{"revenue":0\.666.*"kind":"ahp"/s,
    /"rank":1,"ranking_rank":2,"moved":1,[^\]]*"WEB-2".*"rank":2,"ranking_rank":1,"moved":-1/,
    /"used":8,.*"is_exact":true,.*"chosen":\[.*"person":\{"name":"(?:Ana|Ben)"\}/,
    /"npv":12066\.1.*"roi":0\.5,/, // 30000/1.1 + 30000/1.21 − 40000; 60000/40000 − 1
    /"qvf_score":0\.82119/,
    /"category":"One-dimensional","better":0\.57142\d+,"worse":-1/, // 20 / 35, −35 / 35
  ],
};

/** The outputs that differ for the backlog of `npm start`. */
const sampleOutputs: Readonly<Record<string, Readonly<Record<number, RegExp>>>> = {
  "README.md": { 1: /"rank":50,/, 4: /"p_top":\{"1":[\d.]+,.*"critical":\{"criterion":"/ },
  "docs/api.md": {
    1: /"rank":50,/,
    3: /"rank":\d{2,},.*"single":\[\{"criterion":"reach",/,
    4: /"p_top":\{"1":[\d.]+,.*"critical":\{"criterion":"/,
    5: /"tau":\[\[1,0\.\d+,.*"disputed":\[\{"item":/,
    6: /"ask_next":\[\{"item":.*"settles":[1-9]/,
    7: /"rule":"items-unscored"/,
    8: /"quadrants":\[/,
    13: /title,rank,score,category\r\n[^\r]*,1,[\d.]+,High\r\n/,
    15: /"expression":"reach \* impact.*"rank":10,/s,
    17: /"rank":10,"ranking_rank":10,/,
    18: /"chosen":\[.*"person":\{"name":"(?:Ana|Ben)"\}/,
  },
};

const cases = Object.keys(outputs).flatMap((page) => [
  { page, backlog: "an empty backlog", file: undefined },
  { page, backlog: "the sample backlog", file: "scripts/lab/sample/backlog.csv" },
]);

/** Creates a workspace with a backlog; returns the variables that `npm start` prints. */
async function openBacklog(file: string | undefined): Promise<Record<string, string>> {
  const workspace = await environment.createWorkspace();
  if (file !== undefined) {
    const body = readFileSync(file, "utf8");
    const client = environment.openClient(workspace.key);
    await importFile(client, workspace.id, { body, type: "text/csv" });
  }
  return {
    ORDINAL_URL: environment.url(),
    ORDINAL_WORKSPACE: workspace.id,
    ORDINAL_KEY: workspace.key,
  };
}

describe.skipIf(!hasCurl)("the examples of the documentation", () => {
  test.for(cases)(
    "run as pasted from $page, on $backlog",
    { timeout: 60_000 },
    async ({ page, file }) => {
      const blocks = readExamples(page).map((block, index) => `echo "== ${index}"\n${block}\necho`);
      const { stdout } = await run("bash", ["-c", `set -euo pipefail\n${blocks.join("\n")}`], {
        env: { ...process.env, ...(await openBacklog(file)) },
        maxBuffer: 64 * 1024 ** 2,
      });
      const actual = stdout.split(/^== \d+$/m).slice(2);
      const expected = outputs[page] ?? [];
      expect(actual).toHaveLength(expected.length);
      for (const [index, output] of expected.entries()) {
        const sample = file === undefined ? undefined : sampleOutputs[page]?.[index];
        expect(actual[index]).toMatch(sample ?? output);
      }
    },
  );
});
