/** The stances of actors towards targets over time: the share of support with its confidence interval. */

const MAX_PANELS = 6;

/** Returns the finest unit in which half of the bins with stances have enough of them, else the coarsest. */
function stanceUnit(data, passing, dated) {
  const span = passing.to - passing.from + 1;
  const units = ['day', 'week', 'month'].filter(
      unit => unit === 'day' ? span <= 400 : span > (unit === 'week' ? 13 : 89));
  for (const unit of units) {
    const bins = binsOf(data, passing.from, passing.to, unit);
    let some = 0;
    let enough = 0;
    for (const days of dated) {
      const counts = new Map();
      days.forEach(day => counts.set(bins.of(day), (counts.get(bins.of(day)) ?? 0) + 1));
      some += counts.size;
      enough += [...counts.values()].filter(count => count >= ENOUGH).length;
    }
    if (enough * 2 >= some) {
      return unit;
    }
  }
  return units[units.length - 1];
}

function stancesOf(data, passing) {
  const chosen = topPairs(data, passing, MAX_PANELS);
  const panelOf = new Int8Array(data.pairActor.length).fill(NONE);
  chosen.forEach((pair, i) => {
    panelOf[pair] = i;
  });
  const found = chosen.map(() => []);
  for (const stance of passing.stances) {
    const panel = panelOf[data.pair[stance]];
    const day = data.day[data.statement[stance]];
    if (panel !== NONE && day !== NONE) {
      found[panel].push([day, data.side[stance]]);
    }
  }
  const dated = found.map(each => each.filter(([, side]) => side < 2).map(([day]) => day));
  const bins = binsOf(data, passing.from, passing.to, stanceUnit(data, passing, dated));
  const panels = chosen.map((pair, panel) => {
    const counts = bins.bins.map(() => [0, 0, 0]);
    found[panel].forEach(([day, side]) => counts[bins.of(day)][side]++);
    const points = counts.map(([support, oppose, neutral], bin) => {
      const all = support + oppose;
      const [low, high] = wilson(support, all);
      return {bin, support, oppose, neutral, all, share: all ? support / all : null, low, high};
    });
    return {
      actor: data.pairActor[pair],
      target: data.pairTarget[pair],
      counts: countsOf(passing, pair),
      points: points.filter(point => point.all + point.neutral > 0),
    };
  });
  return {unit: bins.unit, bins: bins.bins, labels: bins.labels, panels};
}

function pointColour(palette, point) {
  if (point.all < ENOUGH || point.share === 0.5) {
    return palette.neutral;
  }
  return point.share > 0.5 ? palette.support : palette.oppose;
}

/** Returns an interval as a vertical bar with caps. It is a single line, since a page has hundreds. */
function intervalBar(api, colour) {
  const x = api.coord([api.value(0), 0])[0];
  const [low, high] = [api.coord([0, api.value(1)])[1], api.coord([0, api.value(2)])[1]];
  return {
    type: 'polyline',
    shape: {points: [[x - 4, low], [x + 4, low], [x, low], [x, high], [x - 4, high], [x + 4, high]]},
    style: {stroke: colour, lineWidth: 1.5, fill: 'none'},
  };
}

