/** Browsers by a part of their User-Agent. Later browsers also name those before them. */
const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/**
 * Describes a browser by its User-Agent, such as "Firefox on Windows". Returns the text itself if it
 * names no known browser.
 */
export function describeBrowser(userAgent: string): string {
  const browser = browsers.find(([part]) => userAgent.includes(part))?.[1];
  const system = systems.find(([part]) => userAgent.includes(part))?.[1];
  if (browser === undefined) {
    return userAgent === "" ? "Unknown browser" : userAgent;
  }
  return system === undefined ? browser : `${browser} on ${system}`;
}
