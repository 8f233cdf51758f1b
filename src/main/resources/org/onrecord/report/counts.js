/** Counts statements and stances: pure functions of the data and the filter. */

/** The minimum number of stances that take a side for a share to be reliable. */
const ENOUGH = 5;

function setOf(size, numbers) {
  const set = new Uint8Array(size);
  numbers.forEach(number => {
    set[number] = 1;
  });
  return set;
}

/**
 * Applies the filter. Returns a 1 for each statement that passes; the number of them, in all and by
 * actor; the targets whose stances count, and these stances; the range of days; and for each pair of
 * actor and target three numbers: its stances in support, in opposition and neutral.
 */
function pass(data, filter) {
  const actors = setOf(data.actors.length, filter.actors);
  const publishers = setOf(data.publishers.length, filter.publishers);
  const kinds = setOf(KINDS.length, filter.kinds);
  const targets = filter.targets.length
    ? setOf(data.targets.length, filter.targets)
    : new Uint8Array(data.targets.length).fill(1);
  const passed = new Uint8Array(data.count);
  const byActor = new Uint32Array(data.actors.length);
  const stances = new Int32Array(data.target.length);
  const pairs = new Uint32Array(SIDES.length * data.pairActor.length);
  let count = 0;
  let towards = 0;
  for (let i = 0; i < data.count; i++) {
    const day = data.day[i];
    if ((!filter.copies && data.copy[i])
        || !kinds[data.kind[i]]
        || (filter.actors.length && !actors[data.actor[i]])
        || (filter.publishers.length && !publishers[data.publisher[i]])
        || (filter.from !== null && (day === NONE || day < filter.from))
        || (filter.to !== null && (day === NONE || day > filter.to))
        || (filter.targets.length && !hasStance(data, i, targets, null))) {
      continue;
    }
    passed[i] = 1;
    byActor[data.actor[i]]++;
    count++;
    for (let k = data.firstStance[i]; k < data.firstStance[i + 1]; k++) {
      if (targets[data.target[k]]) {
        stances[towards++] = k;
        pairs[SIDES.length * data.pair[k] + data.side[k]]++;
      }
    }
  }
  const from = Math.max(0, filter.from ?? 0);
  const to = Math.max(from, Math.min(data.lastDay, filter.to ?? data.lastDay));
  return {passed, count, byActor, targets, stances: stances.subarray(0, towards), pairs, from, to};
}

function hasStance(data, statement, targets, sides) {
  for (let k = data.firstStance[statement]; k < data.firstStance[statement + 1]; k++) {
    if (targets[data.target[k]] && (!sides || sides[data.side[k]])) {
      return true;
    }
  }
  return false;
}

/** Returns the statements of a selection, latest first. */
function selected(data, passing, selection) {
  const actors = setOf(data.actors.length, selection.actors ?? []);
  const everyActor = !selection.actors?.length;
  const voices = selection.voices?.length ? setOf(VOICES.length, selection.voices) : null;
  const ofStances = Boolean(selection.targets?.length || selection.sides?.length);
  const targets = selection.targets?.length
    ? setOf(data.targets.length, selection.targets)
    : passing.targets;
  const sides = selection.sides?.length ? setOf(SIDES.length, selection.sides) : null;
  const from = selection.from ?? null;
  const to = selection.to ?? null;
  const statements = [];
  for (let i = data.count - 1; i >= 0; i--) {
    if (passing.passed[i]
        && (everyActor || actors[data.actor[i]])
        && (!voices || (data.voice[data.actor[i]] !== NONE && voices[data.voice[data.actor[i]]]))
        && (from === null || data.day[i] >= from)
        && (to === null || (data.day[i] <= to && data.day[i] !== NONE))
        && (!ofStances || hasStance(data, i, targets, sides))) {
      statements.push(i);
    }
  }
  return statements;
}

/** Divides a range of days into days, weeks (from Monday) or months. */
function binsOf(data, from, to, unit) {
  const key = day => {
    const epochDay = data.firstEpochDay + day;
    if (unit === 'day') {
      return epochDay;
    }
    if (unit === 'week') {
      return Math.floor((epochDay + 3) / 7);
    }
    const date = new Date(epochDay * DAY_MS);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const of = new Int32Array(to - from + 1);
  const first = key(from);
  const bins = [];
  for (let day = from; day <= to; day++) {
    const bin = key(day) - first;
    of[day - from] = bin;
    if (bins.length <= bin) {
      bins.push({from: day, to: day});
    } else {
      bins[bin].to = day;
    }
  }
  const date = bin => new Date((data.firstEpochDay + bin.from) * DAY_MS);
  const label = bin => (unit === 'month' ? MONTH_FORMAT : SHORT_FORMAT).format(date(bin));
  return {
    unit,
    bins,
    of: day => day < from || day > to ? NONE : of[day - from],
    get labels() {
      return bins.map(label);
    },
  };
}

/** Returns the finest unit that divides a range into at most about a hundred bins. */
function unitFor(from, to) {
  const days = to - from + 1;
  return days <= 100 ? 'day' : days <= 700 ? 'week' : 'month';
}

/** Returns the indexes of the highest counts, highest first, without zeros. */
function top(counts, max) {
  return [...counts.keys()].filter(number => counts[number] > 0)
      .sort((a, b) => counts[b] - counts[a] || a - b).slice(0, max);
}

/** Returns the numbers of a pair's stances in support, in opposition and neutral. */
function countsOf({pairs}, pair) {
  return [...pairs.subarray(SIDES.length * pair, SIDES.length * (pair + 1))];
}

/** Returns the number of a pair's stances that take a side. */
function polar({pairs}, pair) {
  return pairs[SIDES.length * pair + SUPPORT] + pairs[SIDES.length * pair + OPPOSE];
}

/** Returns the pairs with the most stances that take a side, highest first. */
function topPairs(data, passing, max) {
  const neutral = pair => passing.pairs[SIDES.length * pair + 2];
  const order = (a, b) => polar(passing, b) - polar(passing, a) || neutral(b) - neutral(a) || a - b;
  const best = [];
  for (let pair = 0; pair < data.pairActor.length; pair++) {
    if (polar(passing, pair) > 0 && (best.length < max || order(pair, best[max - 1]) < 0)) {
      best.push(pair);
      best.sort(order).splice(max);
    }
  }
  return best;
}
