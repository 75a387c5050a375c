/** What becomes of what was written: copies, queues, jobs. See truth.test.ts for why it is one file. */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./model-classes.test.ts";
import "./caches.test.ts";
import "./queue.test.ts";
import "./import-jobs.test.ts";
import "./stability.test.ts";
import "./stability-golden.test.ts";
import "./relative-models.test.ts";
import "./financials.test.ts";
import "./cascade.test.ts";
import "./lint.test.ts";
import "./freshness.test.ts";
import "./verify.test.ts";
import "./cache-operations.test.ts";
