"""Trains the attribution tagger.

    train.py --corpus polnear-train.jsonl.gz --silver polnear-train-silver.jsonl.gz --base MODEL.onnx
             --tokenizer TOKENIZER.json --out OUT.pt [--layers N] [--epochs 6] [--until 2016-08]
             [--nested NESTED.jsonl] [--hidden 0] [--start MODEL.pt]

Articles published in or after --until are not looked at. The same seed gives the same order and masks. NESTED is what nest.py found in
them: the second layer. --hidden: the part of the words hidden at random, so that names are not learnt by heart.

With --start, goes on with a trained tagger: passages of templates.py join the articles, other ones in each epoch, and OUT is the
mean of the weights before and after.
"""
import argparse
import copy
import gzip
import json
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import Dropout, ENTITIES, TAGS, Tagger
from templates import passages
from text import Pieces, WINDOW, utf16, windows

HELD_OUT = '2016-08'
NESTED = 0.3        # what the second layer counts beside the first
PASSAGES = 480      # made in an epoch


def articles(corpus, silver=None, nested=None):
    """The annotated articles, all offsets in UTF-16 units, with the silver annotations of words under 'silver' and the
    attributions within contents, as nest.py found them, under 'nested'."""
    found = [json.loads(line) for line in gzip.open(corpus, 'rt', encoding='utf-8')]
    extra = {}
    if silver:
        for line in gzip.open(silver, 'rt', encoding='utf-8'):
            row = json.loads(line)
            extra[row['id']] = row
    inner = {}
    if nested:
        for line in open(nested, encoding='utf-8'):
            row = json.loads(line)
            inner[row['id']] = row['attributions']
    for article in found:
        article['nested'] = inner.get(article['id'], [])
        article['text'] = utf16(article['text'])
        article['silver'] = extra.get(article['id'])
    return found


class Labels:
    """One layer of attributions: the tag of each word, of content words the cue's words, of cue words the source's."""

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
                if self.tags[w] >= 5:
                    self.cue[w] = m['cue']
            for w in m['cue']:
                if self.tags[w] in (3, 4):
                    self.source[w] = m['source']


class Example:
    """An article's words with what is to be learnt about each."""

    def __init__(self, article, pieces, speech):
        self.paragraphs = pieces.paragraphs(article['text'])
        self.words = [w for p in self.paragraphs for w in p]
        n = len(self.words)
        begins, ends = np.array([w.begin for w in self.words]), np.array([w.end for w in self.words])

        def place(begin, end):
            return range(np.searchsorted(begins, begin), np.searchsorted(ends, end, 'right'))

        only = article.get('nested_only', False)        # a made text is no lesson in anything else
        self.outer = Labels(place, n, [] if only else article['attributions'])
        self.nested = Labels(place, n, article['nested'])
        inside = np.zeros(n, bool)
        for a in article['attributions']:
            for b, e in a['content']:
                inside[place(b, e)] = True
        self.nested.tags[~inside] = -100
        silver = article.get('silver')
        self.speech, self.entities = np.full(n, -100), np.full(n, 0 if silver else -100)
        if only:
            self.outer.tags[:] = -100
        for b, e, tag in silver['pos'] if silver else ():
            self.speech[place(b, e)] = speech.get(tag, -100)
        for b, e, kind in silver['entities'] if silver else ():
            if kind in ENTITIES:
                self.entities[place(b, e)] = ENTITIES.index(kind)


