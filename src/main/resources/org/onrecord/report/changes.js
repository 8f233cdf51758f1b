/**
 * Days on which something shifts.
 *
 * Volume: the share of an actor's statements that falls on a day is held against the share of all
 * statements that does, by the binomial distribution, both sides. News is bursty: where an actor's
 * counts vary more than that distribution says, the z-score is divided by the root of the
 * dispersion, the median of the squared Pearson residuals over that of chi-squared (0.455).
 *
 * Stance: support and oppose in the seven days from a day on against the seven before, by Fisher's
 * exact test, where both have five; of neighbouring days the clearest is named.
 *
 * Of all days named, one in a hundred may be named by chance alone (Benjamini and Hochberg), over all
 * tests made.
 */

const FALSE_RATE = 0.01;
const TESTED_ACTORS = 200;
const LEAST_STATEMENTS = 20;
const WINDOW = 7;
const CHI_SQUARED_MEDIAN = 0.4549;

/** `counts[d]` of an actor held against `all[d]`; returns [day, expected, p] where either is 5. */
function volumeTests(counts, all) {
  const sum = array => array.reduce((total, each) => total + each, 0);
  const [n, total] = [sum(counts), sum(all)];
  const days = [...all.keys()].filter(day => all[day] > 0 && all[day] < total);
  const residuals = days.map(day => {
    const share = all[day] / total;
    return (counts[day] - n * share) ** 2 / (n * share * (1 - share));
  });
  const dispersion = residuals.length
    ? Math.max(1, median(residuals) / CHI_SQUARED_MEDIAN)
    : 1;
  const tests = [];
  for (const day of days) {
    const share = all[day] / total;
    const expected = n * share;
    if (counts[day] >= ENOUGH || expected >= ENOUGH) {
      const exact = Math.min(0.5, binomialTail(counts[day], n, share, counts[day] > expected ? 1 : -1));
      tests.push([day, expected, 2 * normalTail(normalQuantile(exact) / Math.sqrt(dispersion))]);
    }
  }
  return {tests, made: days.length};
}

function changesOf(data, passing, everyone) {
  const days = passing.to - passing.from + 1;
  const all = new Float64Array(days);
  const counts = countByActor(data, passing.passed);
  const actors = top(counts, TESTED_ACTORS).filter(actor => counts[actor] >= LEAST_STATEMENTS);
  const rows = new Map(actors.map(actor => [actor, new Float64Array(days)]));
  for (let i = 0; i < data.count; i++) {
    const day = data.day[i];
    if (day !== NONE && day >= passing.from && day <= passing.to) {
      all[day - passing.from] += everyone.passed[i];
      if (passing.passed[i] && rows.has(data.actor[i])) {
        rows.get(data.actor[i])[day - passing.from]++;
      }
    }
  }
  const found = [];
  let made = 0;
  for (const [actor, row] of rows) {
    const tested = volumeTests(row, all);
    made += tested.made;
    tested.tests.forEach(([day, expected, p]) => found.push({
      what: 'volume', actor, day: day + passing.from, count: row[day], expected, p}));
  }
  const shifts = stanceTests(data, passing);
  made += shifts.length;
  found.push(...shifts);
  const named = standOut(found.map(each => each.p), made, FALSE_RATE).map(i => found[i]);
  return clearest(named).sort((a, b) => a.p - b.p || a.day - b.day || a.actor - b.actor);
}

function stanceTests(data, passing) {
  const days = passing.to - passing.from + 1;
  const byPair = new Map(passing.pairs.filter(pair => polar(pair) >= 2 * ENOUGH).map(
      ({actor, target}) => [actor * data.targets.length + target, {actor, target, dated: []}]));
  eachStance(data, passing, (statement, actor, target, side) => {
    const day = data.day[statement];
    if (day !== NONE && side < 2) {
      byPair.get(actor * data.targets.length + target)?.dated.push([day - passing.from, side]);
    }
  });
  const tests = [];
  for (const {actor, target, dated} of byPair.values()) {
    const sums = [new Uint32Array(days + 1), new Uint32Array(days + 1)];
    dated.forEach(([day, side]) => sums[side][day + 1]++);
    sums.forEach(sum => sum.forEach((each, i) => {
      sum[i] = each + (i ? sum[i - 1] : 0);
    }));
    const count = (side, from, to) =>
      sums[side][Math.min(days, to)] - sums[side][Math.max(0, from)];
    for (const day of new Set(dated.map(([each]) => each))) {
      const before = [SUPPORT, OPPOSE].map(side => count(side, day - WINDOW, day));
      const after = [SUPPORT, OPPOSE].map(side => count(side, day, day + WINDOW));
      if (before[0] + before[1] >= ENOUGH && after[0] + after[1] >= ENOUGH) {
        tests.push({what: 'stance', actor, target, day: day + passing.from, before, after,
          p: fisher(...before, ...after)});
      }
    }
  }
  return tests;
}

/** Of stance shifts of a pair within a week, only the clearest is kept. */
function clearest(named) {
  const kept = [];
  for (const each of [...named].sort((a, b) => a.p - b.p || a.day - b.day)) {
    if (each.what === 'volume' || !kept.some(other => other.what === 'stance'
        && other.actor === each.actor && other.target === each.target
        && Math.abs(other.day - each.day) < WINDOW)) {
      kept.push(each);
    }
  }
  return kept;
}

const SHOWN_CHANGES = 40;

function drawChanges(page, section, changes) {
  const {data} = page;
  const list = section.querySelector('ol');
  section.querySelector('.empty').hidden = changes.length > 0;
  list.replaceChildren(...changes.slice(0, SHOWN_CHANGES).map(change => {
    const name = element('b', {}, data.actors[change.actor]);
    const day = spokenDay(data, change.day);
    const chance = change.p < 1e-4 ? 'p < 0.0001' : `p = ${change.p.toPrecision(2)}`;
    if (change.what === 'volume') {
      return element('li', {},
          element('time', {datetime: isoDay(data, change.day)}, day), ' ', name,
          ` spoke ${change.count > change.expected ? 'more' : 'less'} than usual: `,
          numberButton(page, change.count,
              {actors: [change.actor], from: change.day, to: change.day},
              `statements of ${data.actors[change.actor]} on ${day}`),
          ` where ${change.expected.toFixed(1)} were to be expected`,
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
        ...both(change.before, change.day - WINDOW, change.day - 1), ' in the week before; ',
        ...both(change.after, change.day, change.day + WINDOW - 1), ' in the week from that day on',
        element('span', {class: 'chance'}, chance));
  }));
}
