import { expect, test } from "vitest";
import { describeBrowser } from "../../src/dashboard/pages/settings/describe-browser.ts";

const chrome =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0";

test.each([
  [`${chrome} Safari/537.36`, "Chrome on Linux"],
  [`${chrome} Safari/537.36 Edg/140.0`, "Edge on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18 Safari/604",
    "Safari on iPhone",
  ],
  ["curl/8.9", "curl/8.9"],
  ["", "Unknown browser"],
])("describes %s as %s", (userAgent, text) => {
  expect(describeBrowser(userAgent)).toBe(text);
});