def batch(rows, pieces, hide=lambda: False):
    """Tensors for [(example, window)]; the words of a window's context count a quarter. hide: whether to hide a word"""
    inputs = [pieces.inputs(x.words[w.context:w.last]) for x, w in rows]
    B, T = len(rows), -(-max(len(i[0]) for i in inputs) // 32) * 32    # few shapes: each new one costs a compilation
    ids, features = np.full((B, T), pieces.pad), np.zeros((B, T), int)
    mask, weight = np.zeros((B, T), np.float32), np.zeros((B, T), np.float32)
    per_piece = {name: np.full((B, T), -100) for name in ('tags', 'nested_tags', 'speech', 'entities')}
    per_pair = {name: np.zeros((B, T, T), bool) for name in
                ('content_cue', 'cue_source', 'nested_content_cue', 'nested_cue_source')}
    for k, ((x, w), (i, f, at)) in enumerate(zip(rows, inputs)):
        ids[k, :len(i)], features[k, :len(i)], mask[k, :len(i)] = i, f, 1
        for begin, end in zip(at, at[1:] + [len(i) - 1]):
            if hide():
                ids[k, begin:end] = pieces.ids['[MASK]']
        own = slice(w.context, w.last)
        at = np.array(at)
        for name, values in (('tags', x.outer.tags), ('nested_tags', x.nested.tags), ('speech', x.speech),
                             ('entities', x.entities)):
            per_piece[name][k, at] = values[own]
        weight[k, at] = np.where(np.arange(w.context, w.last) < w.first, 0.25, 1.0)
        for name, links in (('content_cue', x.outer.cue), ('cue_source', x.outer.source),
                            ('nested_content_cue', x.nested.cue), ('nested_cue_source', x.nested.source)):
            for n in range(w.context, w.last):
                if links[n] is not None:
                    to = [at[m - w.context] for m in links[n] if w.context <= m < w.last]
                    per_pair[name][k, at[n - w.context], to or [0]] = True
    return {name: torch.from_numpy(a) for name, a in dict(
        ids=ids, features=features, mask=mask, weight=weight, **per_piece, **per_pair).items()}


def classes(logits, gold, weight):
    loss = F.cross_entropy(logits.transpose(1, 2), gold, ignore_index=-100, reduction='none')
    return (loss * weight).sum() / (weight * (gold >= 0)).sum().clamp(min=1)


def links(logits, gold, weight):
    """Minus the log of the probability that falls on the right pieces."""
    rows = gold.any(-1)
    logits, gold, weight = logits[rows], gold[rows], weight[rows]
    right = torch.logsumexp(logits.masked_fill(~gold, -1e9), -1)
    return ((torch.logsumexp(logits, -1) - right) * weight).sum() / weight.sum().clamp(min=1)


def losses(out, b, nested):
    total = sum(part * classes(out[name], b[name], b['weight'])
                for name, part in (('tags', 1), ('speech', 0.1), ('entities', 0.1), ('nested_tags', nested)) if part)
    return total + sum(part * links(out[name], b[name], b['weight']) for name, part in (
        ('content_cue', 0.2), ('cue_source', 0.2), ('nested_content_cue', nested / 5), ('nested_cue_source', nested / 5)) if part)


class Optimiser:
    """AdamW over single-precision copies of weights that work in bfloat16."""

    def __init__(self, model, work, rate, fresh_rate, steps, warm=100):
        self.pairs = list(zip(model.parameters(), work.parameters()))
        old = {id(p) for n, p in model.encoder.named_parameters() if n != 'features'}
        plain = {id(p) for p in model.parameters() if p.dim() < 2}
        groups = []
        for fresh in (False, True):
            for bare in (False, True):
                group = [p for p in model.parameters() if (id(p) not in old) == fresh and (id(p) in plain) == bare]
                groups.append({'params': group, 'lr': fresh_rate if fresh else rate, 'weight_decay': 0.0 if bare else 0.01})
        fused = {'fused': True} if int(torch.__version__.split('.')[0]) > 1 else {}     # Debian 12's PyTorch has it not
        self.adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), **fused)
        self.plan = torch.optim.lr_scheduler.LambdaLR(
            self.adam, lambda i: min(1, (i + 1) / warm, max(0.01, 2 - 2 * i / steps)))

    def step(self):
        for p, w in self.pairs:
            p.grad = None if w.grad is None else w.grad.float()
            w.grad = None
        torch.nn.utils.clip_grad_norm_([p for p, _ in self.pairs], 1.0)
        self.adam.step()
        self.plan.step()
        with torch.no_grad():
            for p, w in self.pairs:
                w.copy_(p)


