/** The page's statistics, each as defined in its source. */

const Z95 = 1.959963984540054;

/** Returns Wilson's score interval (1927) at 95 % for a share of `hits` in `all`. */
function wilson(hits, all) {
  if (all === 0) {
    return [0, 1];
  }
  const z2 = Z95 * Z95;
  const centre = (hits + z2 / 2) / (all + z2);
  const half = Z95 / (all + z2) * Math.sqrt(hits * (all - hits) / all + z2 / 4);
  // At 0 and 1 the interval ends exactly there, which rounding could miss.
  return [hits === 0 ? 0 : centre - half, hits === all ? 1 : centre + half];
}

/** Returns the logarithm of the gamma function, by Lanczos' series. */
function logGamma(x) {
  const coefficients = [76.18009172947146, -86.50532032941677, 24.01409824083091,
    -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
  let series = 1.000000000190015;
  for (let i = 0; i < coefficients.length; i++) {
    series += coefficients[i] / (x + 1 + i);
  }
  const base = x + 5.5;
  return (x + 0.5) * Math.log(base) - base + Math.log(2.5066282746310005 * series / x);
}

/** The logarithms of the first factorials, which a page's tests use many thousand times. */
const LOG_FACTORIALS = Float64Array.from({length: 2048}, (each, n) => logGamma(n + 1));

function logFactorial(n) {
  return n < LOG_FACTORIALS.length ? LOG_FACTORIALS[n] : logGamma(n + 1);
}

function logChoose(n, k) {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Returns the probability of `x` or more (`step` 1) or `x` or fewer (`step` -1) hits in `n` draws with
 * probability `p`.
 */
function binomialTail(x, n, p, step) {
  if (p <= 0 || p >= 1) {
    return 1;
  }
  let sum = 0;
  for (let k = x; k >= 0 && k <= n; k += step) {
    const term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    sum += term;
    if (term < sum * 1e-12 && (step > 0 ? k > n * p : k < n * p)) {
      break;
    }
  }
  return Math.min(1, sum);
}

/** Returns p of Fisher's exact test, two-sided: the share of a in a + b against that of c in c + d. */
function fisher(a, b, c, d) {
  const row = a + b;
  const column = a + c;
  const all = a + b + c + d;
  const log = k => logChoose(row, k) + logChoose(all - row, column - k) - logChoose(all, column);
  const observed = log(a);
  let sum = 0;
  for (let k = Math.max(0, column - (all - row)); k <= Math.min(row, column); k++) {
    const each = log(k);
    if (each <= observed + 1e-7) {
      sum += Math.exp(each);
    }
  }
  return Math.min(1, sum);
}

/** Returns the probability that a standard normal exceeds z >= 0 (Abramowitz and Stegun 26.2.17). */
function normalTail(z) {
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  return density * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937
      + t * (-1.821255978 + t * 1.330274429))));
}

/** Returns the z that a standard normal exceeds with probability p <= 0.5. */
function normalQuantile(p) {
  let low = 0;
  let high = 38;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > p) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Returns the indexes of the significant p-values at a false discovery rate of `rate` (Benjamini and
 * Hochberg, 1995). `tests` is the number of tests made.
 */
function standOut(ps, tests, rate) {
  const order = ps.map((p, i) => i).sort((i, j) => ps[i] - ps[j]);
  let last = -1;
  order.forEach((i, rank) => {
    if (ps[i] <= (rank + 1) / tests * rate) {
      last = rank;
    }
  });
  return order.slice(0, last + 1);
}

function median(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
