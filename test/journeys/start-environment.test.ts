import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startCommand } from "./start-command.ts";

function createLocalFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ordinal-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const proxy = "http://127.0.0.1:9"; // no server listens on this port

test("`npm start` needs no home folder and ignores every proxy", { timeout: 90_000 }, async () => {
  const started = await startCommand({
    args: [],
    localFolder: createLocalFolder(),
    variables: {
      HOME: "/dev/null/home",
      XDG_CONFIG_HOME: "/dev/null/config",
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      ALL_PROXY: proxy,
      http_proxy: proxy,
      https_proxy: proxy,
      all_proxy: proxy,
      NO_PROXY: "ordinal.example",
      no_proxy: "ordinal.example",
      npm_config_proxy: proxy,
      npm_config_https_proxy: proxy,
      NODE_USE_ENV_PROXY: "1",
    },
  });
  onTestFinished(() => started.stop());
  expect(await started.isReady).toBe(true);
  expect(started.readErrors()).toBe("");
});

test(
  "`npm start` names each invalid variable in one line and ends",
  { timeout: 30_000 },
  async () => {
    const localFolder = createLocalFolder();
    writeFileSync(join(localFolder, ".dev.vars"), "ROOT_KEY=marked\n");
    const started = await startCommand({ args: [], localFolder });
    expect(await started.end()).toBe(1);
    expect(started.readErrors()).toMatch(
      /^\nCorrect wrangler\.toml or \.dev\.vars:\n {2}ROOT_KEY is shorter than 20 characters\. .*\n$/,
    );
    expect(started.readErrors()).not.toContain("marked");
  },
);
