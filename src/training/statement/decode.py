"""The reference decoder: an article's text and a model in, attributions out.

CONTRACT.md, sections 6 to 11, specifies it, and the engine in Java does the same. Spans of words are
[first, last], last exclusive.
"""
import re

import numpy as np

from common.text import windows

TAGS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
CONTENT_TAGS = 5                        # the first of the tags of contents
IS_LEGAL = np.array([[not b.startswith('I') or (a != 'O' and a[2:] == b[2:]) for b in TAGS] for a in TAGS])
LAYERS = ['', 'nested_']                # of attributions: prefixes of the model's outputs

WINDOW, CONTEXT = 320, 48               # maximum pieces in a window, and of left context in it
BIAS = [0, 0.3, 0.6, 0, 0, -0.5, 0.3]   # added to the scores of the tags
JOIN = 0.7                              # minimum score with which a further content joins the statement of its cue
LINK = 0.3                              # minimum score of a link
POINT = 0.4                             # minimum score of a source that only links point at, not tags
LEAST = 0.35                            # minimum confidence of a statement
MAX_NESTED = 0.9                        # a nested statement has less than this part of its parent's content
WEIGHTS = 12                            # number of confidence features
# A statement within a statement does not count if its source is one of these.
SELF = set('i we you me us my our myself ourselves'.split())
PARAMETERS = {'window': str(WINDOW), 'context': str(CONTEXT), 'bias': ' '.join(map(str, BIAS)),
              'join': str(JOIN), 'link': str(LINK), 'point': str(POINT), 'least': str(LEAST)}


class TagScores:
    """The model's output for one layer of attributions: log-probabilities of each word's tags, and its links."""

    def __init__(self, n):
        self.tags = np.zeros((n, len(TAGS)), np.float32)
        self.rows = [None] * n

    def add(self, window, at, tags, content_cue, cue_source):
        """Adds the output for a window; at: the first pieces of its words."""
        own = at[window.first - window.context:]
        scores = tags[own] - tags[own].max(1, keepdims=True)
        self.tags[window.first:window.last] = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        for i, row in zip(range(window.first, window.last), own):
            self.rows[i] = window.context, content_cue[row, at], cue_source[row, at]

    def links(self, kind, span):
        """The mean link of the span's words: {word: part of the probability}, in order of the words."""
        total = {}
        for i in range(*span):
            context, *to = self.rows[i]
            for k, p in enumerate(to[kind == 'source'].tolist(), context):
                total[k] = total.get(k, 0.0) + p
        return {k: total[k] / (span[1] - span[0]) for k in sorted(total)}


def on(links, span):
    """The part of the probability that falls on a span."""
    return sum(links.get(k, 0.0) for k in range(*span))


def best(links, spans):
    """The span with the largest part of the probability (the first of equals), and that part."""
    scored = [(on(links, s), -n) for n, s in enumerate(spans)]
    score, n = max(scored, default=(0.0, 0))
    return (spans[-n], score) if score > 0 else (None, 0.0)


def pointed(links, outside):
    """The span around the word with the highest link, and the part of the probability that falls on it."""
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
    """An article with the model's output for it."""

    def __init__(self, model, text):
        pieces = model.pieces
        self.text, self.model = text, model
        self.paragraphs = pieces.paragraphs(text)
        self.words = [w for p in self.paragraphs for w in p]
        self.outer, self.nested = TagScores(len(self.words)), TagScores(len(self.words))
        for window in windows(self.paragraphs, pieces.full_stop, WINDOW, CONTEXT):
            ids, features, at = pieces.inputs(self.words[window.context:window.last])
            out = model(ids, features)
            self.outer.add(window, np.array(at), *out[:3])
            self.nested.add(window, np.array(at), *out[3:])

    def form(self, span):
        """The text of a span, in lower case."""
        return self.text[self.words[span[0]].begin:self.words[span[1] - 1].end].lower()

    def paragraph_spans(self):
        first = 0
        for paragraph in self.paragraphs:
            yield first, first + len(paragraph)
            first += len(paragraph)


