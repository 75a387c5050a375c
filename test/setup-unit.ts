import fc from "fast-check";
import { beforeAll } from "vitest";
import { clearAllMemories } from "../src/cache/tiers/memory.ts";

/** A fixed seed repeats the same cases in every run. `SEED=$RANDOM npm test` tries other cases. */
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20_261_121) });

// The files of one process share modules: each starts with empty caches.
beforeAll(clearAllMemories);
