"""The reference decoder: an article's text and a model in, attributions out. The Java engine does the same."""
import re

import numpy as np

from text import windows

TAGS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
LEGAL = np.array([[not b.startswith('I') or (a != 'O' and a[2:] == b[2:]) for b in TAGS] for a in TAGS])

SIZE, BEFORE = 320, 48                       # pieces in a window, and of what stands before it
BIAS = [0, 0.3, 0.6, 0, 0, -0.5, 0.3]          # added to the scores of the tags
JOIN = 0.7                                   # from here on a further content joins the statement of its cue
LINK = 0.3                                   # from here on a link counts
LEAST = 0.35                                 # statements less sure than this are left out
POINT = 0.4                                  # from here on what the links point at is a span, though no tag says so
SELF = set('i we you me us my our myself ourselves'.split())    # whose statements within their own statements are not counted
PARAMETERS = {'window': str(SIZE), 'context': str(BEFORE), 'bias': ' '.join(map(str, BIAS)),
              'join': str(JOIN), 'link': str(LINK), 'point': str(POINT), 'least': str(LEAST)}


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

    def links(self, kind, span):
        """Where the links of a span's words point, on average: {word: part of the probability}, in order of the words."""
        total = {}
        for i in range(*span):
            context, *to = self.rows[i]
            for k, p in enumerate(to[kind == 'source'].tolist(), context):
                total[k] = total.get(k, 0.0) + p
        return {k: total[k] / (span[1] - span[0]) for k in sorted(total)}


def on(links, span):
    return sum(links.get(k, 0.0) for k in range(*span))


def pointed(links, outside):
    """The span around the word most pointed at, and the part of the probability that falls on it."""
    links = {k: p for k, p in links.items() if not outside[0] <= k < outside[1]}
    if not any(links.values()):
        return None, 0.0
    first = max(links, key=links.get)
    last, least = first + 1, links[first] / 4
    while links.get(first - 1, 0.0) >= least:
        first -= 1
    while links.get(last, 0.0) >= least:
        last += 1
    return [first, last], on(links, (first, last))


class Reading:
    """What the model says about an article."""

    def __init__(self, model, text, size=SIZE, before=BEFORE):
        pieces = model.pieces
        self.text, self.model = text, model
        self.paragraphs = pieces.paragraphs(text)
        self.words = [w for p in self.paragraphs for w in p]
        self.outer, self.nested = Layer(len(self.words)), Layer(len(self.words))
        for window in windows(self.paragraphs, pieces.stop, size, before):
            ids, features, at = pieces.inputs(self.words[window.context:window.last])
            out = model(ids, features)
            self.outer.add(window, np.array(at), *out[:3])
            self.nested.add(window, np.array(at), *out[3:])

    def form(self, span):
        return self.text[self.words[span[0]].begin:self.words[span[1] - 1].end].lower()

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


def attributions(reading, layer, stretches):
    """Rows of content, source and cue, all as spans of words."""
    found = spans(layer, stretches, BIAS)
    cues, rows = found['cue'], []
    for content in found['content']:
        links = layer.links('cue', content)
        cue, score = best(links, cues)
        if score < 0.5:
            there, strength = pointed(links, content)
            if strength >= LINK and strength > score:
                cue = next((q for q in cues if q[0] < there[1] and there[0] < q[1]), None)
                score = on(links, cue) if cue else strength
                if not cue:
                    cue = there
                    cues.append(cue)
        if score < LINK:
            cue = None
        row = next((r for r in rows if r['cue'] == cue), None) if cue and score >= JOIN else None
        if row is None:
            row = {'content': [], 'cue': cue, 'source': None, 'cue_score': [], 'source_score': 0.0}
            rows.append(row)
        row['content'].append(content)
        row['cue_score'].append(score)
    for row in rows:
        if row['cue']:
            links = layer.links('source', row['cue'])
            row['source'], row['source_score'] = best(links, found['source'])
            if row['source_score'] < LINK and question(reading, row):
                row['source'] = None
            elif row['source_score'] < LINK:
                row['source'], row['source_score'] = pointed(links, row['cue'])
                if row['source_score'] < POINT:
                    row['source'] = None
    return rows


def best(links, spans):
    """Of spans the one most pointed at, the first of several; and the part of the probability that falls on it."""
    scored = [(on(links, s), -n) for n, s in enumerate(spans)]
    score, n = max(scored, default=(0.0, 0))
    return (spans[-n], score) if score > 0 else (None, 0.0)


def offsets(words, row):
    """A row's content, source and cue as pairs of offsets."""
    place = lambda span: [words[span[0]].begin, words[span[1] - 1].end]
    return ([place(c) for c in row['content']], [place(row['source'])] if row['source'] else [],
            [place(row['cue'])] if row['cue'] else [])


