import { expect, test } from "vitest";
import ahp from "../../golden/ahp.json" with { type: "json" };
import cd3 from "../../golden/cd3.json" with { type: "json" };
import formula from "../../golden/formula.json" with { type: "json" };
import { differencesFrom } from "../../golden/golden.ts";
import iceProduct from "../../golden/ice-product.json" with { type: "json" };
import ice from "../../golden/ice.json" with { type: "json" };
import kano from "../../golden/kano.json" with { type: "json" };
import moscow from "../../golden/moscow.json" with { type: "json" };
import opportunity from "../../golden/opportunity.json" with { type: "json" };
import qvfClassic from "../../golden/qvf-classic.json" with { type: "json" };
import qvfStartup from "../../golden/qvf-startup.json" with { type: "json" };
import qvf from "../../golden/qvf.json" with { type: "json" };
import rice from "../../golden/rice.json" with { type: "json" };
import topsis from "../../golden/topsis.json" with { type: "json" };
import trending from "../../golden/trending.json" with { type: "json" };
import valueEffort from "../../golden/value-effort.json" with { type: "json" };
import votes from "../../golden/votes.json" with { type: "json" };
import weightedMinMax from "../../golden/weighted-min-max.json" with { type: "json" };
import weightedPercentile from "../../golden/weighted-percentile.json" with { type: "json" };
import weightedProduct from "../../golden/weighted-product.json" with { type: "json" };
import weightedZScore from "../../golden/weighted-z-score.json" with { type: "json" };
import weighted from "../../golden/weighted.json" with { type: "json" };
import wsjf from "../../golden/wsjf.json" with { type: "json" };

const files: Readonly<Record<string, unknown>> = {
  ahp,
  cd3,
  formula,
  ice,
  "ice-product": iceProduct,
  kano,
  moscow,
  opportunity,
  qvf,
  "qvf-classic": qvfClassic,
  "qvf-startup": qvfStartup,
  rice,
  trending,
  "value-effort": valueEffort,
  topsis,
  votes,
  weighted,
  "weighted-min-max": weightedMinMax,
  "weighted-percentile": weightedPercentile,
  "weighted-product": weightedProduct,
  "weighted-z-score": weightedZScore,
  wsjf,
};

test.for(Object.entries(files))("%s gives the doubles it always gave", ([, file]) => {
  expect(differencesFrom(file)).toEqual([]);
});
