"""Figures of an int8 model: measure.py MODEL.onnx [--corpora FOLDER] [--pairs FILE]... [--seed ARTICLE GOLD] [--calibrate OUT]

Corpora: their held-out tenths. --calibrate writes the temperatures that fit these tenths best.
"""
import argparse
import json
import math
import re

import numpy as np
import onnxruntime

import pairs
from fit import scores
from inputs import CONTEXT, STANCES, Input, Pieces, utf16

SEED_TARGET = 'Western or NATO troops should be sent to Ukraine'


def mentions_seed_target(text):
    """What the catalogue would look for, in short"""
    return re.search('troops|soldiers|forces', text) and 'Ukraine' in text


class Model:
    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options, ['CPUExecutionProvider'])
        self.known = self.session.get_modelmeta().custom_metadata_map
        self.pieces = Pieces(self.known['vocabulary'].split('\n'))

    def read(self, row):
        """The input, and the log-odds of the stances and of each piece being evidence"""
        x = Input(self.pieces, row)
        stance, evidence = self.session.run(None, {k: np.array(getattr(x, k), np.int64) for k in ('ids', 'features', 'roles')})
        return x, stance, evidence

    def chances(self, row, stance):
        t = float(self.known['temperature_' + kind(row)])
        p = np.exp((stance - stance.max()) / t)
        return p / p.sum()


def kind(row):
    return 'entity' if 'begin' in row else 'issue'


def evidence(x, found, full_stop):
    """The words of the sentence with the likeliest word, from its first to its last word that is likelier than not, whole ones (`they're` is
    three to the model); None if none is. Words of the context do not count."""
    odds = [found[i] if x.roles[i] != CONTEXT else -1.0 for i in x.at]
    if not odds or max(odds) <= 0:
        return None
    best = odds.index(max(odds))
    stop = lambda w: x.words[w].pieces == [full_stop]
    begin = end = best
    while begin > 0 and not stop(begin - 1):
        begin -= 1
    while end + 1 < len(odds) and not stop(end):
        end += 1
    sure = [i for i in range(begin, end + 1) if odds[i] > 0]
    text, first, last = x.text, x.words[sure[0]].begin, x.words[sure[-1]].end
    while first > 0 and of_word(text, first - 1) and of_word(text, first):
        first -= 1
    while last < len(text) and of_word(text, last - 1) and of_word(text, last):
        last += 1
    return first, last


def of_word(text, at):
    """Whether a letter, or an apostrophe between two, stands there"""
    return text[at].isalpha() or text[at] in "'’" and text[at - 1:at].isalpha() and text[at + 1:at + 2].isalpha()


def report(name, rows, answers):
    gold, found = [r['stance'] for r in rows], [STANCES[int(a.argmax())] for a in answers]
    accuracy, macro, each = scores(gold, found)
    print(f'{name}: {len(rows)} pairs, accuracy {accuracy:.3f}, macro F1 {macro:.3f},', ' '.join(f'{s} {f:.3f}' for s, f in zip(STANCES, each)))
    return found


def calibrate(rows, answers):
    """The temperature with the highest likelihood, of 0.5 to 4"""
    gold = np.array([STANCES.index(r['stance']) for r in rows])
    logits = np.stack(answers)

    def loss(t):
        x = logits / t
        x = x - x.max(1, keepdims=True)
        return -(x - np.log(np.exp(x).sum(1, keepdims=True)))[np.arange(len(gold)), gold].mean()

    return min((math.exp(x) for x in np.linspace(math.log(0.5), math.log(4), 200)), key=loss)


def reliability(rows, chances):
    """How often an answer of some confidence is right"""
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        part = [(r, c) for r, c in zip(rows, chances) if low <= c.max() < high]
        if part:
            right = sum(STANCES[int(c.argmax())] == r['stance'] for r, c in part) / len(part)
            print(f'  confidence {low:.1f} to {min(high, 1):.1f}: {len(part)} pairs, {right:.3f} right, {np.mean([c.max() for _, c in part]):.3f} said')


