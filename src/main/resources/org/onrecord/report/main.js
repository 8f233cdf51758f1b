/**
 * The page. Its state is in the URL's fragment (`state.js`). Whenever that changes, everything is counted
 * again (`counts.js`, and the counting function of each view) and drawn.
 */

async function start() {
  const data = await loadData();
  const page = {
    data,
    open: selection => choose(data, {open: selection}),
    views: {},
  };
  const section = id => document.getElementById(id);
  const showStatements = makeStatements(page);
  const form = section('filters');
  const pickers = [
    ['actors', makePicker(page, section('pick-actor'), data.actors, 'actors')],
    ['targets', makePicker(page, section('pick-target'), data.targets, 'targets')],
    ['publishers', makePicker(page, section('pick-publisher'), data.publishers, 'publishers')],
  ];
  const days = ['from', 'to'].map(end => form.elements[end]);
  const kinds = [...form.elements.kind];
  days.forEach(input => {
    if (data.hasDays) {
      input.min = isoDay(data, 0);
      input.max = isoDay(data, data.lastDay);
    }
    input.onchange = () => choose(data, {[input.name]: dayNumber(data, input.value)});
  });
  kinds.forEach(input => {
    input.onchange = () => choose(data,
        {kinds: kinds.filter(each => each.checked).map(each => KINDS.indexOf(each.value))});
  });
  form.elements.copies.onchange = event => choose(data, {copies: event.target.checked});
  form.onsubmit = event => event.preventDefault();
  section('reset').onclick = () => {
    location.hash = '#';
  };
  section('all').onclick = () => page.open({});

  // Each view has one function that counts and one that draws.
  const views = [
    ['volume', state => volumeOf(data, page.passing, state), drawVolume],
    ['voice', () => voicesOf(data, page.passing), drawVoices],
    ['stance', () => stancesOf(data, page.passing), drawStances],
    ['matrix', () => matrixOf(data, page.passing), drawMatrix],
    ['network', () => networkOf(data, page.passing), drawNetwork],
    ['changes', state => changesOf(data, page.passing,
        state.actors.length ? pass(data, {...state, actors: []}) : page.passing), drawChanges],
  ];
  const visible = new Set();
  const visibility = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) =>
    isIntersecting ? visible.add(target) : visible.delete(target)));
  views.forEach(([name]) => visibility.observe(section(name)));
  let filtered = null;
  let rendering = 0;

  async function render() {
    const began = performance.now();
    const state = readState(data, location.hash);
    const filter = writeState(data, {...state, open: null});
    const changed = filter !== filtered;
    const current = changed ? ++rendering : rendering;
    if (changed) {
      filtered = filter;
      showFilters(state);
      page.passing = pass(data, state);
      summarise(state);
    }
    await showStatements(page.passing, state.open);
    page.responded = performance.now() - began;
    page.seen = page.responded;
    // Visible views come first.
    const isVisible = ([name]) => visible.has(section(name));
    const ordered = [...views.filter(isVisible), ...views.filter(view => !isVisible(view))];
    for (const [name, count, drawView] of changed ? ordered : []) {
      // Lets the browser handle events between two views. A newer filter ends this rendering.
      await new Promise(later => setTimeout(later));
      if (current !== rendering) {
        return;
      }
      page.views[name] = count(state);
      drawView(page, section(name), page.views[name]);
      if (visible.has(section(name))) {
        page.seen = performance.now() - began;
      }
    }
    forgetCharts();
    page.took = performance.now() - began;
  }

  function showFilters(state) {
    pickers.forEach(([key, show]) => show(state[key]));
    days.forEach(input => {
      input.value = state[input.name] === null ? '' : isoDay(data, state[input.name]);
    });
    kinds.forEach(input => {
      input.checked = state.kinds.includes(KINDS.indexOf(input.value));
    });
    form.elements.copies.checked = state.copies;
  }

  function drawAgain() {
    views.forEach(([name, , drawView]) => {
      if (page.views[name]) {
        drawView(page, section(name), page.views[name]);
      }
    });
    forgetCharts();
  }

  function summarise(state) {
    const {byActor, stances, count, from, to} = page.passing;
    const actors = byActor.reduce((some, each) => some + (each > 0), 0);
    section('count').textContent = formatNumber(count);
    section('all').setAttribute('aria-label', `${plural(count, 'statement')}: show them`);
    section('rest').textContent = `statement${count === 1 ? '' : 's'} by ${plural(actors, 'actor')}`
        + (data.hasDays ? `, ${formatDays(data, from, to)}` : '')
        + `; ${plural(stances.length, 'stance')} towards a target`;
    const chosen = state.actors.length + state.targets.length + state.publishers.length
        + (state.from !== null) + (state.to !== null) + (state.kinds.length < KINDS.length) + state.copies;
    section('chosen').textContent = chosen ? ` (${chosen})` : '';
    section('reset').disabled = chosen === 0;
  }

  window.addEventListener('hashchange', () => {
    page.drawn = render();
  });
  // Charts get their colours when drawn, so a change to dark mode or to paper draws them again.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    forgetColours();
    drawAgain();
  });
  const paper = printing => () => {
    document.documentElement.classList.toggle('paper', printing);
    forgetColours();
    drawAgain();
    fitCharts();
  };
  window.addEventListener('beforeprint', paper(true));
  window.addEventListener('afterprint', paper(false));
  const wide = matchMedia('(min-width: 60rem)');
  const filterBox = form.closest('details');
  filterBox.open = wide.matches;
  wide.addEventListener('change', () => {
    filterBox.open = wide.matches;
  });

  page.drawn = render();
  await page.drawn;
  page.loaded = performance.now();
  // For tests and for use in the browser's console.
  globalThis.onrecord = {page, statistics: {wilson, fisher, binomialTail, standOut, volumeTests}};
}

start().catch(error => {
  document.getElementById('rest').textContent = `Could not read this page: ${error.message}`;
  throw error;
});
