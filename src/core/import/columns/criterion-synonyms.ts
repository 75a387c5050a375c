import { ratingPrefix } from "../../item/item-columns.ts";

/**
 * The headings that name a built-in criterion, by criterion, the best first. Commas separate the
 * names. The key and the name of a criterion are not listed.
 *
 * Source: the terms of the sources that the models name, such as the Scaled Agile Framework's
 * "User-business value" and "Risk reduction and/or opportunity enablement".
 */
export const criterionSynonyms: Readonly<Record<string, readonly string[]>> = {
  user_value: [
    "User/business value, User-business value, User & business value, UBV, BV",
    "User and business value, User or business value, Customer value, Value to user",
    "Geschäftswert, Kundennutzen, Valeur métier, Valor de negocio",
  ],
  time_criticality: ["Time value, Time sensitivity, Zeitkritikalität"],
  risk_reduction: [
    "RR/OE, RR&OE, RR-OE value, RR, OE, Opportunity enablement, Risikominderung",
    "Risikoreduktion, Réduction du risque, Réduction des risques, Reducción de riesgos",
    "Risk reduction/opportunity enablement, Risk reduction & opportunity enablement",
    "Risk reduction and opportunity enablement, Risk reduction or opportunity enablement",
    "Risk reduction and/or opportunity enablement, Risk reduction/opportunity enablement value",
    "Risk & opportunity, Risk/opportunity, Risk and opportunity",
  ],
  job_size: ["Job duration, Job size/duration, Job duration/size, Jobgröße"],
  reach: ["Reach per quarter, Users reached, Customers reached, People reached, Reichweite"],
  impact: ["RICE impact, Impact score, Impact per user, Auswirkung, Impacto"],
  confidence: [
    "RICE confidence, Confidence level, Confidence score, Konfidenz, Confiance, Confianza",
  ],
  effort: [
    "RICE effort, Person-months, Effort person-months, Effort in person-months",
    "Man-months, Effort estimate, Estimated effort, Dev effort, Engineering effort",
    "Aufwand, Charge de travail, Esfuerzo",
  ],
  ice_impact: ["ICE impact score"],
  ice_confidence: ["ICE confidence score"],
  ease: ["Ease of implementation, Ease of build, Ease score, ICE ease"],
  cost_of_delay: ["CoD, Cost of delay per week, CoD per week, Weekly cost of delay"],
  duration: ["Duration in weeks, Duration weeks, Dauer, Durée, Duración"],
  value_points: ["Value score"],
  effort_points: ["Effort score, Cost score"],
  importance: ["Importance score, Importance rating"],
  satisfaction: ["Satisfaction score, Satisfaction rating, Current satisfaction"],
  kano_must_be: ["Must be, Kano basic, Kano expected, Must-be quality, Kano M"],
  kano_one_dimensional: ["Kano performance, Kano linear, One-dimensional quality, Kano O"],
  kano_attractive: ["Delighter, Delighters, Exciter, Attractive quality, Kano A"],
  kano_indifferent: ["Indifferent quality, Kano I"],
  kano_reverse: ["Reverse quality, Kano R"],
  kano_questionable: ["Kano Q"],
  votes: ["Vote count, Vote, Upvotes, Number of votes, Total votes, Stimmen, Votos"],
  moscow: ["MoSCoW priority, MoSCoW class, MoSCoW category, MoSCoW rating, MSCW"],
  technical_complexity: ["Tech complexity, Implementation complexity"],
  technical_risk: ["Tech risk"],
  implementation_risk: ["Delivery risk, Implementation risks"],
  inaction_risk: ["Risk of inaction, Cost of inaction"],
  risk_level: ["Risk score, Risk rating"],
  compliance_need: ["Regulatory need"],
  revenue_impact: ["Annual revenue impact, Revenue per year"],
  cost_savings: ["Cost saving, Savings"],
  user_impact: ["Users affected, Affected users, Users impacted"],
  customer_satisfaction: ["CSAT, Customer satisfaction gain"],
  competitiveness: ["Competitive advantage"],
  okr_alignment: ["OKR fit, OKR score"],
  vision_alignment: ["Vision fit"],
  theme_alignment: ["Theme fit"],
  investment: ["Initial investment, Investment cost, Capex"],
  discount_rate: ["WACC"],
  payback: ["Payback period"],
  copq_total: ["COPQ"],
};

/** A meaning of a name, and the other names of a file that require or exclude it (any of them). */
export type SharedReading = {
  /** A field, or a criterion with its prefix; undefined for none. */
  readonly target: string | undefined;
  readonly withAny?: readonly string[];
  readonly withoutAny?: readonly string[];
};

const riskNames = ["Risk reduction", "RR/OE", "RR&OE", "Opportunity enablement"];
const wsjfNames = ["Time criticality", ...riskNames, "Job size", "Job duration"];
const riceNames = ["Reach", "Reach per quarter"];

const ice = { withAny: ["Ease", "Ease of implementation"], withoutAny: riceNames };
const wsjf = { withAny: wsjfNames };

/** A column "Number" is not the external id if the file has a column of ids. */
const rowNumber = [{ target: undefined, withAny: ["id"] }, { target: "external_id" }] as const;

/**
 * Names that several fields or criteria share, in normalised form. The other columns of the file
 * decide: the first reading that they allow applies.
 */
export const sharedNames: ReadonlyMap<string, readonly SharedReading[]> = new Map(
  Object.entries({
    storypoints: [{ target: "size" }],
    businessvalue: [
      {
        target: `${ratingPrefix}business_value`,
        withAny: ["Technical complexity", "Risk level"],
        withoutAny: wsjfNames,
      },
      { target: `${ratingPrefix}user_value` },
    ],
    value: [
      { target: `${ratingPrefix}user_value`, ...wsjf },
      { target: `${ratingPrefix}value_points` },
    ],
    urgency: [{ target: `${ratingPrefix}time_criticality`, ...wsjf }],
    tc: [{ target: `${ratingPrefix}time_criticality`, withAny: [...wsjfNames, "UBV", "BV", "RR"] }],
    duration: [
      {
        target: `${ratingPrefix}job_size`,
        withAny: ["Time criticality", ...riskNames],
        withoutAny: ["Job size", "Job duration"],
      },
      { target: `${ratingPrefix}duration` },
    ],
    impact: [{ target: `${ratingPrefix}ice_impact`, ...ice }, { target: `${ratingPrefix}impact` }],
    confidence: [
      { target: `${ratingPrefix}ice_confidence`, ...ice },
      { target: `${ratingPrefix}confidence` },
    ],
    effort: [
      {
        target: `${ratingPrefix}effort_points`,
        withAny: ["Value", "Value score"],
        withoutAny: [...riceNames, "Impact", "Confidence"],
      },
      { target: `${ratingPrefix}effort` },
    ],
    costofdelay: [{ target: `${ratingPrefix}cost_of_delay` }],
    number: rowNumber,
    no: rowNumber,
    nr: rowNumber,
    n: rowNumber,
    "#": rowNumber,
    // In Microsoft Planner, "Progress" is the state of a task. In other tools, it is a percentage.
    progress: [{ target: "status", withAny: ["Bucket name"] }],
  }),
);
