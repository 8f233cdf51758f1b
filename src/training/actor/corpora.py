"""All documents to train on, or those held out of them to measure on."""
import glob
import os

from actor.documents import chained, read_articles, written
from statement.train import HELD_OUT     # articles of polnear-train from then on are held out

# How often a document of each kind is drawn in an epoch.
SHARES = {'written': 1, 'read': 0.5, 'web': 1.5, 'gum': 1, 'gap': 0.8, 'meantime': 0, 'ecb': 0.1}
HELD_OUT_WRITTEN = 10       # each tenth made-up article is held out


def is_held_out(kind, n, document):
    """n: the document's number among those of its kind, as they are named."""
    if kind == 'written':
        return n % HELD_OUT_WRITTEN == 0
    if kind == 'web':
        return n % HELD_OUT_WRITTEN == 0
    if kind == 'gap':
        return document.id.startswith('gap:validation')
    if kind == 'gum':
        return document.id.startswith('GUM_news')
    if kind == 'read':
        return HELD_OUT <= document.id.split('_')[1]
    return False


def by_kind(shared, articles, readings):
    """{kind: its documents}."""
    corpora = os.path.join(shared, 'corpora', '')
    found = {'written': [x for path in sorted(glob.glob(articles + '/*.txt')) for x in written(path)]}
    for kind in ('gum', 'gap', 'meantime', 'ecb'):
        found[kind] = list(chained(f'{corpora}{kind}-coref.jsonl.gz'))
    found['read'] = list(read_articles([corpora + 'polnear-train.jsonl.gz'], f'{readings}/readings.jsonl.gz',
                                       corpora + 'polnear-train-silver.jsonl.gz'))
    found['web'] = list(read_articles([corpora + 'meantime-coref.jsonl.gz', corpora + 'ecb-coref.jsonl.gz'],
                                      f'{readings}/web-readings.jsonl.gz'))
    return found


def documents(shared, articles, readings, without_held_out):
    """[(document, its share)]"""
    return [(x, SHARES[kind]) for kind, some in by_kind(shared, articles, readings).items() for n, x in enumerate(some)
            if not (without_held_out and is_held_out(kind, n, x))]


def held_out(shared, articles, readings):
    """{kind: the documents held out}."""
    return {kind: [x for n, x in enumerate(some) if is_held_out(kind, n, x)]
            for kind, some in by_kind(shared, articles, readings).items()}
