import fc from "fast-check";
import { beforeAll } from "vitest";
import { clearAllMemories } from "../src/cache/tiers/memory.ts";

/** The same cases in every run; `SEED=$RANDOM npm test` looks for others. */
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20_261_121) });

// The files of one process share modules: each starts with empty caches.
beforeAll(clearAllMemories);
