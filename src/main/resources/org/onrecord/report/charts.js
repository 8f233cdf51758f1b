/** Wraps the charting library, so that charts have the look of the page and follow its size and colours. */

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], 'solid', 'dashed'];

let palette = null;

/** Returns the colours of the style sheet: light, dark, or those for paper. */
function colours() {
  // Reading them makes the browser compute its styles, so this is done once and not for each chart.
  palette ??= readColours();
  return palette;
}

/** Makes the next chart read the colours again. */
function forgetColours() {
  palette = null;
}

function readColours() {
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

/** Whether the page is being printed. */
function onPaper() {
  return document.documentElement.classList.contains('paper');
}

const FONT = 'system-ui, sans-serif';

/** The charts by the element that contains them, with the functions that give their options. */
const drawn = new Map();

/** Resizes charts with their elements. */
const sizes = new ResizeObserver(entries => entries.forEach(({target, contentRect}) => {
  if (drawn.has(target)) {
    fit(target, contentRect);
  }
}));

/**
 * Draws a chart in an element. `options` is a function of the available width and height; `onclick`
 * gets the chart's event.
 */
function draw(container, description, options, onclick) {
  const chart = echarts.getInstanceByDom(container)
    ?? echarts.init(container, null, {renderer: 'svg'});
  show(chart, options);
  chart.off('click');
  chart.on('click', onclick);
  container.setAttribute('role', 'img');
  container.setAttribute('aria-label', description);
  drawn.set(container, {chart, options});
  sizes.observe(container);
}

function show(chart, options) {
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: FONT},
    ...options(chart.getWidth(), chart.getHeight()),
  }, {notMerge: true});
}

function fit(container, {width, height}) {
  const {chart, options} = drawn.get(container);
  // A hidden element has no size until it is shown.
  if (width > 0 && (width !== chart.getWidth() || height !== chart.getHeight())) {
    chart.resize({width, height});
    show(chart, options);
  }
}

/** Disposes of the charts that are no longer part of the page. */
function forgetCharts() {
  for (const [container, {chart}] of drawn) {
    if (!container.isConnected) {
      sizes.unobserve(container);
      chart.dispose();
      drawn.delete(container);
    }
  }
}

function fitCharts() {
  drawn.forEach((each, container) =>
    fit(container, {width: container.clientWidth, height: container.clientHeight}));
}

/** Returns a tooltip drawn by the chart. HTML tooltips would need styles that the page's policy forbids. */
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
