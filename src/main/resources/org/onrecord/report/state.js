/**
 * The state of the page. It is only in the URL's fragment, so that the URL links to the current view and
 * the browser's back button works.
 *
 * A filter has the numbers of actors, targets and publishers (none means all), the days `from` and `to`
 * (null if open), kinds, and whether copies count. A selection is what was opened: a part of the filtered
 * statements, with actors, voices, targets, sides and days of its own.
 */

const LISTS = {actor: 'actorIds', target: 'targetIds', publisher: 'publishers'};

function readState(data, fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const list = (prefix, name) => parameters.getAll(prefix + name)
      .map(id => data[LISTS[name]].indexOf(id)).filter(number => number >= 0);
  const named = (name, names) => parameters.getAll(name)
      .map(each => names.indexOf(each)).filter(number => number >= 0);
  const open = parameters.has('open') ? {
    actors: list('open.', 'actor'),
    targets: list('open.', 'target'),
    sides: named('open.side', SIDES),
    voices: named('open.voice', VOICES),
    from: dayNumber(data, parameters.get('open.from')),
    to: dayNumber(data, parameters.get('open.to')),
  } : null;
  const kinds = named('kind', KINDS);
  return {
    actors: list('', 'actor'),
    targets: list('', 'target'),
    publishers: list('', 'publisher'),
    from: dayNumber(data, parameters.get('from')),
    to: dayNumber(data, parameters.get('to')),
    kinds: kinds.length ? kinds : [0, 1, 2],
    copies: parameters.get('copies') === 'yes',
    open,
  };
}

function writeState(data, state) {
  const parameters = new URLSearchParams();
  const lists = (prefix, of) => {
    for (const name of Object.keys(LISTS)) {
      (of[name + 's'] ?? []).forEach(
          number => parameters.append(prefix + name, data[LISTS[name]][number]));
    }
    ['from', 'to'].filter(end => of[end] !== null && of[end] !== undefined)
        .forEach(end => parameters.append(prefix + end, isoDay(data, of[end])));
  };
  lists('', state);
  if (state.kinds.length < KINDS.length) {
    state.kinds.forEach(kind => parameters.append('kind', KINDS[kind]));
  }
  if (state.copies) {
    parameters.append('copies', 'yes');
  }
  if (state.open) {
    parameters.append('open', 'statements');
    lists('open.', state.open);
    (state.open.voices ?? []).forEach(voice => parameters.append('open.voice', VOICES[voice]));
    (state.open.sides ?? []).forEach(side => parameters.append('open.side', SIDES[side]));
  }
  return '#' + parameters;
}

/** Changes the state. The `hashchange` event then redraws the page. */
function choose(data, change) {
  const state = {...readState(data, location.hash), ...change};
  const fragment = writeState(data, state);
  if (fragment !== location.hash && !(fragment === '#' && location.hash === '')) {
    location.hash = fragment;
  }
}
