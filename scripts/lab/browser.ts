import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

/** How to install Chromium; undefined if this machine has it. */
export const chromiumHint =
  executablePath === undefined
    ? "Install Chromium, for example with `apt-get install chromium fonts-dejavu-core`."
    : undefined;

/** Starts Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) {
    throw new Error(chromiumHint);
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
