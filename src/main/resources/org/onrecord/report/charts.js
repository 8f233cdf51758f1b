/** The charting library, made to look like the page and to follow its size and its colours. */

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], 'solid', 'dashed'];

/** Returns the colours of the style sheet, as they are now: light, dark, or those for paper. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    muted: colour('muted'),
    rule: colour('rule'),
    paper: colour('paper'),
    support: colour('support'),
    oppose: colour('oppose'),
    neutral: colour('neutral'),
    lines: [1, 2, 3, 4, 5, 6].map(number => colour(`line-${number}`)),
  };
}

const FONT = 'system-ui, sans-serif';
const drawn = new Map();

/** Draws options into an element; `onclick` gets what was clicked. */
function draw(container, description, options, onclick) {
  const chart = echarts.getInstanceByDom(container)
    ?? echarts.init(container, null, {renderer: 'svg'});
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: FONT},
    ...options,
  }, {notMerge: true});
  chart.off('click');
  chart.on('click', onclick);
  container.setAttribute('role', 'img');
  container.setAttribute('aria-label', description);
  drawn.set(container, chart);
  return chart;
}

/** Takes the charts away that are no longer part of the page. */
function forgetCharts() {
  for (const [container, chart] of drawn) {
    if (!container.isConnected) {
      chart.dispose();
      drawn.delete(container);
    }
  }
}

function fitCharts() {
  drawn.forEach(chart => chart.resize());
}

/** A tooltip drawn by the chart: one of HTML would need styles that the page's policy forbids. */
function tooltip(palette, options) {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.paper,
    borderColor: palette.rule,
    textStyle: {color: palette.ink, fontSize: 12, fontFamily: FONT},
    ...options,
  };
}

function categoryAxis(palette, labels) {
  return {
    type: 'category',
    data: labels,
    axisLine: {lineStyle: {color: palette.rule}},
    axisTick: {show: false},
    axisLabel: {color: palette.muted, hideOverlap: true},
  };
}

function valueAxis(palette, options) {
  return {
    type: 'value',
    axisLabel: {color: palette.muted},
    splitLine: {lineStyle: {color: palette.rule}},
    ...options,
  };
}