def viterbi(scores):
    """The legal sequence of tags with the highest score, for one paragraph."""
    best = np.where(IS_LEGAL[0], scores[0], -np.inf)
    back = []
    for row in scores[1:]:
        paths = np.where(IS_LEGAL, best[:, None], -np.inf)
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for row in reversed(back):
        tags.append(int(row[tags[-1]]))
    return tags[::-1]


def tagged_spans(scores, stretches):
    """The spans of sources, cues and contents within the stretches, each decoded on its own."""
    found = {'source': [], 'cue': [], 'content': []}
    for first, last in stretches:
        for i, t in enumerate(viterbi(scores.tags[first:last] + np.array(BIAS, np.float32)), first):
            if t % 2:
                found[TAGS[t][2:]].append([i, i + 1])
            elif t:
                found[TAGS[t][2:]][-1][1] = i + 1
    return found


def attributions(reading, scores, stretches):
    """Rows with spans of content, source and cue."""
    found = tagged_spans(scores, stretches)
    cues, rows = found['cue'], []
    for content in found['content']:
        links = scores.links('cue', content)
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
            links = scores.links('source', row['cue'])
            row['source'], row['source_score'] = best(links, found['source'])
            if row['source_score'] < LINK and is_question(reading, row):
                row['source'] = None
            elif row['source_score'] < LINK:
                row['source'], row['source_score'] = pointed(links, row['cue'])
                if row['source_score'] < POINT:
                    row['source'] = None
    return rows


def offsets(words, row):
    """A row's content, source and cue as offsets into the text."""
    def place(span):
        return [words[span[0]].begin, words[span[1] - 1].end]
    return ([place(c) for c in row['content']], [place(row['source'])] if row['source'] else [],
            [place(row['cue'])] if row['cue'] else [])


def fix_edges(reading, rows):
    """Fixes the edges of spans: a content includes both quotation marks of a pair, and no stray marks or brackets."""
    edges = Edges(reading)
    fixed = ({**row, 'content': edges.contents(row['content']), 'source': edges.without_joints(row['source']),
              'cue': edges.without_joints(row['cue'])} for row in rows)
    return [row for row in fixed if row['content']]


