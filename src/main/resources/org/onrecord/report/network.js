/**
 * A discourse network after Leifeld (2017). Two actors agree on a target if both are on the same side,
 * and differ if they are on opposite sides; an actor's side is that of most of its stances towards the
 * target. Counts are divided by the mean number of targets on which the two take a side, so that actors
 * who speak about everything do not dominate. Sources without a name are left out, since they differ
 * between articles.
 */

const NAMED = ['PERSON', 'ORGANISATION', 'COUNTRY'];

const MAX_NODES = 30;

/** The number of links drawn for each actor, on average. With all links, the chart would be unreadable. */
const LINKS_PER_ACTOR = 2;

/** The number of layout steps, the length of a link with weight 0, and the forces. */
const STEPS = 200;
const LINK_LENGTH = 0.5;
const PULL = 0.1;
const PUSH = 0.02;
const GRAVITY = 0.15;

/** The height reserved for the names below the nodes, in pixels. */
const LABEL_HEIGHT = 36;

function labelWidth(width) {
  return Math.min(120, width / 4);
}

function networkOf(data, passing) {
  const totals = new Uint32Array(data.actors.length);
  const sideOf = pair => Math.sign(passing.pairs[SIDES.length * pair + SUPPORT]
      - passing.pairs[SIDES.length * pair + OPPOSE]);
  for (let pair = 0; pair < data.pairActor.length; pair++) {
    const actor = data.pairActor[pair];
    if (sideOf(pair) !== 0 && NAMED.includes(data.actorTypes[actor])) {
      totals[actor] += polar(passing, pair);
    }
  }
  const actors = top(totals, MAX_NODES);
  const sides = actors.map(actor => {
    const by = new Map();
    for (let pair = data.firstPair[actor]; pair < data.firstPair[actor + 1]; pair++) {
      if (sideOf(pair) !== 0) {
        by.set(data.pairTarget[pair], sideOf(pair));
      }
    }
    return by;
  });
  const edges = [];
  for (let i = 0; i < actors.length; i++) {
    for (let j = i + 1; j < actors.length; j++) {
      const [one, other] = [sides[i], sides[j]];
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
        actor => ({actor, total: totals[actor]})),
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
      .slice(0, LINKS_PER_ACTOR * network.actors.length);
  const places = layOut(network.actors, strongest);
  const largest = Math.max(...network.actors.map(node => node.total));
  const open = (edge, targets) => ({actors: [edge.a, edge.b], targets});
  const look = edge => edge.weight > 0
    ? {color: palette.support, type: 'solid'}
    : {color: palette.oppose, type: 'dashed'};
  draw(container,
      `Network of ${network.actors.length} actors: solid lines for agreement, dashed lines for difference. The numbers are below.`, (width, height) => ({
        tooltip: tooltip(palette, {
          formatter: event => event.dataType === 'edge'
            ? `${data.actors[strongest[event.dataIndex].a]} and ${data.actors[strongest[event.dataIndex].b]}\n`
              + `agree on ${strongest[event.dataIndex].agree.length}, differ on ${strongest[event.dataIndex].differ.length}`
            : `${event.name}\n${plural(network.actors[event.dataIndex].total, 'stance')}`,
        }),
        series: [{
          type: 'graph',
          layout: 'none',
          left: labelWidth(width) / 2, right: labelWidth(width) / 2, top: LABEL_HEIGHT, bottom: LABEL_HEIGHT,
          label: {show: true, position: 'bottom', color: palette.ink, fontSize: 12,
            textBorderColor: palette.paper, textBorderWidth: 3, width: labelWidth(width), overflow: 'truncate'},
          labelLayout: {hideOverlap: true},
          emphasis: {focus: 'adjacency', label: {show: true}},
          itemStyle: {color: palette.neutral, borderColor: palette.paper, borderWidth: 1},
          data: network.actors.map((node, i) => ({
            id: String(node.actor),
            name: data.actors[node.actor],
            symbolSize: Math.min(1, 0.35 + width / 1000) * (8 + 24 * Math.sqrt(node.total / largest)),
            // In pixels, since the library would distort nodes if it had to scale them.
            x: places[i][0] * (width - labelWidth(width)),
            y: places[i][1] * (height - 2 * LABEL_HEIGHT),
          })),
          edges: strongest.map(edge => ({
            source: String(edge.a),
            target: String(edge.b),
            lineStyle: {...look(edge), width: 1 + 2.5 * Math.min(1, Math.abs(edge.weight)), opacity: 0.75},
          })),
        }],
      }),
      event => page.open(event.dataType === 'edge'
        ? open(strongest[event.dataIndex],
            [...strongest[event.dataIndex].agree, ...strongest[event.dataIndex].differ])
        : {actors: [network.actors[event.dataIndex].actor], sides: [SUPPORT, OPPOSE]}));
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
 * Returns the positions of the actors, each as [x, y] from 0 to 1. All nodes repel each other; links
 * are springs, short for agreement and long for difference. Nodes start on a circle, so that the same
 * network always looks the same.
 */
function layOut(nodes, edges) {
  const numbers = new Map(nodes.map((node, i) => [node.actor, i]));
  const springs = edges.map(({a, b, weight}) => ({
    i: numbers.get(a), j: numbers.get(b), length: LINK_LENGTH * (1 - 0.6 * Math.max(-1, Math.min(1, weight)))}));
  const x = Float64Array.from(nodes, (node, i) => Math.cos(2 * Math.PI * i / nodes.length));
  const y = Float64Array.from(nodes, (node, i) => Math.sin(2 * Math.PI * i / nodes.length));
  for (let step = 0; step < STEPS; step++) {
    const dx = new Float64Array(nodes.length);
    const dy = new Float64Array(nodes.length);
    const push = (i, j, force) => {
      const [along, up] = [x[i] - x[j], y[i] - y[j]];
      const distance = Math.max(0.01, Math.hypot(along, up));
      const share = force(distance) / distance;
      dx[i] += along * share;
      dy[i] += up * share;
      dx[j] -= along * share;
      dy[j] -= up * share;
    };
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        push(i, j, distance => PUSH / (distance * distance));
      }
    }
    springs.forEach(({i, j, length}) => push(i, j, distance => (length - distance) * PULL));
    const reach = 0.2 * (1 - step / STEPS);
    for (let i = 0; i < nodes.length; i++) {
      // Keeps nodes without a strong link from drifting away.
      dx[i] -= GRAVITY * x[i];
      dy[i] -= GRAVITY * y[i];
      const length = Math.max(1e-9, Math.hypot(dx[i], dy[i]));
      x[i] += dx[i] / length * Math.min(length, reach);
      y[i] += dy[i] / length * Math.min(length, reach);
    }
  }
  const [right, down] = [x, y].map(along => {
    const [low, high] = [Math.min(...along), Math.max(...along)];
    return Array.from(along, each => high > low ? (each - low) / (high - low) : 0.5);
  });
  return right.map((each, i) => [each, down[i]]);
}
