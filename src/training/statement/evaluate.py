"""Measures a tagger on annotated articles, and fits the weights of the confidence.

Uses the articles published from BEGIN to before END. With CONFIDENCE, the reported confidence of each fifth of the
articles comes from weights fitted on the other four, and the weights fitted on all are written there.
"""
import importlib.util

import numpy as np

from common.options import parser
from statement import decode
from statement.corpus import articles
from statement.taggers import open_tagger

FOLDS = 5
MIN_OVERLAP = 0.5       # of the words of two contents that count as the same attribution


def scorer(path):
    """Loads the measure, a Python file with words(), covered() and score()."""
    spec = importlib.util.spec_from_file_location('score', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_right(measure, article, found):
    """For each found (content, source), whether it is a gold attribution with its source, by the measure's rule."""
    words = measure.words(article['text'])

    def covered(rows):
        return [(measure.covered(words, content), measure.covered(words, source)) for content, source in rows]

    gold = covered([(a['content'], a['source']) for a in article['attributions']])
    mine = covered(found)
    pairs = sorted(((len(c & d) / len(c | d), i, j) for i, (c, _) in enumerate(gold) for j, (d, _) in enumerate(mine)
                    if c & d), reverse=True)
    taken, hits = set(), [False] * len(mine)
    for share, i, j in pairs:
        if share >= MIN_OVERLAP and ('gold', i) not in taken and ('mine', j) not in taken:
            taken |= {('gold', i), ('mine', j)}
            hits[j] = bool(gold[i][1] & mine[j][1]) or not (gold[i][1] or mine[j][1])
    return hits


def logistic(x, weights):
    return 1 / (1 + np.exp(-x @ weights))


def fit(x, y, ridge=1.0):
    """Weights of a logistic regression, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = logistic(x, w)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w = w + np.linalg.solve(hessian, x.T @ (y - p) - ridge * w)
    return w


def cross_fitted(x, y, fold):
    """The confidence of each fold by weights from the others."""
    confidence = np.zeros(len(y))
    for k in range(FOLDS):
        confidence[fold == k] = logistic(x[fold == k], fit(x[fold != k], y[fold != k]))
    return confidence


def print_reliability(confidence, y):
    for low in np.arange(decode.LEAST // 0.1 / 10, 1, 0.1):
        here = (confidence >= low) & (confidence < low + 0.1)
        if here.any():
            print(f'{low:.1f}-{low + 0.1:.1f}  statements {here.sum():5d}  confidence {confidence[here].mean():.3f}'
                  f'  right {y[here].mean():.3f}')


def options():
    command = parser(__doc__, model='MODEL.zip or MODEL.pt,BASE.onnx,TOKENIZER', corpus='the annotated articles',
                     measure='the measure, a Python file', begin='the first day of publication',
                     end='the day after the last')
    command.add_argument('confidence', nargs='?', help='the file to write the weights of the confidence to')
    return command


def main():
    chosen = options().parse_args()
    tagger, measure = open_tagger(chosen.model), scorer(chosen.measure)
    gold = [a for a in articles(chosen.corpus) if chosen.begin <= a['published'] < chosen.end]
    rows, x, y, fold = {}, [], [], []
    for n, article in enumerate(gold):
        reading = decode.Reading(tagger, article['text'])
        here = [r for r in decode.read(reading, least=0) if r['parent'] is None]
        rows[article['id']] = [decode.offsets(reading.words, r)[:2] for r in here]
        x += [decode.confidence_features(reading, reading.outer, r) for r in here]
        y += is_right(measure, article, rows[article['id']])
        fold += [n % FOLDS] * len(here)
    x, y, fold = np.array(x), np.array(y, float), np.array(fold)
    if chosen.confidence:
        confidence = cross_fitted(x, y, fold)
        print('confidence of each fifth of the articles by weights fitted on the others')
        with open(chosen.confidence, 'w', encoding='utf-8') as out:
            out.write(' '.join(f'{w:.4f}' for w in fit(x, y)) + '\n')
    else:
        confidence = logistic(x, np.array(tagger.confidence))
    kept, at = {}, 0
    for article in gold:
        mine = rows[article['id']]
        kept[article['id']] = [r for r, p in zip(mine, confidence[at:at + len(mine)]) if p >= decode.LEAST]
        at += len(mine)
    for name, quoted in (('all', False), ('quoted', True)):
        for key, values in measure.score(gold, kept, quoted).items():
            print(f'{name:7s} {key:16s}', ' '.join(f'{v:.3f}' for v in values))
    print_reliability(confidence, y)


if __name__ == '__main__':
    main()
