const ln2High = 6.931_471_803_691_238_164_9e-1;
const ln2Low = 1.908_214_929_270_587_700_02e-10;

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** The exact value of 2^−k for every exponent of a double ≥ 1. */
const inversePowers = computeInversePowers(1025);

/**
 * Returns the natural logarithm of a finite number ≥ 1, with the same bits on every machine. It
 * uses only additions, multiplications and one division, and IEEE 754 defines their rounding. The
 * last bit of `Math.log` differs between engines, and scores would differ with it.
 *
 *     x = 2^k · (1 + f),  √½ ≤ 1 + f < √2,  ln x = k · ln 2 + ln(1 + f)
 *
 * The error is below one unit in the last place. NaN gives NaN.
 *
 * Source: fdlibm, e_log.c, Sun Microsystems 1993, as adapted by musl.
 *
 * @example
 * naturalLog(1); // 0
 */
export function naturalLog(x: number): number {
  if (Number.isNaN(x)) {
    return x;
  }
  double[0] = x;
  const shifted = (halves[1] ?? 0) + (0x3ff0_0000 - 0x3fe6_a09e);
  const k = (shifted >>> 20) - 0x3ff;
  const f = x * (inversePowers[k] ?? 0) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const correction = s * (half + evaluateSeries(s * s));
  return correction + k * ln2Low - half + f + k * ln2High;
}

/** Evaluates the minimax polynomial of (ln(1 + f) − 2s) / s in z = s². */
function evaluateSeries(z: number): number {
  const w = z * z;
  const even =
    w *
    (3.999_999_999_940_941_908e-1 +
      w * (2.222_219_843_214_978_396e-1 + w * 1.531_383_769_920_937_332e-1));
  const odd =
    z *
    (6.666_666_666_666_735_13e-1 +
      w *
        (2.857_142_874_366_239_149e-1 +
          w * (1.818_357_216_161_805_012e-1 + w * 1.479_819_860_511_658_591e-1)));
  return odd + even;
}

function computeInversePowers(count: number): Float64Array {
  const powers = new Float64Array(count);
  let power = 1;
  for (let k = 0; k < count; k += 1) {
    powers[k] = power;
    power /= 2;
  }
  return powers;
}
