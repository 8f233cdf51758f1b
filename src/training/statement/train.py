"""Trains the attribution tagger.

    python3 -m statement.train --corpus polnear-train.jsonl.gz --silver polnear-train-silver.jsonl.gz
        --base MODEL.onnx --tokenizer TOKENIZER.json --out OUT.pt [--layers N] [--epochs 6] [--until 2016-08]
        [--nested NESTED.jsonl] [--hidden 0] [--start MODEL.pt]

Uses the articles published before --until. The same seed gives the same order of examples and the same masks.

With --start, training continues from a trained tagger. New passages from templates.py join the articles in each
epoch, and OUT is the mean of the weights before and after.
"""
import math
import random

import torch

from common import training
from common.text import WordPieces
from common.training import tag_loss, window_batches
from statement.corpus import articles
from statement.decode import WINDOW
from statement.examples import Example, tensors
from statement.model import Tagger, load_tagger
from statement.templates import passages

HELD_OUT = '2016-08'
NESTED_WEIGHT = 0.3     # of the losses of the nested layer
AUXILIARY_WEIGHT = 0.1  # of the losses of parts of speech and entities
LINK_WEIGHT = 0.2       # of the losses of links
PASSAGES = 480          # synthetic passages in an epoch


def link_loss(logits, gold, weight):
    """The negative logarithm of the probability that falls on the linked pieces, a weighted mean."""
    rows = gold.any(-1)
    logits, gold, weight = logits[rows], gold[rows], weight[rows]
    linked = torch.logsumexp(logits.masked_fill(~gold, -1e9), -1)
    return ((torch.logsumexp(logits, -1) - linked) * weight).sum() / weight.sum().clamp(min=1)


def total_loss(out, batch, nested):
    """nested: the weight of the nested layer."""
    def weighted(loss, parts):
        return sum(part * loss(out[name], batch[name], batch['weight']) for name, part in parts.items() if part)

    tags = {'tags': 1, 'speech': AUXILIARY_WEIGHT, 'entities': AUXILIARY_WEIGHT, 'nested_tags': nested}
    links = {'content_cue': LINK_WEIGHT, 'cue_source': LINK_WEIGHT, 'nested_content_cue': LINK_WEIGHT * nested,
             'nested_cue_source': LINK_WEIGHT * nested}
    return weighted(tag_loss, tags) + weighted(link_loss, links)


def context(length):
    """The least and the highest length of a window's context."""
    return length // 8, length * 3 // 10


def options():
    command = training.options(__doc__)
    command.add_argument('--corpus', required=True, help='the annotated articles')
    command.add_argument('--silver', required=True, help='their parts of speech and entities')
    command.add_argument('--nested', help='the attributions within contents that nest.py found')
    command.add_argument('--epochs', type=float, default=6)
    command.add_argument('--until', default=HELD_OUT, help='use articles published before (default: %(default)s)')
    command.add_argument('--hidden', type=float, default=0,
                         help='part of the words replaced by [MASK], so that the model does not learn names by heart')
    command.set_defaults(batch=16, rate=1.5e-4)
    return command


def main():
    chosen = options().parse_args()
    draw = training.set_up(chosen)
    pieces = WordPieces.of_tokenizer(chosen.tokenizer)
    known = [x for x in articles(chosen.corpus, chosen.silver, chosen.nested)
             if x['published'] < chosen.until][:chosen.limit]
    speech = {t: i for i, t in enumerate(sorted({t for x in known for _, _, t in x['silver']['pos']}))}
    examples = [Example(x, pieces, speech) for x in known]
    print(len(examples), 'articles', sum(len(x.words) for x in examples), 'words', flush=True)
    if chosen.start:
        model = load_tagger(chosen.start, chosen.base)
    else:
        model = Tagger(chosen.base, len(speech), chosen.layers, pieces.rows)

    def batches(draw):
        made = passages(PASSAGES, draw, known) if chosen.start else []
        return window_batches(examples + [Example(x, pieces, speech) for x in made], draw, chosen.batch, pieces.full_stop,
                              WINDOW, context)

    def loss_of(work, batch, drop):
        out = work(batch['ids'], batch['features'], batch['mask'], drop)
        return total_loss(out, batch, NESTED_WEIGHT if chosen.nested else 0)

    steps = math.ceil(chosen.epochs * len(batches(random.Random(0))))
    training.train(model, chosen, steps, lambda: batches(draw),
                   lambda rows: tensors(rows, pieces, lambda: draw.random() < chosen.hidden), loss_of)


if __name__ == '__main__':
    main()
