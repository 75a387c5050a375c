/** What becomes of what was written: copies, queues, jobs. See truth.test.ts for why it is one file. */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./classes.suite.ts";
import "./copies.suite.ts";
import "./queue.suite.ts";
import "./import-jobs.suite.ts";
import "./stability.suite.ts";
import "./stability-bits.suite.ts";
import "./relative.suite.ts";
import "./financials.suite.ts";
import "./cascade.suite.ts";
import "./lint.suite.ts";
import "./honest.suite.ts";
import "./verify.suite.ts";
import "./operators.suite.ts";
