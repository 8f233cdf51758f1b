"""Figures of an exported actor model, on what training with --held-out left out.

    python3 -m actor.evaluate MODEL.zip SHARED WRITTEN READINGS

For each kind of document: F1 of names and of roles (same words and type), and how many of the mentions that refer to an
earlier one are linked to the right entity (the entity of the mentions that get the most probability together), by kind. For
GAP, its own measure: F1 of the decisions whether the pronoun is A and whether it is B, by the pronoun's gender.
"""
import collections
import random

import numpy as np

from actor.corpora import held_out
from actor.decode import Reader
from common.options import parser
from common.runtime import Model

SAMPLES = 1000      # of the bootstrap, by document


def interval(rows):
    """The share of right ones and its 95 % interval, resampled by document. rows: [(right, all)]."""
    draw, rows = random.Random(1), [r for r in rows if r[1]]
    if not rows:
        return 'none'
    shares = []
    for _ in range(SAMPLES):
        some = draw.choices(rows, k=len(rows))
        shares.append(sum(r for r, _ in some) / sum(n for _, n in some))
    low, high = np.quantile(shares, (0.025, 0.975))
    right, n = (sum(x) for x in zip(*rows))
    return f'{right}/{n} {right / n:.3f} [{low:.3f}, {high:.3f}]'


def gold_mentions(document, words):
    """{(first word, the one after the last): (kind, type, entity)}"""
    begins, ends = np.array([w.begin for w in words]), np.array([w.end for w in words])
    found = {}
    for m in document.mentions:
        first, last = int(np.searchsorted(begins, m.begin)), int(np.searchsorted(ends, m.end, 'right'))
        if first < last:
            found[first, last] = (m.kind, document.types[m.entity], m.entity)
    return found


def tags(document, words, found):
    """{kind: (in both, in gold, found)}"""
    gold = gold_mentions(document, words)
    unknown = [(b, e) for b, e in document.unknown]
    counts = {}
    for kind in ('name', 'role', 'title'):
        right = {(span, t if kind != 'title' else 'P') for span, (k, t, _) in gold.items() if k == kind}
        own = {((m.first, m.last), m.type) for m in found if m.kind == kind
               and not any(b < words[m.last - 1].end and words[m.first].begin < e for b, e in unknown)}
        counts[kind] = (len(right & own), len(right), len(own))
    return counts


def links(document, words, found):
    """{kind: (right, all)} over the gold mentions that were found and whose entity was mentioned before, in reach."""
    gold = gold_mentions(document, words)
    entity = [gold.get((m.first, m.last), (None, None, None))[2] for m in found]
    if not document.certain:
        entity = []
        by_last = {last: e for (_, last), (_, _, e) in gold.items()}
        entity = [by_last.get(m.last) for m in found]
    counts = collections.defaultdict(lambda: [0, 0])
    for i, m in enumerate(found):
        if m.kind == 'title' or entity[i] is None:
            continue
        shares = collections.Counter()
        for j, p in m.links:
            shares[entity[j] if entity[j] is not None else ('other', j)] += p
        before = entity[i] in entity[:i]
        if before:
            best = max(shares, key=shares.get) if shares else None
            counts[m.kind][1] += 1
            counts[m.kind][0] += best == entity[i] and shares[best] > (0 if m.kind == 'pronoun' else m.none)
    return counts


def gap(documents, reader):
    """Prints GAP's F1: over both decisions of each passage, by the gender of its pronoun."""
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for x in documents:
        words, found = reader.read(x.text)
        pronoun = next(m for m in x.mentions if m.kind == 'pronoun')
        woman = x.text[pronoun.begin:pronoun.end].lower() in ('she', 'her', 'hers')
        at = next((m for m in found if words[m.first].begin == pronoun.begin), None)
        shares = collections.Counter()
        names = {m.entity: x.text[m.begin:m.end] for m in x.mentions if m.kind != 'pronoun'}
        gold = {m.entity: m for m in x.mentions if m.kind != 'pronoun'}
        for j, p in (at.links if at else ()):
            shown = x.text[words[found[j].first].begin:words[found[j].last - 1].end]
            for e, name in names.items():
                if found[j].kind == 'name' and (shown in name or name in shown):
                    shares[e] += p
                elif words[found[j].last - 1].end == gold[e].end:
                    shares[e] += p
        best = max(shares, key=shares.get) if shares else None
        for e in names:
            said, right = e == best, e == pronoun.entity
            for group in ('all', 'women' if woman else 'men'):
                counts[group][0] += said and right
                counts[group][1] += right
                counts[group][2] += said
    for group, (both, right, said) in counts.items():
        print(f'GAP {group}: F1 {2 * both / (right + said):.3f} precision {both / said:.3f} recall {both / right:.3f}')
    scores = {g: 2 * b / (r + s) for g, (b, r, s) in counts.items()}
    print(f'GAP women to men: {scores["women"] / scores["men"]:.3f}')


def main():
    chosen = parser(__doc__, model='the exported model', shared='the folder with corpora/',
                    written='the folder with the made-up articles', readings='the folder with the readings').parse_args()
    reader = Reader(Model(chosen.model))
    for kind, documents in held_out(chosen.shared, chosen.written, chosen.readings).items():
        if kind == 'gap':
            gap(documents, reader)
            continue
        spans, linked = collections.defaultdict(lambda: [0, 0, 0]), collections.defaultdict(list)
        for x in documents:
            words, found = reader.read(x.text)
            for k, row in tags(x, words, found).items():
                spans[k] = [a + b for a, b in zip(spans[k], row)]
            for k, (right, n) in links(x, words, found).items():
                linked[k].append((right, n))
        if documents:
            print(f'{kind}: {len(documents)} documents')
            for k, (both, gold, own) in spans.items():
                print(f'  {k}: F1 {2 * both / max(1, gold + own):.3f} precision {both / max(1, own):.3f} recall {both / max(1, gold):.3f} ({gold})')
            for k, rows in sorted(linked.items()):
                print(f'  links of {k}: {interval(rows)}')


if __name__ == '__main__':
    main()
