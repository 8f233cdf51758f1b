"""Figures of stance predictions."""
import math

import numpy as np

from stance.inputs import STANCES

CONFIDENCE_BANDS = ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))


def kind_of(pair):
    """The kind of a pair's target: a mentioned entity, or an issue."""
    return 'entity' if 'begin' in pair else 'issue'


def scores(gold, found):
    """Accuracy, macro F1 over the stances of the gold, and the F1 of each stance."""
    each = []
    for stance in STANCES:
        hit = sum(g == f == stance for g, f in zip(gold, found))
        of = sum(g == stance for g in gold) + sum(f == stance for f in found)
        each.append(2 * hit / of if of else 0.0)
    used = [f for f, s in zip(each, STANCES) if s in gold] or [0.0]
    return sum(g == f for g, f in zip(gold, found)) / max(1, len(gold)), sum(used) / len(used), each


def best_temperature(pairs, outputs):
    """The temperature with the highest likelihood, from 0.5 to 4."""
    gold = np.array([STANCES.index(r['stance']) for r in pairs])
    logits = np.stack(outputs)

    def loss(t):
        x = logits / t
        x = x - x.max(1, keepdims=True)
        return -(x - np.log(np.exp(x).sum(1, keepdims=True)))[np.arange(len(gold)), gold].mean()

    return min((math.exp(x) for x in np.linspace(math.log(0.5), math.log(4), 200)), key=loss)


def print_reliability(pairs, probabilities):
    """Prints for bands of confidence how many predictions are right."""
    for low, high in CONFIDENCE_BANDS:
        part = [(r, p) for r, p in zip(pairs, probabilities) if low <= p.max() < high]
        if part:
            right = sum(STANCES[int(p.argmax())] == r['stance'] for r, p in part) / len(part)
            print(f'  confidence {low:.1f} to {min(high, 1):.1f}: {len(part)} pairs, {right:.3f} right,'
                  f' mean confidence {np.mean([p.max() for _, p in part]):.3f}')