def units(text, s):
    """A statement of the gold as the engine asks about it (CONTRACT.md, section 1): one row for each sentence to ask about"""
    inside = lambda spans: [x for x in spans if x]
    spans, content = inside([s['source'], s['cue'], *s['content']]), s['content']
    begin, end = min(b for b, _ in spans), max(e for _, e in spans)
    first, last = text.rfind('\n', 0, begin) + 1, text.find('\n', end)
    last = len(text) if last < 0 else last
    ends = [first + m.end() for m in re.finditer(r'(?<!Mr)(?<!Ms)[.!?]["”]?(?= |$)', text[first:last])]
    sentences = list(zip([first] + ends[:-1], ends))
    touched = [i for i, (b, e) in enumerate(sentences) if any(x < e and y > b for x, y in spans)]
    said = lambda i: ' '.join(text[max(b, x):min(e, y)] for b, e in [sentences[i]] for x, y in content if x < e and y > b)
    asked = [[i] for i in touched if mentions_seed_target(said(i))] or [[i] for i in touched if mentions_seed_target(text[slice(*sentences[i])])] or [touched]
    for part in asked:
        start, stop = sentences[max(0, part[0] - 1)][0], sentences[part[-1]][1]
        own = [[max(x, sentences[part[0]][0]), y] for x, y in content if y > sentences[part[0]][0]]    # not that of the sentence before
        move = lambda spans: [[max(x, start) - start, min(y, stop) - start] for x, y in inside(spans) if x < stop and y > start]
        yield {'text': text[start:stop], 'target': SEED_TARGET,
               'roles': {'source': move([s['source']]), 'cue': move([s['cue']]), 'content': move(own)}}


def seed(model, article, gold):
    text = utf16(open(article, encoding='utf-8', newline='').read())
    right = total = 0
    for s in json.load(open(gold, encoding='utf-8'))['statements']:
        chances, found_words = [], []
        for row in units(text, s):
            x, scores, words = model.read(row)
            chances.append(model.chances(row, scores))
            span = evidence(x, words, model.pieces.stop)
            found_words += [row['text'][slice(*span)]] if span else []
        p = np.mean(chances, 0)
        found, wanted = STANCES[int(p.argmax())], s['stance_on_troop_deployment']
        total += wanted is not None
        right += wanted == found
        verdict = 'right' if wanted == found else 'open' if wanted is None else 'WRONG'
        print(' ', s['id'], verdict, found, ' '.join(f'{v:.2f}' for v in p), found_words)
    print(f'seed: {right} of {total} right')


def main():
    p = argparse.ArgumentParser()
    p.add_argument('model')
    p.add_argument('--corpora')
    p.add_argument('--pairs', action='append', default=[])
    p.add_argument('--seed', nargs=2)
    p.add_argument('--calibrate')
    p.add_argument('--wrong', action='store_true', help='prints the pairs of --pairs that come out wrong')
    a = p.parse_args()
    model = Model(a.model)
    if a.corpora:
        groups = {}
        for name, (_, held) in pairs.corpora(a.corpora).items():
            answers = [model.read(r)[1] for r in held]
            report(name + ', held out', held, answers)
            rows, also = groups.setdefault(kind(held[0]), ([], []))
            rows += held
            also += answers
        if a.calibrate:
            with open(a.calibrate, 'w') as f:
                for name, (rows, answers) in groups.items():
                    t = calibrate(rows, answers)
                    f.write(f'temperature_{name}={t:.3f}\n')
                    print(f'temperature of {name} targets {t:.3f}')
        else:
            for name, (rows, answers) in groups.items():
                print('calibration,', name, 'targets')
                reliability(rows, [model.chances(r, x) for r, x in zip(rows, answers)])
    for path in a.pairs:
        rows = [json.loads(line) for line in open(path, encoding='utf-8')]
        found = report(path.split('/')[-1], rows, [model.read(r)[1] for r in rows])
        for k in sorted({r.get('kind', '') for r in rows}):
            part = [(r, f) for r, f in zip(rows, found) if r.get('kind', '') == k]
            print(f"  {k}: {sum(r['stance'] == f for r, f in part)} of {len(part)} right, {sum(r['stance'] == f for r, f in part) / len(part):.3f}")
        if a.wrong:
            for r, f in zip(rows, found):
                if r['stance'] != f:
                    print('   ', r['kind'], 'is', r['stance'], 'found', f, '|', r['target'], '|', r['text'])
    if a.seed:
        seed(model, *a.seed)


if __name__ == '__main__':
    main()
