/** The statements behind a number: a dialog that shows them by pages. */

const SHOWN = 20;

/** Returns words with content, source and cue marked; marks may overlap. */
function markedWords(words) {
  const marks = ['content', 'source', 'cue'].flatMap(
      role => words[role].map(([begin, end]) => ({role, begin, end})));
  const cuts = [...new Set([0, words.text.length, ...marks.flatMap(mark => [mark.begin, mark.end])])]
      .sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const text = words.text.slice(cuts[i], end);
    const roles = marks.filter(mark => mark.begin <= cuts[i] && end <= mark.end)
        .map(mark => mark.role);
    return roles.length ? element('mark', {class: roles.join(' ')}, text) : text;
  });
}

function statementItem(data, statement, words) {
  const day = data.day[statement];
  const publisher = data.publisher[statement];
  const facts = [
    publisher === NONE ? 'publisher unknown' : data.publishers[publisher],
    day === NONE ? 'no day' : spokenDay(data, day) + (words.basis ? `, by ${words.basis}` : ''),
    KINDS[data.kind[statement]],
    `actor ${words.how}`,
    `confidence ${words.confidence.toFixed(2)}`,
    data.copy[statement] ? 'in a syndicated copy' : null,
  ];
  return element('li', {},
      element('h3', {}, data.actors[data.actor[statement]],
          words.role ? element('span', {class: 'role'}, ` ${words.role}`) : null),
      element('blockquote', {}, ...markedWords(words)),
      ...words.stances.map(([target, side, score]) => element('p', {class: `stance ${SIDES[side]}`},
          `${['supports', 'opposes', 'is neutral on'][side]} ${data.targets[target]}`,
          element('span', {class: 'score'}, ` ${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(2)}`))),
      element('p', {class: 'facts'}, facts.filter(Boolean).join(' · ')),
      element('p', {class: 'facts'},
          words.url
            ? element('a', {href: words.url, rel: 'noopener noreferrer', target: '_blank'},
                words.title || words.url)
            : words.title || `article ${words.article}`,
          element('span', {class: 'id'}, ` · statement ${words.id}`)));
}

/** Says in words what a selection is. */
function describe(data, selection) {
  const names = (numbers, of) => numbers.map(number => of[number]).join(' and ');
  const parts = [];
  if (selection.actors?.length) {
    parts.push(`by ${names(selection.actors, data.actors)}`);
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
    parts.push(`on ${spokenDays(data, selection.from, selection.to ?? data.lastDay)}`);
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
    const shown = statements.slice(at, at + SHOWN);
    const words = await Promise.all(shown.map(data.words));
    list.replaceChildren(...shown.map((statement, i) => statementItem(data, statement, words[i])));
    list.setAttribute('start', at + 1);
    where.textContent = shown.length
      ? `${spokenNumber(at + 1)} to ${spokenNumber(at + shown.length)} of ${spokenNumber(statements.length)}, the latest first`
      : 'None.';
    previous.disabled = at === 0;
    next.disabled = at + SHOWN >= statements.length;
    list.parentElement.scrollTop = 0;
  }

  previous.onclick = () => show(at - SHOWN);
  next.onclick = () => show(at + SHOWN);
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
