/**
 * Prepares the environment variables of this process and of the processes that it starts. Import
 * this file first: wrangler reads the variables while it is loaded.
 *
 * - wrangler writes its settings, logs and list of servers into the folder of the project. By
 *   default it writes them into the home folder, which may be read-only or absent.
 * - No request uses a proxy, because every address is on this machine.
 */
import { join } from "node:path";

const folder = join(import.meta.dirname, "../.wrangler/config");

const settings = {
  XDG_CONFIG_HOME: folder,
  // If ~/.wrangler exists, wrangler prefers it to XDG_CONFIG_HOME.
  HOME: folder,
  WRANGLER_SEND_METRICS: "false",
  // Node may have read the address of the proxy already, but reads these before each request.
  NO_PROXY: "*",
  no_proxy: "*",
} as const;

const proxyVariable =
  /^(?:npm_config_)?(?:https?_|all_)?proxy$|^npm_config_no_?proxy$|^node_use_env_proxy$/i;

for (const name of Object.keys(process.env).filter((each) => proxyVariable.test(each))) {
  delete process.env[name];
}
Object.assign(process.env, settings);
