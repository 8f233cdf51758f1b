/** Who supports and who opposes what: a table, since every cell is two numbers to be opened. */

const MATRIX_ROWS = 25;
const MATRIX_COLUMNS = 10;

function matrixOf(data, passing) {
  const all = passing.pairs;
  const byActor = new Uint32Array(data.actors.length);
  const byTarget = new Uint32Array(data.targets.length);
  all.forEach(pair => {
    byActor[pair.actor] += polar(pair);
    byTarget[pair.target] += polar(pair);
  });
  const actors = top(byActor, MATRIX_ROWS);
  const targets = top(byTarget, MATRIX_COLUMNS);
  const cells = actors.map(() => targets.map(() => [0, 0, 0]));
  const rows = new Map(actors.map((actor, row) => [actor, row]));
  const columns = new Map(targets.map((target, column) => [target, column]));
  all.forEach(pair => {
    if (rows.has(pair.actor) && columns.has(pair.target)) {
      cells[rows.get(pair.actor)][columns.get(pair.target)] = pair.counts;
    }
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
      element('caption', {}, 'Statements in support, and opposed'),
      element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'Actor'),
          ...matrix.targets.map(target => element('th', {scope: 'col'}, data.targets[target])))),
      element('tbody', {}, ...matrix.actors.map((actor, row) => element('tr', {},
          element('th', {scope: 'row'}, data.actors[actor]),
          ...matrix.targets.map((target, column) =>
            matrixCell(page, actor, target, matrix.cells[row][column])))))));
}
