"""Annotated articles as training examples: gold tags and links for each word, and batches of them as tensors."""
import numpy as np
import torch

from common.training import UNKNOWN, padded_length
from statement.decode import CONTENT_TAGS, TAGS
from statement.model import ENTITIES

CONTEXT_WEIGHT = 0.25       # of the words of a window's context
CUE_TAGS = TAGS.index('B-cue'), TAGS.index('I-cue')


class Labels:
    """The labels of one layer: the tag of each word, the cue of each content word, the source of each cue word."""

    def __init__(self, place, n, attributions):
        self.tags, self.cue, self.source = np.zeros(n, int), [None] * n, [None] * n
        rows = sorted(((b, e, role, k) for k, a in enumerate(attributions)
                       for role in ('content', 'source', 'cue') for b, e in a[role]), key=lambda r: r[0] - r[1])
        members = [{'content': set(), 'source': set(), 'cue': set()} for _ in attributions]
        for b, e, role, k in rows:
            inside = place(b, e)
            members[k][role].update(inside)
            for i, w in enumerate(inside):
                self.tags[w] = TAGS.index(('I-' if i else 'B-') + role)
        for m in members:
            for w in m['content']:
                if self.tags[w] >= CONTENT_TAGS:
                    self.cue[w] = m['cue']
            for w in m['cue']:
                if self.tags[w] in CUE_TAGS:
                    self.source[w] = m['source']


class Example:
    """An article's words with their labels. speech: {part of speech: number}."""

    def __init__(self, article, pieces, speech):
        self.paragraphs = pieces.paragraphs(article['text'])
        self.words = [w for p in self.paragraphs for w in p]
        n = len(self.words)
        begins, ends = np.array([w.begin for w in self.words]), np.array([w.end for w in self.words])

        def place(begin, end):
            return range(np.searchsorted(begins, begin), np.searchsorted(ends, end, 'right'))

        nested_only = article.get('nested_only', False)     # a passage from templates teaches only its nested layer
        self.outer = Labels(place, n, [] if nested_only else article['attributions'])
        self.nested = Labels(place, n, article['nested'])
        inside = np.zeros(n, bool)
        for a in article['attributions']:
            for b, e in a['content']:
                inside[place(b, e)] = True
        self.nested.tags[~inside] = UNKNOWN
        silver = article.get('silver')
        self.speech, self.entities = np.full(n, UNKNOWN), np.full(n, 0 if silver else UNKNOWN)
        if nested_only:
            self.outer.tags[:] = UNKNOWN
        for b, e, tag in silver['pos'] if silver else ():
            self.speech[place(b, e)] = speech.get(tag, UNKNOWN)
        for b, e, kind in silver['entities'] if silver else ():
            if kind in ENTITIES:
                self.entities[place(b, e)] = ENTITIES.index(kind)

    def labels(self):
        """{output of the model: labels of the words}, and {output: linked words of the words}."""
        return ({'tags': self.outer.tags, 'nested_tags': self.nested.tags, 'speech': self.speech,
                 'entities': self.entities},
                {'content_cue': self.outer.cue, 'cue_source': self.outer.source,
                 'nested_content_cue': self.nested.cue, 'nested_cue_source': self.nested.source})


def tensors(rows, pieces, is_masked=lambda: False):
    """Tensors for [(example, window)]. is_masked() says of the next word whether to replace it by [MASK]."""
    inputs = [pieces.inputs(x.words[w.context:w.last]) for x, w in rows]
    B, T = len(rows), padded_length([len(ids) for ids, _, _ in inputs], 32)
    ids, features = np.full((B, T), pieces.pad), np.zeros((B, T), int)
    mask, weight = np.zeros((B, T), np.float32), np.zeros((B, T), np.float32)
    labels, links = rows[0][0].labels()
    per_piece = {name: np.full((B, T), UNKNOWN) for name in labels}
    per_pair = {name: np.zeros((B, T, T), bool) for name in links}
    for k, ((x, w), (row_ids, row_features, at)) in enumerate(zip(rows, inputs)):
        n = len(row_ids)
        ids[k, :n], features[k, :n], mask[k, :n] = row_ids, row_features, 1
        for begin, end in zip(at, at[1:] + [n - 1]):
            if is_masked():
                ids[k, begin:end] = pieces.ids['[MASK]']
        at = np.array(at)
        weight[k, at] = np.where(np.arange(w.context, w.last) < w.first, CONTEXT_WEIGHT, 1.0)
        labels, links = x.labels()
        for name, values in labels.items():
            per_piece[name][k, at] = values[w.context:w.last]
        for name, linked in links.items():
            for i in range(w.context, w.last):
                if linked[i] is not None:
                    to = [at[m - w.context] for m in linked[i] if w.context <= m < w.last]
                    per_pair[name][k, at[i - w.context], to or [0]] = True
    arrays = dict(ids=ids, features=features, mask=mask, weight=weight, **per_piece, **per_pair)
    return {name: torch.from_numpy(array) for name, array in arrays.items()}