def epoch(examples, draw, size, stop):
    """All windows of all articles, each article cut at another length, in batches of windows of like length."""
    rows = []
    for x in examples:
        length = draw.randint(WINDOW * 6 // 10, WINDOW)
        rows += [(x, w) for w in windows(x.paragraphs, stop, length, draw.randint(length // 8, length * 3 // 10))]
    draw.shuffle(rows)
    pool = size * 24
    batches = []
    for k in range(0, len(rows), pool):
        part = sorted(rows[k:k + pool], key=lambda r: sum(len(w.pieces) for w in r[0].words[r[1].context:r[1].last]))
        batches += [part[i:i + size] for i in range(0, len(part), size)]
    draw.shuffle(batches)
    return batches


def between(one, other, part=0.5):
    """Weights that far on the way from one model to another that goes on from it: mostly better than both (Wortsman et al., Model soups, 2022)."""
    return {name: one[name] + part * (other[name] - one[name]) for name in one}


def load(path, base):
    state = torch.load(path, map_location='cpu')
    layers = 1 + max(int(name.split('.')[2]) for name in state if name.startswith('encoder.layers.'))
    model = Tagger(base, state['speech.bias'].numel(), layers, range(len(state['encoder.words'])))
    model.load_state_dict(state, strict='nested_tags.weight' in state)
    return model


def main():
    p = argparse.ArgumentParser()
    for name in ('corpus', 'silver', 'base', 'tokenizer', 'out'):
        p.add_argument('--' + name, required=True)
    p.add_argument('--start')
    p.add_argument('--nested')
    p.add_argument('--epochs', type=float, default=6)
    p.add_argument('--layers', type=int)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=1.5e-4)
    p.add_argument('--fresh-rate', type=float, default=1e-3)
    p.add_argument('--until', default=HELD_OUT)
    p.add_argument('--limit', type=int)
    p.add_argument('--hidden', type=float, default=0)
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(os.cpu_count())
    torch.manual_seed(a.seed)
    draw = random.Random(a.seed)
    pieces = Pieces.read(a.tokenizer)
    known = [x for x in articles(a.corpus, a.silver, a.nested) if x['published'] < a.until][:a.limit]
    tags = {t: i for i, t in enumerate(sorted({t for x in known for _, _, t in x['silver']['pos']}))}
    examples = [Example(x, pieces, tags) for x in known]
    print(len(examples), 'articles', sum(len(x.words) for x in examples), 'words', flush=True)
    model = load(a.start, a.base) if a.start else Tagger(a.base, len(tags), a.layers, pieces.rows)
    work = copy.deepcopy(model).bfloat16()
    drop = Dropout(0.1, torch.bfloat16, seed=a.seed)
    before = copy.deepcopy(model.state_dict())

    def batches(draw):
        made = [Example(x, pieces, tags) for x in passages(PASSAGES, draw, known)] if a.start else []
        return epoch(examples + made, draw, a.batch, pieces.stop)
    per_epoch = len(batches(random.Random(0)))
    steps = math.ceil(a.epochs * per_epoch)
    print(per_epoch, 'steps an epoch', steps, 'in all', flush=True)
    optimiser = Optimiser(model, work, a.rate, a.fresh_rate, steps)
    todo, began, mean, pieces_seen = [], time.time(), None, 0
    for step in range(steps):
        if not todo:
            todo = batches(draw)
        b = batch(todo.pop(), pieces, lambda: draw.random() < a.hidden)
        out = work(b['ids'], b['features'], b['mask'], drop)
        loss = losses(out, b, NESTED if a.nested else 0)
        loss.backward()
        optimiser.step()
        pieces_seen += int(b['mask'].sum())
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            seconds = time.time() - began
            print(step, round(mean, 4), f'{seconds:.0f} s', f'{pieces_seen / seconds:.0f} pieces/s', flush=True)
        if step % 100 == 99:
            torch.save(model.state_dict(), a.out + '.part')
    torch.save(between(before, model.state_dict()) if a.start else model.state_dict(), a.out)
    if os.path.exists(a.out + '.part'):
        os.remove(a.out + '.part')


if __name__ == '__main__':
    main()
