/** The share of statements by women, men, others and persons of unknown gender per day (or week, or month). */

const VOICE_NAMES = ['women', 'men', 'others', 'unknown'];

function voicesOf(data, passing) {
  const bins = binsOf(data, passing.from, passing.to, unitFor(passing.from, passing.to));
  const statements = VOICES.map(() => new Array(bins.bins.length).fill(0));
  const actors = new Array(VOICES.length).fill(0);
  const total = new Array(VOICES.length).fill(0);
  passing.byActor.forEach((count, actor) => {
    if (count > 0 && data.voice[actor] !== NONE) {
      actors[data.voice[actor]]++;
      total[data.voice[actor]] += count;
    }
  });
  for (let i = 0; i < data.count; i++) {
    const voice = data.voice[data.actor[i]];
    if (passing.passed[i] && voice !== NONE && data.day[i] !== NONE) {
      statements[voice][bins.of(data.day[i])]++;
    }
  }
  const perBin = bins.bins.map((bin, b) => statements.reduce((sum, each) => sum + each[b], 0));
  // A period without statements has no share.
  const shares = statements.map(each => each.map((count, b) => perBin[b] ? count / perBin[b] : null));
  return {unit: bins.unit, bins: bins.bins, labels: bins.labels, statements, shares, actors, total};
}

function drawVoices(page, section, voices) {
  const {data} = page;
  const shown = VOICES.map((voice, v) => v).filter(v => voices.actors[v] > 0);
  if (!emptyUnless(section, shown.length > 0 && data.hasDays, 'No statements of persons to count.')) {
    return;
  }
  const palette = colours();
  const percent = share => `${Math.round(100 * share)} %`;
  section.querySelector('.unit').textContent = `Share of statements per ${voices.unit}`;
  const names = VOICE_NAMES.map((name, v) => `${name} (${plural(voices.actors[v], 'actor')})`);
  const fills = [...palette.lines.slice(0, 3), palette.neutral];
  draw(section.querySelector('.chart'),
      `Bar chart: share of statements per ${voices.unit} by ${shown.map(v => names[v]).join(', ')}. The numbers are below.`, () => ({
        grid: {left: 8, right: 16, top: 44, bottom: 8, containLabel: true},
        legend: {top: 0, left: 0, type: onPaper() ? 'plain' : 'scroll', textStyle: {color: palette.ink}, itemWidth: 28,
          pageTextStyle: {color: palette.muted}, pageIconColor: palette.ink},
        tooltip: tooltip(palette, {trigger: 'axis', valueFormatter: share => share === null ? '–' : percent(share)}),
        xAxis: categoryAxis(palette, voices.labels),
        yAxis: valueAxis(palette, {max: 1, axisLabel: {color: palette.muted, formatter: percent}}),
        series: shown.map(v => ({
          type: 'bar',
          stack: 'voices',
          id: VOICES[v],
          name: names[v],
          data: voices.shares[v],
          itemStyle: {color: fills[v], borderColor: palette.paper, borderWidth: 1},
          emphasis: {focus: 'series'},
        })),
      }),
      event => page.open({voices: [shown[event.seriesIndex]], ...voices.bins[event.dataIndex]}));
  numbersBelow(section, () => table(`Statements per ${voices.unit}`,
      [voices.unit, ...shown.map(v => names[v])],
      [
        ...voices.bins.map((bin, b) => [formatDays(data, bin.from, bin.to),
          ...shown.map(v => numberButton(page, voices.statements[v][b], {voices: [v], ...bin},
              `statements by ${VOICE_NAMES[v]}, ${formatDays(data, bin.from, bin.to)}`))]),
      ]));
}
