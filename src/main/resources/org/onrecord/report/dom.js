/** Creates elements. Text from the data is only inserted as text, never as markup. */

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

/** Returns a number that opens the statements behind it. */
function numberButton(page, number, selection, of) {
  return number === 0
    ? element('span', {class: 'zero'}, '0')
    : element('button', {
      type: 'button',
      class: 'number',
      'aria-label': `${formatNumber(number)}: ${of}`,
      onclick: () => page.open(selection),
    }, formatNumber(number));
}

/** Returns a table. The first cell of each row is its heading. */
function table(caption, head, rows) {
  return element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {},
          ...head.map(cell => element('th', {scope: 'col'}, cell)))),
      element('tbody', {}, ...rows.map(([first, ...others]) => element('tr', {},
          element('th', {scope: 'row'}, first), ...others.map(cell => element('td', {}, cell))))));
}

/** Creates the table of numbers below a chart when it is opened, since it may be long. */
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

/** Shows a note in place of the chart if there is nothing to draw. Returns whether there is something. */
function emptyUnless(section, something, text) {
  const note = section.querySelector('.empty');
  note.hidden = something;
  note.textContent = something ? '' : text;
  section.querySelectorAll('.chart, .panels, .scroll, details.numbers').forEach(part => {
    part.hidden = !something;
  });
  return something;
}
