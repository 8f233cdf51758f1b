/** The charting library, made to look like the page and to follow its size and its colours. */

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], 'solid', 'dashed'];

let palette = null;

/** Returns the colours of the style sheet: light, dark, or those for paper. */
function colours() {
  // Asking for them makes the browser work out its styles: once, not for each chart.
  palette ??= readColours();
  return palette;
}

/** Says that the colours have become others. */
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

/** What is drawn, by the element that holds it: its chart, and how its options come about. */
const drawn = new Map();

/** Charts follow the size of what holds them. */
const sizes = new ResizeObserver(entries => entries.forEach(({target, contentRect}) => {
  if (drawn.has(target)) {
    fit(target, contentRect);
  }
}));

/**
 * Draws options, a function of the width and the height that there are, into an element; `onclick`
 * gets what was clicked.
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
  // What is hidden has no size, and gets one when it is shown.
  if (width > 0 && (width !== chart.getWidth() || height !== chart.getHeight())) {
    chart.resize({width, height});
    show(chart, options);
  }
}

/** Takes the charts away that are no longer part of the page. */
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
