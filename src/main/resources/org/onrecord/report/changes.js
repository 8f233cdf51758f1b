/**
 * Finds the days on which something changes.
 *
 * Volume: the day's share of an actor's statements is compared with its share of all statements by a
 * two-sided binomial test. News is bursty: if an actor's counts vary more than the binomial
 * distribution predicts, the z-score is divided by the square root of the dispersion, which is the
 * median of the squared Pearson residuals over the median of chi-squared (0.455).
 *
 * Stance: support and opposition in the seven days from a day on are compared with the seven days
 * before by Fisher's exact test, if both have at least five stances. Of neighbouring days, the most
 * significant is reported.
 *
 * The false discovery rate over all tests is 1 % (Benjamini and Hochberg).
 */

const FALSE_DISCOVERY_RATE = 0.01;
const MAX_TESTED_ACTORS = 200;
const MIN_STATEMENTS = 20;
const WINDOW_DAYS = 7;
const CHI_SQUARED_MEDIAN = 0.4549;

/**
 * Tests an actor's counts by day against those of all actors. Returns [day, expected, p] for the days
 * on which either is at least 5, and the number of tests made.
 */
function volumeTests(counts, all) {
  let n = 0;
  let total = 0;
  for (let day = 0; day < all.length; day++) {
    n += counts[day];
    total += all[day];
  }
  const days = new Uint32Array(all.length);
  const squared = new Float64Array(all.length);
  let made = 0;
  for (let day = 0; day < all.length; day++) {
    if (all[day] > 0 && all[day] < total) {
      const share = all[day] / total;
      squared[made] = (counts[day] - n * share) ** 2 / (n * share * (1 - share));
      days[made++] = day;
    }
  }
  const residuals = squared.subarray(0, made);
  const dispersion = residuals.length
    ? Math.max(1, median(residuals) / CHI_SQUARED_MEDIAN)
    : 1;
  const tests = [];
  for (const day of days.subarray(0, made)) {
    const share = all[day] / total;
    const expected = n * share;
    if (counts[day] >= ENOUGH || expected >= ENOUGH) {
      const exact = Math.min(0.5, binomialTail(counts[day], n, share, counts[day] > expected ? 1 : -1));
      tests.push([day, expected, 2 * normalTail(normalQuantile(exact) / Math.sqrt(dispersion))]);
    }
  }
  return {tests, made};
}

function changesOf(data, passing, everyone) {
  const days = passing.to - passing.from + 1;
  const all = new Float64Array(days);
  const counts = passing.byActor;
  const actors = top(counts, MAX_TESTED_ACTORS).filter(actor => counts[actor] >= MIN_STATEMENTS);
  const rows = actors.map(() => new Float64Array(days));
  const rowOf = new Int32Array(data.actors.length).fill(NONE);
  actors.forEach((actor, row) => {
    rowOf[actor] = row;
  });
  for (let i = 0; i < data.count; i++) {
    const day = data.day[i];
    if (day !== NONE && day >= passing.from && day <= passing.to) {
      all[day - passing.from] += everyone.passed[i];
      const row = rowOf[data.actor[i]];
      if (passing.passed[i] && row !== NONE) {
        rows[row][day - passing.from]++;
      }
    }
  }
  const found = [];
  let made = 0;
  actors.forEach((actor, i) => {
    const tested = volumeTests(rows[i], all);
    made += tested.made;
    tested.tests.forEach(([day, expected, p]) => found.push({
      what: 'volume', actor, day: day + passing.from, count: rows[i][day], expected, p}));
  });
  const shifts = stanceTests(data, passing);
  made += shifts.length;
  found.push(...shifts);
  const named = standOut(found.map(each => each.p), made, FALSE_DISCOVERY_RATE).map(i => found[i]);
  return clearest(named).sort((a, b) => a.p - b.p || a.day - b.day || a.actor - b.actor);
}

