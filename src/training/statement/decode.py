"""The reference decoder: an article's text and a model in, attributions out. The Java engine does the same."""
import numpy as np

from text import windows

TAGS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
LEGAL = np.array([[not b.startswith('I') or (a != 'O' and a[2:] == b[2:]) for b in TAGS] for a in TAGS])

SIZE, BEFORE = 320, 48                 # pieces in a window, and of what stands before it
BIAS = [0.0] * 7                       # added to the scores of the tags
CUE, SOURCE = 0.15, 0.3                # a link counts from here on
PARAMETERS = {'window': str(SIZE), 'context': str(BEFORE), 'bias': ' '.join(map(str, BIAS)),
              'cue_from': str(CUE), 'source_from': str(SOURCE)}


class Layer:
    """What the model says about one layer of attributions: for each word its tags, and its links to the words around it."""

    def __init__(self, n):
        self.tags = np.zeros((n, len(TAGS)), np.float32)
        self.rows = [None] * n

    def add(self, window, at, tags, content_cue, cue_source):
        own = at[window.first - window.context:]
        scores = tags[own] - tags[own].max(1, keepdims=True)
        self.tags[window.first:window.last] = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        for i, row in zip(range(window.first, window.last), own):
            self.rows[i] = window.context, content_cue[row, at], cue_source[row, at]

    def link(self, kind, span, other):
        """The part of the probability of the links of one span's words that falls on another span's words."""
        total = 0.0
        for i in range(*span):
            context, *to = self.rows[i]
            lo, hi = max(other[0] - context, 0), other[1] - context
            if hi > lo:
                total += to[kind == 'source'][lo:hi].sum()
        return float(total) / (span[1] - span[0])


class Reading:
    """What the model says about an article."""

    def __init__(self, model, pieces, text, size=SIZE, before=BEFORE):
        self.text = text
        self.paragraphs = pieces.paragraphs(text)
        self.words = [w for p in self.paragraphs for w in p]
        self.outer, self.nested = Layer(len(self.words)), Layer(len(self.words))
        for window in windows(self.paragraphs, pieces.stop, size, before):
            ids, features, at = pieces.inputs(self.words[window.context:window.last])
            out = model(ids, features)
            self.outer.add(window, np.array(at), *out[:3])
            self.nested.add(window, np.array(at), *out[3:])

    def stretches(self):
        """The words first..last of each paragraph."""
        first = 0
        for paragraph in self.paragraphs:
            yield first, first + len(paragraph)
            first += len(paragraph)


def viterbi(scores):
    """The best legal tags of one paragraph."""
    best = np.where(LEGAL[0], scores[0], -np.inf)
    back = []
    for row in scores[1:]:
        paths = np.where(LEGAL, best[:, None], -np.inf)
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for row in reversed(back):
        tags.append(int(row[tags[-1]]))
    return tags[::-1]


def spans(layer, stretches, bias):
    found = {'source': [], 'cue': [], 'content': []}
    for first, last in stretches:
        for i, t in enumerate(viterbi(layer.tags[first:last] + np.array(bias, np.float32)), first):
            if t % 2:
                found[TAGS[t][2:]].append([i, i + 1])
            elif t:
                found[TAGS[t][2:]][-1][1] = i + 1
    return found


def attributions(layer, stretches, bias=BIAS, cue_from=CUE, source_from=SOURCE):
    found = spans(layer, stretches, bias)
    cues, sources = found['cue'], found['source']
    by_cue, rows = {}, []
    for content in found['content']:
        score, n = max(((layer.link('cue', content, q), -n) for n, q in enumerate(cues)), default=(0.0, 0))
        row = by_cue.get(-n) if score >= cue_from else None
        if row is None:
            row = {'content': [], 'cue': cues[-n] if score >= cue_from else None, 'source': None,
                   'cue_score': [], 'source_score': 0.0}
            rows.append(row)
            if row['cue']:
                by_cue[-n] = row
        row['content'].append(content)
        row['cue_score'].append(score)
    for row in rows:
        if row['cue'] and sources:
            score, n = max((layer.link('source', row['cue'], s), -n) for n, s in enumerate(sources))
            row['source_score'] = score
            row['source'] = sources[-n] if score >= source_from else None
    return rows


def read(reading, **parameters):
    return attributions(reading.outer, reading.stretches(), **parameters)


def offsets(words, row):
    """A row's content, source and cue as pairs of offsets."""
    place = lambda span: [words[span[0]].begin, words[span[1] - 1].end]
    return ([place(c) for c in row['content']], [place(row['source'])] if row['source'] else [],
            [place(row['cue'])] if row['cue'] else [])
