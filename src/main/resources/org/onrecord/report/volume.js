/** Statements per day (or week, or month) of the chosen actors, else of those with the most statements. */

const MAX_LINES = 6;

function volumeOf(data, passing, filter) {
  const counts = passing.byActor;
  const actors = filter.actors.length
    ? [...filter.actors].sort((a, b) => counts[b] - counts[a] || a - b).slice(0, MAX_LINES)
    : top(counts, MAX_LINES - 1);
  const bins = binsOf(data, passing.from, passing.to, unitFor(passing.from, passing.to));
  const line = new Int32Array(data.actors.length).fill(NONE);
  actors.forEach((actor, i) => {
    line[actor] = i;
  });
  const series = actors.map(() => new Array(bins.bins.length).fill(0));
  for (let i = 0; i < data.count; i++) {
    if (passing.passed[i] && line[data.actor[i]] !== NONE && data.day[i] !== NONE) {
      series[line[data.actor[i]]][bins.of(data.day[i])]++;
    }
  }
  return {unit: bins.unit, bins: bins.bins, labels: bins.labels, actors, series};
}

function drawVolume(page, section, volume) {
  const {data} = page;
  if (!emptyUnless(section, volume.actors.length > 0 && data.hasDays, 'No statements to count.')) {
    return;
  }
  const palette = colours();
  section.querySelector('.unit').textContent = `Statements per ${volume.unit}`;
  const names = volume.actors.map(actor => data.actors[actor]);
  const selection = (line, bin) => ({actors: [volume.actors[line]], ...volume.bins[bin]});
  draw(section.querySelector('.chart'),
      `Line chart: statements per ${volume.unit} of ${names.join(', ')}. The numbers are below.`, () => ({
        grid: {left: 8, right: 16, top: 44, bottom: 8, containLabel: true},
        legend: {top: 0, left: 0, type: onPaper() ? 'plain' : 'scroll', textStyle: {color: palette.ink}, itemWidth: 28,
          pageTextStyle: {color: palette.muted}, pageIconColor: palette.ink},
        tooltip: tooltip(palette, {trigger: 'axis', order: 'valueDesc'}),
        xAxis: categoryAxis(palette, volume.labels),
        yAxis: valueAxis(palette, {minInterval: 1}),
        series: volume.series.map((values, line) => ({
          type: 'line',
          // Names may be ambiguous.
          id: data.actorIds[volume.actors[line]],
          name: names[line],
          data: values,
          symbol: SYMBOLS[line],
          symbolSize: 7,
          showAllSymbol: values.length <= 40,
          showSymbol: values.length <= 40,
          triggerLineEvent: true,
          itemStyle: {color: palette.lines[line]},
          lineStyle: {color: palette.lines[line], type: DASHES[line], width: 2},
          emphasis: {focus: 'series'},
        })),
      }),
      event => page.open(event.dataIndex === undefined
        ? {actors: [volume.actors[event.seriesIndex]]}
        : selection(event.seriesIndex, event.dataIndex)));
  numbersBelow(section, () => table(`Statements per ${volume.unit}`,
      [volume.unit, ...names],
      volume.bins.map((bin, b) => [formatDays(data, bin.from, bin.to),
        ...volume.series.map((values, line) => numberButton(page, values[b], selection(line, b),
            `statements of ${names[line]}, ${formatDays(data, bin.from, bin.to)}`))])));
}
