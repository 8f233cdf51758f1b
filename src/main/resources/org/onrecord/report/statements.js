/** The statements behind a number: a dialog that shows them in pages. */

const PAGE_SIZE = 20;

/** Returns a statement's text with content, source and cue marked. Marks may overlap. */
function markedText(details) {
  const marks = ['content', 'source', 'cue'].flatMap(
      role => details[role].map(([begin, end]) => ({role, begin, end})));
  const edges = [...new Set([0, details.text.length, ...marks.flatMap(mark => [mark.begin, mark.end])])]
      .sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const text = details.text.slice(edges[i], end);
    const roles = marks.filter(mark => mark.begin <= edges[i] && end <= mark.end)
        .map(mark => mark.role);
    return roles.length ? element('mark', {class: roles.join(' ')}, text) : text;
  });
}

function statementItem(data, statement, details) {
  const day = data.day[statement];
  const publisher = data.publisher[statement];
  const facts = [
    publisher === NONE ? 'publisher unknown' : data.publishers[publisher],
    day === NONE ? 'no day' : formatDay(data, day) + (details.basis ? `, by ${details.basis}` : ''),
    KINDS[data.kind[statement]],
    `actor ${details.how}`,
    `confidence ${details.confidence.toFixed(2)}`,
    data.copy[statement] ? 'in a syndicated copy' : null,
  ];
  return element('li', {},
      element('h3', {}, data.actors[data.actor[statement]],
          details.role ? element('span', {class: 'role'}, ` ${details.role}`) : null),
      element('blockquote', {}, ...markedText(details)),
      ...details.stances.map(([target, side, score]) => element('p', {class: `stance ${SIDES[side]}`},
          `${['supports', 'opposes', 'is neutral on'][side]} ${data.targets[target]}`,
          element('span', {class: 'score'}, ` ${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(2)}`))),
      element('p', {class: 'facts'}, facts.filter(Boolean).join(' · ')),
      element('p', {class: 'facts'},
          details.url
            ? element('a', {href: details.url, rel: 'noopener noreferrer', target: '_blank'},
                details.title || details.url)
            : details.title || `article ${details.article}`,
          element('span', {class: 'id'}, ` · statement ${details.id}`)));
}

/** Describes a selection in words. */
function describe(data, selection) {
  const names = (numbers, of) => numbers.map(number => of[number]).join(' and ');
  const parts = [];
  if (selection.actors?.length) {
    parts.push(`by ${names(selection.actors, data.actors)}`);
  }
  if (selection.voices?.length) {
    parts.push(`by ${['women', 'men', 'others', 'persons of unknown gender'][selection.voices[0]]}`);
  }
  if (selection.sides?.length) {
    parts.push({support: 'in support of', oppose: 'opposed to', neutral: 'neutral on'}[
        SIDES[selection.sides[0]]]);
  } else if (selection.targets?.length) {
    parts.push('on');
  }
  if (selection.targets?.length) {
    parts.push(names(selection.targets, data.targets));
  } else if (selection.sides?.length) {
    parts.push('a target');
  }
  if (selection.from !== null && selection.from !== undefined) {
    parts.push(`on ${formatDays(data, selection.from, selection.to ?? data.lastDay)}`);
  }
  return parts.join(' ');
}

function makeStatements(page) {
  const {data} = page;
  const dialog = document.getElementById('statements');
  const list = dialog.querySelector('ol');
  const heading = dialog.querySelector('h2');
  const where = dialog.querySelector('.where');
  const [previous, next] = dialog.querySelectorAll('.pager button');
  let statements = [];
  let at = 0;

  async function show(from) {
    at = from;
    const shown = statements.slice(at, at + PAGE_SIZE);
    const details = await Promise.all(shown.map(data.details));
    list.replaceChildren(...shown.map((statement, i) => statementItem(data, statement, details[i])));
    list.setAttribute('start', at + 1);
    where.textContent = shown.length
      ? `${formatNumber(at + 1)} to ${formatNumber(at + shown.length)} of ${formatNumber(statements.length)}, latest first`
      : 'None.';
    previous.disabled = at === 0;
    next.disabled = at + PAGE_SIZE >= statements.length;
    list.parentElement.scrollTop = 0;
  }

  previous.onclick = () => show(at - PAGE_SIZE);
  next.onclick = () => show(at + PAGE_SIZE);
  dialog.querySelector('.close').onclick = () => dialog.close();
  dialog.onclick = event => {
    if (event.target === dialog) {
      dialog.close();
    }
  };
  dialog.onclose = () => choose(data, {open: null});

  return async (passing, selection) => {
    if (!selection) {
      if (dialog.open) {
        dialog.close();
      }
      return;
    }
    statements = selected(data, passing, selection);
    heading.textContent = `${plural(statements.length, 'statement')} ${describe(data, selection)}`;
    await show(0);
    if (!dialog.open) {
      dialog.showModal();
    }
  };
}