function stanceTests(data, passing) {
  const days = passing.to - passing.from + 1;
  // The sides taken, pair by pair, and within a pair by day, since statements are in this order.
  const ends = new Uint32Array(data.pairActor.length);
  let room = 0;
  for (let pair = 0; pair < ends.length; pair++) {
    ends[pair] = room;
    room += polar(passing, pair) >= 2 * ENOUGH ? polar(passing, pair) : 0;
  }
  const begins = ends.slice();
  const takenOn = new Int32Array(room);
  const taken = new Uint8Array(room);
  for (const stance of passing.stances) {
    const pair = data.pair[stance];
    const day = data.day[data.statement[stance]];
    if (day !== NONE && data.side[stance] < 2 && polar(passing, pair) >= 2 * ENOUGH) {
      takenOn[ends[pair]] = day - passing.from;
      taken[ends[pair]++] = data.side[stance];
    }
  }
  const tests = [];
  // The number taken before each day, by side.
  const sums = [new Uint32Array(days + 1), new Uint32Array(days + 1)];
  const between = (from, to) => sums.map(
      sum => sum[Math.min(days, to)] - sum[Math.max(0, from)]);
  for (let pair = 0; pair < ends.length; pair++) {
    if (ends[pair] === begins[pair]) {
      continue;
    }
    sums.forEach(sum => sum.fill(0));
    for (let i = begins[pair]; i < ends[pair]; i++) {
      sums[taken[i]][takenOn[i] + 1]++;
    }
    for (const sum of sums) {
      for (let day = 0; day < days; day++) {
        sum[day + 1] += sum[day];
      }
    }
    for (let i = begins[pair]; i < ends[pair]; i++) {
      const day = takenOn[i];
      if (i > begins[pair] && day === takenOn[i - 1]) {
        continue;
      }
      const before = between(day - WINDOW_DAYS, day);
      const after = between(day, day + WINDOW_DAYS);
      if (before[0] + before[1] >= ENOUGH && after[0] + after[1] >= ENOUGH) {
        tests.push({what: 'stance', actor: data.pairActor[pair], target: data.pairTarget[pair],
          day: day + passing.from, before, after, p: fisher(...before, ...after)});
      }
    }
  }
  return tests;
}

/** Keeps only the most significant of a pair's stance changes within a week. */
function clearest(named) {
  const kept = [];
  for (const each of [...named].sort((a, b) => a.p - b.p || a.day - b.day)) {
    if (each.what === 'volume' || !kept.some(other => other.what === 'stance'
        && other.actor === each.actor && other.target === each.target
        && Math.abs(other.day - each.day) < WINDOW_DAYS)) {
      kept.push(each);
    }
  }
  return kept;
}

const MAX_SHOWN_CHANGES = 40;

function drawChanges(page, section, changes) {
  const {data} = page;
  const list = section.querySelector('ol');
  section.querySelector('.empty').hidden = changes.length > 0;
  list.replaceChildren(...changes.slice(0, MAX_SHOWN_CHANGES).map(change => {
    const name = element('b', {}, data.actors[change.actor]);
    const day = formatDay(data, change.day);
    const chance = change.p < 1e-4 ? 'p < 0.0001' : `p = ${change.p.toPrecision(2)}`;
    if (change.what === 'volume') {
      return element('li', {},
          element('time', {datetime: isoDay(data, change.day)}, day), ' ', name,
          ` spoke ${change.count > change.expected ? 'more' : 'less'} than usual: `,
          numberButton(page, change.count,
              {actors: [change.actor], from: change.day, to: change.day},
              `statements of ${data.actors[change.actor]} on ${day}`),
          `, expected ${change.expected.toFixed(1)}`,
          element('span', {class: 'chance'}, chance));
    }
    const side = (counts, which, from, to) => element('span', {class: SIDES[which]},
        numberButton(page, counts[which],
            {actors: [change.actor], targets: [change.target], sides: [which],
              from: Math.max(0, from), to: Math.min(data.lastDay, to)},
            `${SIDES[which]} by ${data.actors[change.actor]}, ${data.targets[change.target]}`),
        ` ${SIDES[which]}`);
    const both = (counts, from, to) =>
      [side(counts, SUPPORT, from, to), ', ', side(counts, OPPOSE, from, to)];
    return element('li', {},
        element('time', {datetime: isoDay(data, change.day)}, day), ' ', name,
        ` turned on ${data.targets[change.target]}: `,
        ...both(change.before, change.day - WINDOW_DAYS, change.day - 1), ' in the week before; ',
        ...both(change.after, change.day, change.day + WINDOW_DAYS - 1), ' in the week from that day',
        element('span', {class: 'chance'}, chance));
  }));
}
