/** Making elements. Words of the data only ever become text, never markup. */

function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      made.className = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** A number that opens the statements behind it. */
function numberButton(page, number, selection, of) {
  return number === 0
    ? element('span', {class: 'zero'}, '0')
    : element('button', {
      type: 'button',
      class: 'number',
      'aria-label': `${spokenNumber(number)}: ${of}`,
      onclick: () => page.open(selection),
    }, spokenNumber(number));
}

/** A table of cells, the first of each row its heading. */
function table(caption, head, rows) {
  return element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {},
          ...head.map(cell => element('th', {scope: 'col'}, cell)))),
      element('tbody', {}, ...rows.map(([first, ...others]) => element('tr', {},
          element('th', {scope: 'row'}, first), ...others.map(cell => element('td', {}, cell))))));
}

/** Fills the numbers below a chart, when they are asked for: they may be many. */
function numbersBelow(section, make) {
  const details = section.querySelector('details.numbers');
  const body = details.querySelector('.scroll');
  const fill = () => body.replaceChildren(make());
  details.ontoggle = () => {
    if (details.open && !body.firstChild) {
      fill();
    }
  };
  body.replaceChildren();
  if (details.open) {
    fill();
  }
}

/** Shows a word where there is nothing to draw; returns whether there is. */
function emptyUnless(section, something, words) {
  const note = section.querySelector('.empty');
  note.hidden = something;
  note.textContent = something ? '' : words;
  section.querySelectorAll('.chart, .panels, .scroll, details.numbers').forEach(part => {
    part.hidden = !something;
  });
  return something;
}
