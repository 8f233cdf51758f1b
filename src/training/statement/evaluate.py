"""Figures of a model on annotated articles, and how sure it may be of its statements.

    evaluate.py MODEL CORPUS.jsonl.gz SCORE.py FROM UNTIL [CONFIDENCE]

MODEL is what export.py wrote (needs onnxruntime) or MODEL.pt,BASE.onnx,TOKENIZER. Articles published from FROM to before UNTIL
count. With CONFIDENCE, fits the weights of the confidence on them and writes them there.
"""
import importlib.util
import sys

import numpy as np

import decode
from text import Pieces
from train import articles

WEIGHTS = 12


class Onnx:
    def __init__(self, path):
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options)
        about = self.session.get_modelmeta().custom_metadata_map
        self.pieces = Pieces(about['vocabulary'].split('\n'))
        self.confidence = [float(x) for x in about.get('confidence', ' '.join(['0'] * WEIGHTS)).split()]

    def __call__(self, ids, features):
        return self.session.run(None, {'ids': np.array(ids), 'features': np.array(features)})


class Torch:
    def __init__(self, path, base, tokenizer):
        import torch
        from train import load
        self.torch, self.model = torch, load(path, base).bfloat16().eval()
        self.pieces, self.confidence = Pieces.read(tokenizer), [0.0] * WEIGHTS

    def __call__(self, ids, features):
        with self.torch.no_grad():
            out = self.model(self.torch.tensor([ids]), self.torch.tensor([features]), self.torch.ones(1, len(ids)))
        return [out[layer + name][0].numpy() if name == 'tags' else self.torch.softmax(out[layer + name][0], -1).numpy()
                for layer in ('', 'nested_') for name in ('tags', 'content_cue', 'cue_source')]


def open_model(path):
    return Torch(*path.split(',')) if ',' in path else Onnx(path)


def scorer(path):
    spec = importlib.util.spec_from_file_location('score', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right(measure, article, found):
    """For each found (content, source), whether it is a gold attribution with its source, by the measure's own rule."""
    words = measure.words(article['text'])
    side = lambda rows: [(measure.covered(words, c), measure.covered(words, s)) for c, s in rows]
    gold, mine = side([(a['content'], a['source']) for a in article['attributions']]), side(found)
    pairs = sorted(((len(c & d) / len(c | d), i, j) for i, (c, _) in enumerate(gold) for j, (d, _) in enumerate(mine)
                    if c & d), reverse=True)
    taken, hits = set(), [False] * len(mine)
    for share, i, j in pairs:
        if share >= 0.5 and ('gold', i) not in taken and ('mine', j) not in taken:
            taken |= {('gold', i), ('mine', j)}
            hits[j] = bool(gold[i][1] & mine[j][1]) or not (gold[i][1] or mine[j][1])
    return hits


def fit(x, y, ridge=1.0):
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w = w + np.linalg.solve(hessian, x.T @ (y - p) - ridge * w)
    return w


def table(confidence, y):
    for low in np.arange(decode.LEAST // 0.1 / 10, 1, 0.1):
        here = (confidence >= low) & (confidence < low + 0.1)
        if here.any():
            print(f'{low:.1f}-{low + 0.1:.1f}  statements {here.sum():5d}  said {confidence[here].mean():.3f}  right {y[here].mean():.3f}')


def main():
    path, corpus, measure, begin, end = sys.argv[1:6]
    model, measure = open_model(path), scorer(measure)
    gold = [a for a in articles(corpus) if begin <= a['published'] < end]
    rows, x, y, fold = {}, [], [], []
    for n, article in enumerate(gold):
        reading = decode.Reading(model, article['text'])
        here = [r for r in decode.read(reading, least=0) if r['parent'] is None]
        rows[article['id']] = [decode.offsets(reading.words, r)[:2] for r in here]
        x += [decode.signs(reading, reading.outer, r) for r in here]
        y += right(measure, article, rows[article['id']])
        fold += [n % 5] * len(here)
    x, y, fold = np.array(x), np.array(y, float), np.array(fold)
    sure = lambda x, w: 1 / (1 + np.exp(-x @ np.array(w)))
    if len(sys.argv) > 6:
        said = np.zeros(len(y))
        for k in range(5):
            said[fold == k] = sure(x[fold == k], fit(x[fold != k], y[fold != k]))
        print('confidence of each fifth of the articles by weights from the other four')
        with open(sys.argv[6], 'w') as out:
            out.write(' '.join(f'{w:.4f}' for w in fit(x, y)) + '\n')
    else:
        said = sure(x, model.confidence)
    kept, at = {}, 0
    for article in gold:
        mine = rows[article['id']]
        kept[article['id']] = [r for r, p in zip(mine, said[at:at + len(mine)]) if p >= decode.LEAST]
        at += len(mine)
    for name, quoted in (('all', False), ('quoted', True)):
        for key, values in measure.score(gold, kept, quoted).items():
            print(f'{name:7s} {key:16s}', ' '.join(f'{v:.3f}' for v in values))
    table(said, y)


if __name__ == '__main__':
    main()
