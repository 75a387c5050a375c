import { naturalLog } from "./natural-log.ts";

const overflowAbove = 7.097_827_128_933_839_730_96e2;
const underflowBelow = -7.451_332_191_019_411_084_2e2;
const ln2High = 6.931_471_803_691_238_164_9e-1;
const ln2Low = 1.908_214_929_270_587_700_02e-10;

/** 2^−28: for smaller |x|, e^x is 1 + x to the last bit. */
const tiny = 3.725_290_298_461_914_062_5e-9;

/** 2^−1022. */
const smallestNormal = 2.225_073_858_507_201_4e-308;

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/**
 * Returns e to the power of x, with the same bits on every machine. It uses only additions,
 * multiplications and one division, and IEEE 754 defines their rounding. The last bit of `Math.exp`
 * differs between engines, and scores would differ with it.
 *
 *     x = k · ln 2 + r,  |r| ≤ ½ ln 2,  e^x = 2^k · e^r
 *
 * The error is below one unit in the last place. The result is Infinity above 709.78 and 0 below
 * −745.13. Between −745.13 and −708.4 the result is subnormal and rounded once. NaN gives NaN.
 *
 * Source: fdlibm, e_exp.c, Sun Microsystems 1993, as adapted by musl.
 *
 * @example
 * exponential(0); // 1
 */
export function exponential(x: number): number {
  if (Number.isNaN(x)) {
    return x;
  }
  if (x > overflowAbove) {
    return Infinity;
  }
  if (x < underflowBelow) {
    return 0;
  }
  if (Math.abs(x) < tiny) {
    return 1 + x;
  }
  const k = Math.abs(x) <= Math.LN2 / 2 ? 0 : Math.floor(Math.LOG2E * x + 0.5);
  return scaleByPowerOfTwo(evaluateReduced(x - k * ln2High, k * ln2Low), k);
}

/**
 * Returns base^exponent for a base above 0, as e^(exponent · ln base). The relative error is about
 * half of exponent · ln base, in units in the last place.
 *
 * @example
 * power(30, 0.4) / power(20, 0.4); // 1.1761…
 */
export function power(base: number, exponent: number): number {
  return exponential(exponent * positiveNaturalLog(base));
}

/**
 * Returns the natural logarithm of any number above 0. Below 1 it computes −ln(1 / x). Rounding the
 * reciprocal adds an error of half a unit in the last place of 1. Subnormal numbers count as the
 * smallest normal number.
 *
 * @example
 * positiveNaturalLog(0.5); // -0.6931471805599453
 */
export function positiveNaturalLog(x: number): number {
  return x < 1 ? -naturalLog(1 / Math.max(x, smallestNormal)) : naturalLog(x);
}

/** Computes e^(high − low) for |high − low| ≤ ½ ln 2 with fdlibm's minimax rational function. */
function evaluateReduced(high: number, low: number): number {
  const r = high - low;
  const rr = r * r;
  const c =
    r -
    rr *
      (1.666_666_666_666_660_190_37e-1 +
        rr *
          (-2.777_777_777_701_559_338_42e-3 +
            rr *
              (6.613_756_321_437_934_361_17e-5 +
                rr * (-1.653_390_220_546_525_153_9e-6 + rr * 4.138_136_797_057_238_460_39e-8))));
  return 1 + ((r * c) / (2 - c) - low + high);
}

/** Computes y · 2^k for −1075 ≤ k ≤ 1024, in exact steps and one rounding. */
function scaleByPowerOfTwo(y: number, k: number): number {
  if (k > 1023) {
    return y * 2 * powerOfTwo(k - 1);
  }
  return k < -1022 ? y * powerOfTwo(k + 1000) * powerOfTwo(-1000) : y * powerOfTwo(k);
}

/** Returns 2^k for −1022 ≤ k ≤ 1023, by writing the exponent bits of a double. */
function powerOfTwo(k: number): number {
  halves[0] = 0;
  halves[1] = (k + 0x3ff) << 20;
  return double[0] ?? 0;
}
