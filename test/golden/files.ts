import ahp from "./ahp.json" with { type: "json" };
import cd3 from "./cd3.json" with { type: "json" };
import formula from "./formula.json" with { type: "json" };
import iceProduct from "./ice-product.json" with { type: "json" };
import ice from "./ice.json" with { type: "json" };
import kano from "./kano.json" with { type: "json" };
import moscow from "./moscow.json" with { type: "json" };
import opportunity from "./opportunity.json" with { type: "json" };
import qvfClassic from "./qvf-classic.json" with { type: "json" };
import qvfStartup from "./qvf-startup.json" with { type: "json" };
import qvf from "./qvf.json" with { type: "json" };
import riceWorst from "./rice-worst.json" with { type: "json" };
import rice from "./rice.json" with { type: "json" };
import topsisWorst from "./topsis-worst.json" with { type: "json" };
import topsis from "./topsis.json" with { type: "json" };
import trending from "./trending.json" with { type: "json" };
import valueEffort from "./value-effort.json" with { type: "json" };
import votes from "./votes.json" with { type: "json" };
import weightedCovered from "./weighted-covered.json" with { type: "json" };
import weightedMinMax from "./weighted-min-max.json" with { type: "json" };
import weightedNeutral from "./weighted-neutral.json" with { type: "json" };
import weightedNone from "./weighted-none.json" with { type: "json" };
import weightedPercentileNeutral from "./weighted-percentile-neutral.json" with { type: "json" };
import weightedPercentile from "./weighted-percentile.json" with { type: "json" };
import weightedProductNeutral from "./weighted-product-neutral.json" with { type: "json" };
import weightedProduct from "./weighted-product.json" with { type: "json" };
import weightedWorst from "./weighted-worst.json" with { type: "json" };
import weightedZScore from "./weighted-z-score.json" with { type: "json" };
import weighted from "./weighted.json" with { type: "json" };
import wsjfRenormalise from "./wsjf-renormalise.json" with { type: "json" };
import wsjf from "./wsjf.json" with { type: "json" };

/** The golden files of all models, by file name. */
export const goldenFiles: Readonly<Record<string, unknown>> = {
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
  "rice-worst": riceWorst,
  "topsis-worst": topsisWorst,
  "weighted-covered": weightedCovered,
  "weighted-neutral": weightedNeutral,
  "weighted-none": weightedNone,
  "weighted-percentile-neutral": weightedPercentileNeutral,
  "weighted-product-neutral": weightedProductNeutral,
  "weighted-worst": weightedWorst,
  "wsjf-renormalise": wsjfRenormalise,
  wsjf,
};
