"""Trains the stance model.

    fit.py --corpora FOLDER --base MODEL.onnx --tokenizer TOKENIZER.json --out OUT.pt [--layers 10] [--steps 2000]
           [--start MODEL.pt [--part 0.5]] [--all]

The last tenth of each corpus is not looked at, unless --all says so. The same seed gives the same pairs, order and masks. With --start, goes
on with a trained model, and OUT goes only a part of the way to the weights that come out.
"""
import argparse
import copy
import os
import random
import time

import inputs  # noqa: F401  (finds ../statement)
import numpy as np
import torch
import torch.nn.functional as F

import pairs
from crossencoder import CrossEncoder, load
from inputs import Input, Pieces, STANCES
from maker import Maker
from model import Dropout
from train import Optimiser, between


def batch(rows, pieces):
    """Tensors for pairs; evidence: 1 and 0 for the words of made-up pairs, -1 where nothing is known."""
    read = [Input(pieces, r) for r in rows]
    B, T = len(rows), -(-max(len(x.ids) for x in read) // 16) * 16      # few shapes: each new one costs a compilation
    made = {name: np.full((B, T), fill) for name, fill in (('ids', pieces.pad), ('features', 0), ('roles', 0))}
    mask, evidence = np.zeros((B, T), np.float32), np.full((B, T), -1.0, np.float32)
    for k, (x, r) in enumerate(zip(read, rows)):
        n = len(x.ids)
        made['ids'][k, :n], made['features'][k, :n], made['roles'][k, :n], mask[k, :n] = x.ids, x.features, x.roles, 1
        if 'evidence' in r:
            for w, i in zip(x.words, x.at):
                evidence[k, i] = any(b <= w.begin < e for b, e in r['evidence'])
    stance = np.array([STANCES.index(r['stance']) for r in rows])
    return {name: torch.from_numpy(a) for name, a in dict(made, mask=mask, evidence=evidence, stance=stance).items()}


def losses(out, b):
    known = b['evidence'] >= 0
    loss = F.cross_entropy(out['stance'], b['stance'], label_smoothing=0.05)
    if known.any():
        loss = loss + 0.2 * F.binary_cross_entropy_with_logits(out['evidence'][known], b['evidence'][known])
    return loss


def batches(rows, size, draw):
    """Batches of pairs of like length"""
    length = lambda r: len(r['target']) + min(len(r['text']), 1000)
    made, pool = [], size * 40
    for k in range(0, len(rows), pool):
        part = sorted(rows[k:k + pool], key=length)
        made += [part[i:i + size] for i in range(0, len(part), size)]
    draw.shuffle(made)
    return made


def scores(gold, found):
    """accuracy, macro F1, F1 of each stance"""
    each = []
    for stance in STANCES:
        hit = sum(g == f == stance for g, f in zip(gold, found))
        of = sum(g == stance for g in gold) + sum(f == stance for f in found)
        each.append(2 * hit / of if of else 0.0)
    used = [f for f, s in zip(each, STANCES) if s in gold] or [0.0]
    return sum(g == f for g, f in zip(gold, found)) / max(1, len(gold)), sum(used) / len(used), each


def read(model, rows, pieces, size=32):
    """log-odds for each pair"""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]['text']))
    found = [None] * len(rows)
    with torch.no_grad():
        for k in range(0, len(order), size):
            part = order[k:k + size]
            b = batch([rows[i] for i in part], pieces)
            for i, x in zip(part, model(b['ids'], b['features'], b['roles'], b['mask'])['stance'].tolist()):
                found[i] = x
    return found


def main():
    p = argparse.ArgumentParser()
    for name in ('corpora', 'base', 'tokenizer', 'out'):
        p.add_argument('--' + name, required=True)
    p.add_argument('--start')
    p.add_argument('--part', type=float, default=0.5)
    p.add_argument('--all', action='store_true')
    p.add_argument('--steps', type=int, default=2000)
    p.add_argument('--layers', type=int)
    p.add_argument('--batch', type=int, default=32)
    p.add_argument('--rate', type=float, default=1e-4)
    p.add_argument('--fresh-rate', type=float, default=1e-3)
    p.add_argument('--own', type=int, default=9000, help='made-up pairs an epoch, new ones each time')
    p.add_argument('--limit', type=int)
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(min(2, os.cpu_count()))
    torch.manual_seed(a.seed)
    draw = random.Random(a.seed)
    pieces = Pieces.read(a.tokenizer)
    corpora = pairs.corpora(a.corpora)
    if a.all:
        corpora = {name: (known + held, []) for name, (known, held) in corpora.items()}
    maker = Maker(a.seed)

    def epoch():
        return batches(pairs.epoch(corpora, maker.rows(a.own), draw)[:a.limit], a.batch, draw)

    model = load(a.start, a.base) if a.start else CrossEncoder(a.base, a.layers, pieces.rows)
    work = copy.deepcopy(model).bfloat16()
    drop = Dropout(0.1, torch.bfloat16, seed=a.seed)
    before = copy.deepcopy(model.state_dict())
    todo = epoch()
    optimiser = Optimiser(model, work, a.rate, a.fresh_rate, a.steps)
    print(len(todo), 'steps an epoch', a.steps, 'in all', flush=True)
    began, mean, seen = time.time(), None, 0
    for step in range(a.steps):
        todo = todo or epoch()
        b = batch(todo.pop(), pieces)
        loss = losses(work(b['ids'], b['features'], b['roles'], b['mask'], drop), b)
        loss.backward()
        optimiser.step()
        seen += int(b['mask'].sum())
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            seconds = time.time() - began
            print(step, round(mean, 4), f'{seconds:.0f} s', f'{seen / seconds:.0f} pieces/s', flush=True)
        if step % 200 == 199:
            torch.save(model.state_dict(), a.out + '.part')
    state = between(before, model.state_dict(), a.part) if a.start else model.state_dict()
    torch.save(state, a.out)
    if os.path.exists(a.out + '.part'):
        os.remove(a.out + '.part')
    work.load_state_dict(state)
    for name, held in ((name, held) for name, (_, held) in corpora.items() if held):
        found = [STANCES[max(range(3), key=x.__getitem__)] for x in read(work, held, pieces)]
        accuracy, macro, each = scores([r['stance'] for r in held], found)
        print(name, f'accuracy {accuracy:.3f} macro F1 {macro:.3f}', [round(x, 3) for x in each], flush=True)


if __name__ == '__main__':
    main()
