/** A field for finding and choosing names. The chosen ones are shown below it, with buttons to remove them. */

const MAX_OFFERS = 40;

function makePicker(page, fieldset, names, key) {
  const {data} = page;
  const input = fieldset.querySelector('input');
  const offers = fieldset.querySelector('datalist');
  const chips = fieldset.querySelector('.chips');
  // Names may be ambiguous: the second and later ones get a number.
  const seen = new Map();
  const labels = names.map(name => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const folded = labels.map(label => label.toLocaleLowerCase());
  let chosen = [];

  function found() {
    const text = input.value.trim().toLocaleLowerCase();
    const matches = [];
    for (let number = 0; number < labels.length && matches.length < MAX_OFFERS; number++) {
      if (!chosen.includes(number) && folded[number].includes(text)) {
        matches.push(number);
      }
    }
    return matches;
  }

  function offer() {
    offers.replaceChildren(...found().map(number => element('option', {value: labels[number]})));
  }

  function take(number) {
    input.value = '';
    choose(data, {[key]: [...chosen, number]});
  }

  input.addEventListener('focus', offer);
  input.addEventListener('input', () => {
    const number = numbers.get(input.value);
    if (number !== undefined && !chosen.includes(number)) {
      take(number);
    } else {
      offer();
    }
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = input.value.trim() ? found() : [];
      if (first !== undefined) {
        take(first);
      }
    }
  });

  return now => {
    chosen = now;
    chips.replaceChildren(...chosen.map(number => element('li', {}, element('button', {
      type: 'button',
      'aria-label': `Remove ${labels[number]}`,
      onclick: () => {
        input.focus();
        choose(data, {[key]: chosen.filter(each => each !== number)});
      },
    }, labels[number], element('span', {'aria-hidden': 'true'}, ' ×')))));
  };
}
