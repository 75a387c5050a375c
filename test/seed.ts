import fc from "fast-check";

/** A fixed seed repeats the same cases in every run. `SEED=$RANDOM npm test` tries other cases. */
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20_261_121) });
