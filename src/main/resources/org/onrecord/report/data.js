/** What the page holds of the datasets. `PageData.java` is the other side. */

const KINDS = ['direct', 'indirect', 'mixed'];
const SIDES = ['support', 'oppose', 'neutral'];
const SUPPORT = 0;
const OPPOSE = 1;
const NONE = -1;
const DAY_MS = 86400000;
const PAGES_KEPT = 16;

/** Returns what an element holds: base64 of gzip of JSON. */
async function unpack(element) {
  const base64 = element.textContent.trim();
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(base64)
    : Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(json).text());
}

/**
 * Returns the columns: for each statement its day (counted from `first`), actor, publisher, kind and
 * whether it stands in a copy; for each stance its statement, target, side and pair. The stances of
 * statement i are those from `firstStance[i]` to before `firstStance[i + 1]`. Statements stand by
 * day, those without one last.
 */
async function loadData() {
  const packed = await unpack(document.getElementById('columns'));
  const count = packed.day.length;
  const firstStance = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    firstStance[i + 1] = firstStance[i] + packed.stances[i];
  }
  const day = Int32Array.from(packed.day);
  const actor = Int32Array.from(packed.actor);
  const target = Int32Array.from(packed.target);
  const statement = new Int32Array(target.length);
  for (let i = 0; i < count; i++) {
    statement.fill(i, firstStance[i], firstStance[i + 1]);
  }
  return {
    count,
    firstEpochDay: packed.first ? Date.parse(packed.first) / DAY_MS : 0,
    lastDay: day.reduce((last, each) => Math.max(last, each), 0),
    hasDays: packed.first !== '',
    actors: packed.actors,
    actorIds: packed.actorIds,
    actorTypes: packed.actorTypes,
    targets: packed.targets,
    targetIds: packed.targetIds,
    publishers: packed.publishers,
    day,
    actor,
    publisher: Int32Array.from(packed.publisher),
    kind: Uint8Array.from(packed.kind),
    copy: Uint8Array.from(packed.copy),
    firstStance,
    statement,
    target,
    ...pairColumns(statement, actor, target, packed.actors.length, packed.targets.length),
    side: Uint8Array.from(packed.side),
    words: wordsOf(packed.page, [...document.querySelectorAll('script.words')]),
  };
}

/**
 * Returns the pairs of an actor and a target that meet: for each stance its pair, and for each pair its
 * two. They stand by actor, then target; those of actor i from `firstPair[i]` to before
 * `firstPair[i + 1]`. Numbered once, pairs are counted in plain arrays at every turn of a filter.
 */
function pairColumns(statement, actor, target, actors, targets) {
  const keys = Float64Array.from(target, (each, k) => actor[statement[k]] * targets + each);
  const distinct = Float64Array.from(new Set(keys)).sort();
  const numbers = new Map();
  distinct.forEach((key, number) => numbers.set(key, number));
  const pairActor = Int32Array.from(distinct, key => Math.floor(key / targets));
  const firstPair = new Uint32Array(actors + 1);
  pairActor.forEach(each => firstPair[each + 1]++);
  for (let i = 0; i < actors; i++) {
    firstPair[i + 1] += firstPair[i];
  }
  return {
    pair: Int32Array.from(keys, key => numbers.get(key)),
    pairActor,
    pairTarget: Int32Array.from(distinct, key => key % targets),
    firstPair,
  };
}

/** Returns a function that gives a statement's words, of which only the last pages are kept. */
function wordsOf(size, elements) {
  const pages = new Map();
  return async statement => {
    const number = Math.floor(statement / size);
    const page = pages.get(number) ?? unpack(elements[number]);
    pages.delete(number);
    pages.set(number, page);
    if (pages.size > PAGES_KEPT) {
      pages.delete(pages.keys().next().value);
    }
    return (await page)[statement % size];
  };
}

/** Returns a day, counted from the first, as YYYY-MM-DD. */
function isoDay(data, day) {
  return new Date((data.firstEpochDay + day) * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the number of a day YYYY-MM-DD, counted from the first; null where it is none. */
function dayNumber(data, iso) {
  const time = /^\d{4}-\d\d-\d\d$/.test(iso ?? '') ? Date.parse(iso) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS) - data.firstEpochDay;
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB',
    {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
const SHORT_FORMAT = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
const MONTH_FORMAT = new Intl.DateTimeFormat('en-GB', {month: 'short', year: 'numeric', timeZone: 'UTC'});

function spokenDay(data, day) {
  return DAY_FORMAT.format(new Date((data.firstEpochDay + day) * DAY_MS));
}

function spokenDays(data, from, to) {
  return from === to
    ? spokenDay(data, from)
    : `${spokenDay(data, from)} to ${spokenDay(data, to)}`;
}

const NUMBER_FORMAT = new Intl.NumberFormat('en-GB');

function spokenNumber(number) {
  return NUMBER_FORMAT.format(number);
}

function plural(number, noun) {
  return `${spokenNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}