class Edges:
    """The words as far as edges of spans depend on them. CONTRACT.md, section 8, has the same order of steps."""

    def __init__(self, reading):
        words, text = reading.words, reading.text
        self.quote = [w.feature // 6 % 4 for w in words]
        self.sounds = [w.feature % 6 > 0 for w in words]
        self.form = [text[w.begin:w.end] for w in words]
        self.starts = [w.feature // 24 == 2 for w in words]

    def contents(self, spans):
        fixed = []
        for first, last in sorted(spans):
            first, last = self.trimmed(first, last)
            if not any(self.sounds[first:last]):
                continue
            first, last = self.with_bracket(*self.with_quotation_marks(first, last))
            if fixed and self.continues(fixed[-1], first):
                fixed[-1][1] = max(last, fixed[-1][1])
            else:
                fixed.append([first, last])
        return fixed

    def trimmed(self, first, last):
        """Without closing marks, commas and the like in front, and opening marks at the end."""
        while first < last and not self.sounds[first] \
                and (self.quote[first] == 3 or self.form[first] in ',.;:)]}'):
            first += 1
        while first < last and not self.sounds[last - 1] \
                and (self.quote[last - 1] == 2 or self.form[last - 1] in '([{'):
            last -= 1
        return first, last

    def with_quotation_marks(self, first, last):
        """With the other mark of a pair, if it is up to two words before or three after the span."""
        if self.closes_before_it_opens(first, last):
            for i in range(first - 1, max(first - 3, -1), -1):
                if self.starts[i + 1] or self.quote[i] == 3:
                    break
                if self.quote[i] == 2:
                    first = i
                    break
        if sum(map(self.depth, range(first, last))) > 0:
            for i in range(last, min(last + 3, len(self.form))):
                if self.starts[i] or self.quote[i] == 2:
                    break
                if self.quote[i] == 3:
                    last = i + 1
                    break
        if 0 < first and last < len(self.form) and self.quote[first - 1] == 2 and self.quote[last] == 3 \
                and not self.starts[first] and not self.starts[last] and not self.has_mark(first, last):
            return first - 1, last + 1
        return first, last

    def depth(self, i):
        """1 for an opening mark, -1 for a closing one."""
        return (self.quote[i] == 2) - (self.quote[i] == 3)

    def closes_before_it_opens(self, first, last):
        depth = 0
        for i in range(first, last):
            depth += self.depth(i)
            if depth < 0:
                return True
        return False

    def with_bracket(self, first, last):
        """With the closing bracket after the span, if the span has only the opening one."""
        if last < len(self.form) and self.form[last] in ')]' and self.form[last] not in self.form[first:last] \
                and '(['[')]'.index(self.form[last])] in self.form[first:last] and not self.starts[last]:
            return first, last + 1
        return first, last

    def continues(self, previous, first):
        """Whether a span that begins at first continues the previous one."""
        gap = slice(previous[1], first)
        return first <= previous[1] + 1 and not self.starts[first] and not any(self.sounds[gap]) \
            and not self.has_mark(previous[1], first)

    def has_mark(self, first, last):
        return any(self.quote[i] in (2, 3) for i in range(first, last))

    def without_joints(self, span):
        """Without commas and the like at the ends, unless there is nothing else."""
        if not span or not any(self.sounds[slice(*span)]):
            return span
        first, last = span
        while self.form[first] in ',;:—–-':
            first += 1
        while self.form[last - 1] in ',;:—–-':
            last -= 1
        return [first, last]


def read(reading, least=LEAST):
    """The statements of an article that have at least this confidence.

    Rows with the spans of content, source and cue, a confidence, and the index of the parent row of a nested one.
    """
    found = []
    for row in fix_edges(reading, attributions(reading, reading.outer, reading.paragraph_spans())):
        row = {**row, 'parent': None, 'confidence': confidence(reading, reading.outer, row)}
        if row['confidence'] >= least:
            found.append(row)
    nested = []
    for n, row in enumerate(found):
        for inner in fix_edges(reading, attributions(reading, reading.nested, row['content'])):
            inner = {**inner, 'parent': n, 'confidence': confidence(reading, reading.nested, inner)}
            if inner['cue'] and inner['source'] and reading.form(inner['source']) not in SELF \
                    and inner['confidence'] >= least and is_within(row['content'], inner['content']):
                nested.append(inner)
    return found + nested


def is_within(outer, inner):
    """Whether each inner span is in an outer one and they are clearly shorter than those together."""
    return all(any(a <= first and last <= b for a, b in outer) for first, last in inner) \
        and size(inner) < MAX_NESTED * size(outer)


def size(spans):
    return sum(last - first for first, last in spans)


def is_question(reading, row):
    """Whether somebody was asked. Then the source is not guessed from links, which may point at who answers."""
    return bool(re.search(r'\b(asked|pressed|questioned)\b', reading.form(row['cue'])))


def confidence_features(reading, scores, row):
    """The numbers that the confidence is computed from, each between 0 and 1."""
    def mean(span, tags):
        return float(np.exp(scores.tags[slice(*span), tags]).sum(1).mean()) if span else 0.0

    own = np.concatenate([scores.tags[first:last] for first, last in row['content']])
    content = np.exp(own[:, CONTENT_TAGS:]).sum(1)
    begins = np.exp(scores.tags[[first for first, _ in row['content']], CONTENT_TAGS])
    is_quoted = any(reading.words[i].feature // 6 % 4 for i in range(*row['content'][0]))
    return [1.0, float(content.mean()), float(content.min()), float(begins.mean()), float(np.mean(row['cue_score'])),
            row['source_score'] if row['source'] else 0.0, float(row['source'] is not None), float(is_quoted),
            min(len(own), 50) / 50, mean(row['cue'], slice(3, 5)), mean(row['source'], slice(1, 3)),
            float(len(row['content']) > 1)]


def confidence(reading, scores, row):
    features = confidence_features(reading, scores, row)
    return float(1 / (1 + np.exp(-np.dot(reading.model.confidence, features))))
