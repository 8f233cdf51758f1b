/** A field in which names are found and chosen; the chosen ones stand beside it, to be removed. */

const OFFERED = 40;

function makePicker(page, fieldset, names, key) {
  const {data} = page;
  const input = fieldset.querySelector('input');
  const offers = fieldset.querySelector('datalist');
  const chips = fieldset.querySelector('.chips');
  // Two may share a name: the later ones are told apart by a number.
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
    const words = input.value.trim().toLocaleLowerCase();
    const matches = [];
    for (let number = 0; number < labels.length && matches.length < OFFERED; number++) {
      if (!chosen.includes(number) && folded[number].includes(words)) {
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
