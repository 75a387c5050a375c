import * as z from "./zod-names.ts";

/**
 * What the Worker has for zod: the names of it that are used here (wrangler.toml puts this file in
 * zod's place). @hono/zod-openapi takes the whole of zod as a value, so that no bundler could tell
 * what of it is needed: its fifty languages, its compiler, which the platform refuses, and half of
 * its schemas are a third of the Worker. A name that is missing fails test/zod-names.test.ts.
 */
export { z };