def polish(reading, rows):
    """Mends the edges of contents: paired quotation marks belong to them whole, stray marks and brackets do not."""
    words, text = reading.words, reading.text
    state = [w.feature // 6 % 4 for w in words]
    sound = [w.feature % 6 > 0 for w in words]
    form = [text[w.begin:w.end] for w in words]
    lead = [w.feature // 24 for w in words]
    kept = []
    for row in rows:
        contents = []
        for first, last in sorted(row['content']):
            # what only joins: closing marks, commas and the like in front, opening ones behind
            while first < last and not sound[first] and (state[first] == 3 or form[first] in ',.;:)]}'):
                first += 1
            while first < last and not sound[last - 1] and (state[last - 1] == 2 or form[last - 1] in '([{'):
                last -= 1
            if not any(sound[first:last]):
                continue
            # a quotation cut up to two words before its mark
            opened = 0
            for i in range(first, last):
                opened += (state[i] == 2) - (state[i] == 3)
                if opened < 0:
                    break
            if opened < 0:
                for i in range(first - 1, max(first - 3, -1), -1):
                    if lead[i + 1] == 2 or state[i] == 3:
                        break
                    if state[i] == 2:
                        first = i
                        break
            opened = sum((state[i] == 2) - (state[i] == 3) for i in range(first, last))
            if opened > 0:
                for i in range(last, min(last + 3, len(words))):
                    if lead[i] == 2 or state[i] == 2:
                        break
                    if state[i] == 3:
                        last = i + 1
                        break
            if 0 < first and last < len(words) and state[first - 1] == 2 and state[last] == 3 and lead[first] != 2 and lead[last] != 2 \
                    and not any(state[i] in (2, 3) for i in range(first, last)):
                first, last = first - 1, last + 1
            # a bracket broken off
            if last < len(words) and form[last] in ')]' and form[last] not in form[first:last] \
                    and '(['[')]'.index(form[last])] in form[first:last] and lead[last] != 2:
                last += 1
            if contents and first <= contents[-1][1] + 1 and lead[first] != 2 and not any(sound[contents[-1][1]:first]) \
                    and not any(state[i] in (2, 3) for i in range(contents[-1][1], first)):
                contents[-1][1] = max(last, contents[-1][1])
            else:
                contents.append([first, last])
        trim = lambda span: span and trimmed(form, sound, *span)
        if contents:
            kept.append({**row, 'content': contents, 'source': trim(row['source']), 'cue': trim(row['cue'])})
    return kept


def trimmed(form, sound, first, last):
    """Without commas and the like at the ends, unless there is nothing else."""
    if any(sound[first:last]):
        while form[first] in ',;:—–-':
            first += 1
        while form[last - 1] in ',;:—–-':
            last -= 1
    return [first, last]


def read(reading, least=LEAST):
    """The article's statements: rows with spans of words for content, source and cue, a confidence, and the row
    that a nested one stands in."""
    found = []
    for row in polish(reading, attributions(reading, reading.outer, reading.stretches())):
        row = {**row, 'parent': None, 'confidence': confidence(reading, reading.outer, row)}
        if row['confidence'] >= least:
            found.append(row)
    nested = []
    for n, row in enumerate(found):
        size = sum(last - first for first, last in row['content'])
        for inner in polish(reading, attributions(reading, reading.nested, row['content'])):
            inner = {**inner, 'parent': n, 'confidence': confidence(reading, reading.nested, inner)}
            if inner['cue'] and inner['source'] and reading.form(inner['source']) not in SELF and inner['confidence'] >= least \
                    and all(any(a <= first and last <= b for a, b in row['content']) for first, last in inner['content']) \
                    and sum(last - first for first, last in inner['content']) < 0.9 * size:
                nested.append(inner)
    return found + nested


def question(reading, row):
    """`asked whether ..`: the question is not by the one who answers, so no source is guessed from where the links point."""
    return bool(re.search(r'\b(asked|pressed|questioned)\b', reading.form(row['cue'])))


def signs(reading, layer, row):
    """What the confidence is made of, each between 0 and 1."""
    own = np.concatenate([layer.tags[first:last] for first, last in row['content']])
    sure = np.exp(own[:, 5:]).sum(1)
    starts = np.exp(layer.tags[[first for first, _ in row['content']], 5])
    like = lambda span, tags: float(np.exp(layer.tags[slice(*span), tags]).sum(1).mean()) if span else 0.0
    return [1.0, float(sure.mean()), float(sure.min()), float(starts.mean()), float(np.mean(row['cue_score'])),
            row['source_score'] if row['source'] else 0.0, float(row['source'] is not None),
            float(any(reading.words[i].feature // 6 % 4 for i in range(*row['content'][0]))), min(len(own), 50) / 50,
            like(row['cue'], slice(3, 5)), like(row['source'], slice(1, 3)), float(len(row['content']) > 1)]


def confidence(reading, layer, row):
    return float(1 / (1 + np.exp(-np.dot(reading.model.confidence, signs(reading, layer, row)))))
