"""Documents as training examples, and batches of them as tensors."""
import numpy as np
import torch

from actor.model import NAME_TAGS, ROLE_TAGS
from common.training import UNKNOWN, padded_length

CONTEXT_WEIGHT = 0.25       # of the words of a window's context


class Example:
    """A document's words with their labels. anchors: [(last word, kind, entity)] of its mentions."""

    def __init__(self, document, pieces, given_names):
        self.id = document.id
        self.paragraphs = pieces.paragraphs(document.text)
        self.words = [w for p in self.paragraphs for w in p]
        n = len(self.words)
        begins, ends = np.array([w.begin for w in self.words]), np.array([w.end for w in self.words])

        def place(begin, end):
            return range(np.searchsorted(begins, begin), np.searchsorted(ends, end, 'right'))

        self.anchors, self.certain = [], document.certain
        self.names, self.roles = np.full((2, n), 0 if document.certain else UNKNOWN)
        for begin, end in document.unknown:
            self.names[place(begin, end)] = UNKNOWN
            self.roles[place(begin, end)] = UNKNOWN
        for m in document.mentions:
            inside = place(m.begin, m.end)
            if not inside:
                continue
            kind = document.types[m.entity]
            for i, w in enumerate(inside):
                part = 'I-' if i else 'B-'
                if self.certain:
                    self.names[w] = NAME_TAGS.index(part + kind) if m.kind == 'name' else 0
                    self.roles[w] = {'role': ROLE_TAGS.index(part + kind), 'title': ROLE_TAGS.index(part + 'T')}.get(m.kind, 0)
            self.anchors.append((inside[-1], m.kind, m.entity))
        self.genders = [0 if w.feature % 6 in (0, 1, 5) else given_names.of(document.text[w.begin:w.end])
                        for w in self.words]

    def links(self, window):
        """[(word, linked words)] of the mentions that the window owns; no linked words means that there are none."""
        inside = [a for a in self.anchors if window.context <= a[0] < window.last]
        for k, (word, kind, entity) in enumerate(inside):
            if word < window.first or kind == 'title':
                continue
            same = [a for a in inside if a[2] == entity and a[0] != word and a[1] != 'title']
            earlier = [a[0] for a in same if a[0] < word]
            later = [a[0] for a in same if a[0] > word and a[1] == 'name'] if kind != 'name' else []
            yield word, earlier or later


def tensors(rows, pieces, is_masked=lambda: False):
    """Tensors for [(example, window)]. is_masked() says of the next word whether to replace it by [MASK]."""
    inputs = [pieces.inputs(x.words[w.context:w.last]) for x, w in rows]
    B, T = len(rows), padded_length([len(ids) for ids, _, _ in inputs], 32)
    ids, features, genders = np.full((B, T), pieces.pad), np.zeros((B, T), int), np.zeros((B, T), int)
    mask, weight = np.zeros((B, T), np.float32), np.zeros((B, T), np.float32)
    names, roles = np.full((B, T), UNKNOWN), np.full((B, T), UNKNOWN)
    linked, allowed = np.zeros((B, T, T), bool), np.zeros((B, T, T), bool)
    for k, ((x, w), (row_ids, row_features, at)) in enumerate(zip(rows, inputs)):
        n = len(row_ids)
        ids[k, :n], features[k, :n], mask[k, :n] = row_ids, row_features, 1
        for begin, end in zip(at, at[1:] + [n - 1]):
            if is_masked():
                ids[k, begin:end] = pieces.ids['[MASK]']
        at = np.array(at)
        for word, (begin, end) in enumerate(zip(at, list(at[1:]) + [n - 1]), w.context):
            genders[k, begin:end] = x.genders[word]
        weight[k, at] = np.where(np.arange(w.context, w.last) < w.first, CONTEXT_WEIGHT, 1.0)
        names[k, at], roles[k, at] = x.names[w.context:w.last], x.roles[w.context:w.last]
        candidates = at if x.certain else at[[a[0] - w.context for a in x.anchors if w.context <= a[0] < w.last]]
        for word, to in x.links(w):
            if not to and not x.certain:
                continue
            row = at[word - w.context]
            allowed[k, row, candidates], allowed[k, row, row], allowed[k, row, 0] = True, False, True
            linked[k, row, [at[m - w.context] for m in to] or [0]] = True
    arrays = dict(ids=ids, features=features, genders=genders, mask=mask, weight=weight, names=names, roles=roles,
                  linked=linked, allowed=allowed)
    return {name: torch.from_numpy(array) for name, array in arrays.items()}
