/** Decodes the page's data, which `PageData.java` encodes. */

const KINDS = ['direct', 'indirect', 'mixed'];
const SIDES = ['support', 'oppose', 'neutral'];
const VOICES = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'];
const SUPPORT = 0;
const OPPOSE = 1;
const NONE = -1;
const DAY_MS = 86400000;
const MAX_CACHED_PAGES = 16;

/** Returns the contents of an element: JSON, gzipped, in base64. */
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
 * whether it is in a copy; for each stance its statement, target, side and pair. The stances of
 * statement i are those from `firstStance[i]` to before `firstStance[i + 1]`. Statements are in order
 * of their days; those without a day come last. The voice of an actor is the index of its gender in
 * `VOICES`, or `NONE` if it is no person with a name.
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
    voice: Int8Array.from(packed.actorIds, (id, actor) => packed.actorTypes[actor] === 'PERSON'
      ? VOICES.indexOf(packed.actorGenders[actor] || 'UNKNOWN')
      : NONE),
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
    details: detailsOf(packed.page, [...document.querySelectorAll('script.details')]),
  };
}

/**
 * Returns the pairs of an actor and a target with stances: for each stance its pair, and for each pair
 * its actor and target. They are in order of actor, then target; those of actor i are the ones from
 * `firstPair[i]` to before `firstPair[i + 1]`. Since pairs are numbered once, each change of the filter
 * counts them in plain arrays.
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

/** Returns a function that gives a statement's details. It caches the pages used last. */
function detailsOf(size, elements) {
  const pages = new Map();
  return async statement => {
    const number = Math.floor(statement / size);
    const page = pages.get(number) ?? unpack(elements[number]);
    pages.delete(number);
    pages.set(number, page);
    if (pages.size > MAX_CACHED_PAGES) {
      pages.delete(pages.keys().next().value);
    }
    return (await page)[statement % size];
  };
}

/** Returns a day, counted from the first, as YYYY-MM-DD. */
function isoDay(data, day) {
  return new Date((data.firstEpochDay + day) * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the number of a day YYYY-MM-DD, counted from the first; null if it is not a day. */
function dayNumber(data, iso) {
  const time = /^\d{4}-\d\d-\d\d$/.test(iso ?? '') ? Date.parse(iso) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS) - data.firstEpochDay;
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB',
    {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
const SHORT_FORMAT = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
const MONTH_FORMAT = new Intl.DateTimeFormat('en-GB', {month: 'short', year: 'numeric', timeZone: 'UTC'});

function formatDay(data, day) {
  return DAY_FORMAT.format(new Date((data.firstEpochDay + day) * DAY_MS));
}

function formatDays(data, from, to) {
  return from === to
    ? formatDay(data, from)
    : `${formatDay(data, from)} to ${formatDay(data, to)}`;
}

const NUMBER_FORMAT = new Intl.NumberFormat('en-GB');

function formatNumber(number) {
  return NUMBER_FORMAT.format(number);
}

function plural(number, noun) {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}
