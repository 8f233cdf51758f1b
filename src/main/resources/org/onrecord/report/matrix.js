/** Who supports and who opposes what, as a table: each cell has two numbers that open their statements. */

const MAX_MATRIX_ROWS = 25;
const MAX_MATRIX_COLUMNS = 10;

function matrixOf(data, passing) {
  const byActor = new Uint32Array(data.actors.length);
  const byTarget = new Uint32Array(data.targets.length);
  for (let pair = 0; pair < data.pairActor.length; pair++) {
    byActor[data.pairActor[pair]] += polar(passing, pair);
    byTarget[data.pairTarget[pair]] += polar(passing, pair);
  }
  const actors = top(byActor, MAX_MATRIX_ROWS);
  const targets = top(byTarget, MAX_MATRIX_COLUMNS);
  const columns = new Map(targets.map((target, column) => [target, column]));
  const cells = actors.map(actor => {
    const row = targets.map(() => [0, 0, 0]);
    for (let pair = data.firstPair[actor]; pair < data.firstPair[actor + 1]; pair++) {
      if (columns.has(data.pairTarget[pair])) {
        row[columns.get(data.pairTarget[pair])] = countsOf(passing, pair);
      }
    }
    return row;
  });
  return {actors, targets, cells};
}

function matrixCell(page, actor, target, counts) {
  const {data} = page;
  const all = counts[SUPPORT] + counts[OPPOSE];
  if (all === 0) {
    return element('td', {class: 'none'}, element('span', {class: 'zero'}, '·'));
  }
  const net = (counts[SUPPORT] - counts[OPPOSE]) / all;
  const cell = element('td', {class: all < ENOUGH ? 'few' : net > 0 ? 'supports' : net < 0 ? 'opposes' : 'split'});
  cell.style.setProperty('--strength', `${Math.round(Math.abs(net) * 45)}%`);
  const [support, oppose] = [SUPPORT, OPPOSE].map(side => element('span', {class: SIDES[side]},
      numberButton(page, counts[side], {actors: [actor], targets: [target], sides: [side]},
          `${data.actors[actor]}, ${SIDES[side]}, ${data.targets[target]}`)));
  cell.append(support, ' : ', oppose);
  return cell;
}

function drawMatrix(page, section, matrix) {
  const {data} = page;
  if (!emptyUnless(section, matrix.actors.length > 0, 'No stances that take a side.')) {
    return;
  }
  section.querySelector('.scroll').replaceChildren(element('table', {class: 'matrix'},
      element('caption', {}, 'Statements in support and in opposition'),
      element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'Actor'),
          ...matrix.targets.map(target => element('th', {scope: 'col'}, data.targets[target])))),
      element('tbody', {}, ...matrix.actors.map((actor, row) => element('tr', {},
          element('th', {scope: 'row'}, data.actors[actor]),
          ...matrix.targets.map((target, column) =>
            matrixCell(page, actor, target, matrix.cells[row][column])))))));
}
