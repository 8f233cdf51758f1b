/**
 * Who stands with whom: a discourse network after Leifeld (2017). Two actors agree on a target where
 * both take the same side of it, and differ where they take opposite ones; an actor's side is that
 * of most of its stances towards the target. Counts are divided by the mean number of targets on
 * which the two take a side, so that those who speak about everything do not rule the picture.
 * Sources without a name are left out: each article has its own.
 */

const NAMED = ['PERSON', 'ORGANISATION', 'COUNTRY'];

const MOST_NODES = 30;

/** Links drawn for each actor on average: with all of them, nothing could be seen. */
const DRAWN_LINKS = 2;

/** Room for the names below the nodes, in pixels. */
const LABEL_WIDTH = 120;
const LABEL_ROOM = 36;

function networkOf(data, passing) {
  const sides = new Map();
  passing.pairs.forEach(pair => {
    const net = pair.counts[SUPPORT] - pair.counts[OPPOSE];
    if (net !== 0 && NAMED.includes(data.actorTypes[pair.actor])) {
      if (!sides.has(pair.actor)) {
        sides.set(pair.actor, {total: 0, by: new Map()});
      }
      const actor = sides.get(pair.actor);
      actor.by.set(pair.target, Math.sign(net));
      actor.total += polar(pair);
    }
  });
  const actors = [...sides.keys()]
      .sort((a, b) => sides.get(b).total - sides.get(a).total || a - b).slice(0, MOST_NODES);
  const edges = [];
  for (let i = 0; i < actors.length; i++) {
    for (let j = i + 1; j < actors.length; j++) {
      const [one, other] = [sides.get(actors[i]).by, sides.get(actors[j]).by];
      const agree = [...one.keys()].filter(target => other.get(target) === one.get(target));
      const differ = [...one.keys()].filter(target => other.get(target) === -one.get(target));
      if (agree.length + differ.length > 0) {
        const mean = (one.size + other.size) / 2;
        edges.push({a: actors[i], b: actors[j], agree, differ,
          weight: (agree.length - differ.length) / mean});
      }
    }
  }
  const linked = new Set(edges.flatMap(edge => [edge.a, edge.b]));
  return {
    actors: actors.filter(actor => linked.has(actor)).map(
        actor => ({actor, total: sides.get(actor).total})),
    edges: edges.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || x.a - y.a || x.b - y.b),
  };
}

function drawNetwork(page, section, network) {
  const {data} = page;
  if (!emptyUnless(section, network.edges.length > 0, 'No two actors share a target.')) {
    return;
  }
  const palette = colours();
  const container = section.querySelector('.chart');
  const strongest = network.edges.filter(edge => edge.weight !== 0)
      .slice(0, DRAWN_LINKS * network.actors.length);
  // The library lays out in pixels: in a small box things must lie closer.
  const side = Math.min(container.clientWidth, container.clientHeight);
  const largest = Math.max(...network.actors.map(node => node.total));
  const open = (edge, targets) => ({actors: [edge.a, edge.b], targets});
  const look = edge => edge.weight > 0
    ? {color: palette.support, type: 'solid'}
    : {color: palette.oppose, type: 'dashed'};
  const chart = draw(container,
      `Network of ${network.actors.length} actors: agreement drawn through, difference dashed. The numbers follow below.`, {
        tooltip: tooltip(palette, {
          formatter: event => event.dataType === 'edge'
            ? `${data.actors[strongest[event.dataIndex].a]} and ${data.actors[strongest[event.dataIndex].b]}\n`
              + `agree on ${strongest[event.dataIndex].agree.length}, differ on ${strongest[event.dataIndex].differ.length}`
            : `${event.name}\n${plural(network.actors[event.dataIndex].total, 'stance')}`,
        }),
        series: [{
          type: 'graph',
          layout: 'force',
          // Allies attract: an edge of a larger value is shorter.
          force: {initLayout: 'circular', layoutAnimation: false, repulsion: 0.8 * side, gravity: 0.2,
            edgeLength: [0.1 * side, 0.4 * side], friction: 0.2},
          label: {show: true, position: 'bottom', color: palette.ink, fontSize: 12,
            textBorderColor: palette.paper, textBorderWidth: 3, width: LABEL_WIDTH, overflow: 'truncate'},
          labelLayout: {hideOverlap: true},
          emphasis: {focus: 'adjacency', label: {show: true}},
          itemStyle: {color: palette.neutral, borderColor: palette.paper, borderWidth: 1},
          data: network.actors.map(node => ({
            id: String(node.actor),
            name: data.actors[node.actor],
            symbolSize: 8 + 24 * Math.sqrt(node.total / largest),
          })),
          edges: strongest.map(edge => ({
            source: String(edge.a),
            target: String(edge.b),
            value: 2 + edge.weight,
            lineStyle: {...look(edge), width: 1 + 2.5 * Math.min(1, Math.abs(edge.weight)), opacity: 0.75},
          })),
        }],
      },
      event => page.open(event.dataType === 'edge'
        ? open(strongest[event.dataIndex],
            [...strongest[event.dataIndex].agree, ...strongest[event.dataIndex].differ])
        : {actors: [network.actors[event.dataIndex].actor], sides: [SUPPORT, OPPOSE]}));
  fitNetwork(chart);
  numbersBelow(section, () => table('Shared targets',
      ['actors', 'agree on', 'differ on', 'weight'],
      network.edges.map(edge => {
        const names = `${data.actors[edge.a]} and ${data.actors[edge.b]}`;
        return [names,
          numberButton(page, edge.agree.length, open(edge, edge.agree), `targets on which ${names} agree`),
          numberButton(page, edge.differ.length, open(edge, edge.differ), `targets on which ${names} differ`),
          edge.weight.toFixed(2).replace('-', '−')];
      })));
}

/**
 * Keeps the layout that was found and fits it to the box, which the force layout does not. The
 * library tells where nodes lie only from within; its version is fixed, and a test looks.
 */
function fitNetwork(chart) {
  const nodes = chart.getModel().getSeriesByIndex(0).getData();
  const [series] = chart.getOption().series;
  const places = series.data.map((node, i) => nodes.getItemLayout(i));
  // Stretched to the shape of the box, so that the box need not stretch the nodes.
  const size = [chart.getWidth() - LABEL_WIDTH, chart.getHeight() - 2 * LABEL_ROOM];
  const scales = size.map((length, axis) => {
    const along = places.map(place => place[axis]);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    return value => high > low ? (value - low) / (high - low) * length : length / 2;
  });
  chart.setOption({series: [{
    layout: 'none',
    left: LABEL_WIDTH / 2, right: LABEL_WIDTH / 2, top: LABEL_ROOM, bottom: LABEL_ROOM,
    data: series.data.map((node, i) => ({...node, x: scales[0](places[i][0]), y: scales[1](places[i][1])})),
  }]});
}