function drawPanel(page, stances, panel, container) {
  const {data} = page;
  const palette = colours();
  const points = panel.points.filter(point => point.all > 0);
  const percent = share => `${Math.round(share * 100)} %`;
  const name = `${data.actors[panel.actor]} on ${data.targets[panel.target]}`;
  draw(container,
      `Chart: share of support per ${stances.unit} of ${name}, with 95 % intervals. The numbers are below.`, () => ({
        grid: {left: 8, right: 12, top: 12, bottom: 8, containLabel: true},
        tooltip: tooltip(palette, {
          trigger: 'item',
          formatter: event => {
            const point = points[event.dataIndex];
            return `${stances.labels[point.bin]}: ${point.support} support, ${point.oppose} oppose\n`
                + `${percent(point.share)} support (${percent(point.low)} to ${percent(point.high)})`
                + (point.all < ENOUGH ? '\nfewer than five: not reliable' : '');
          },
        }),
        xAxis: categoryAxis(palette, stances.labels),
        yAxis: valueAxis(palette, {
          min: 0, max: 1, interval: 0.5,
          axisLabel: {color: palette.muted, formatter: percent},
        }),
        series: [{
          type: 'custom',
          renderItem: (params, api) => intervalBar(api, pointColour(palette, points[params.dataIndex])),
          encode: {x: 0, y: [1, 2]},
          data: points.map(point => [point.bin, point.low, point.high]),
        }, {
          type: 'scatter',
          symbolSize: 10,
          // The shape shows the side too, not only the colour.
          symbol: (value, {dataIndex}) => {
            const point = points[dataIndex];
            return point.all < ENOUGH || point.share === 0.5 ? 'emptyCircle'
              : point.share > 0.5 ? 'circle' : 'rect';
          },
          itemStyle: {color: ({dataIndex}) => pointColour(palette, points[dataIndex])},
          data: points.map(point => [point.bin, point.share]),
        }],
      }),
      event => page.open({actors: [panel.actor], targets: [panel.target],
        ...stances.bins[points[event.dataIndex].bin]}));
}

function drawStances(page, section, stances) {
  const {data} = page;
  const container = section.querySelector('.panels');
  if (!emptyUnless(section, stances.panels.length > 0, 'No stances that take a side.')) {
    container.replaceChildren();
    return;
  }
  section.querySelector('.unit').textContent = `Share of support per ${stances.unit}`;
  const sideOf = (panel, side) => numberButton(page, panel.counts[side],
      {actors: [panel.actor], targets: [panel.target], sides: [side]},
      `statements of ${data.actors[panel.actor]}, ${SIDES[side]}, ${data.targets[panel.target]}`);
  // Reuses existing charts, since creating one costs more than drawing it again.
  while (container.children.length > stances.panels.length) {
    container.lastElementChild.remove();
  }
  stances.panels.forEach((panel, i) => {
    const figure = container.children[i] ?? container.appendChild(element('figure', {},
        element('figcaption', {}), element('div', {class: 'chart small'})));
    figure.firstElementChild.replaceChildren(
        element('h3', {}, data.actors[panel.actor],
            element('span', {class: 'target'}, ` on ${data.targets[panel.target]}`)),
        element('p', {class: 'sides'},
            element('span', {class: 'support'}, sideOf(panel, SUPPORT), ' support'), ' · ',
            element('span', {class: 'oppose'}, sideOf(panel, OPPOSE), ' oppose'), ' · ',
            element('span', {class: 'neutral'}, sideOf(panel, 2), ' neutral')));
    drawPanel(page, stances, panel, figure.lastElementChild);
  });
  numbersBelow(section, () => table(`Stances per ${stances.unit}`,
      ['actor and target', stances.unit, 'support', 'oppose', 'neutral', 'share of support', '95 % interval'],
      stances.panels.flatMap(panel => panel.points.map(point => {
        const bin = stances.bins[point.bin];
        const name = `${data.actors[panel.actor]} on ${data.targets[panel.target]}`;
        const cell = (number, side) => numberButton(page, number,
            {actors: [panel.actor], targets: [panel.target], sides: [side], ...bin},
            `${SIDES[side]}, ${name}, ${formatDays(data, bin.from, bin.to)}`);
        return [name, formatDays(data, bin.from, bin.to), cell(point.support, SUPPORT),
          cell(point.oppose, OPPOSE), cell(point.neutral, 2),
          point.all ? `${Math.round(point.share * 100)} %` : '–',
          point.all ? `${Math.round(point.low * 100)} to ${Math.round(point.high * 100)} %` : '–'];
      }))));
}
