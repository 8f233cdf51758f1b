"""Trains the actor model.

    python3 -m actor.train --shared ../shared --written WRITTEN --readings READINGS --base MODEL.onnx
        --tokenizer TOKENIZER.json --from attribution.zip --out OUT.pt [--layers 8] [--epochs 3] [--held-out]

With --held-out, the articles that evaluate.py measures on are left out.
"""
import math
import random

import torch

from actor import names
from actor.corpora import documents
from actor.examples import Example, tensors
from actor.model import WINDOW, Reader, load_reader, start_from
from common import training
from common.text import WordPieces
from common.training import tag_loss, window_batches

LINK_WEIGHT = 0.5       # of the loss of links
RENAMED = 0.7           # share of the documents with other names for their persons


def link_loss(logits, linked, allowed):
    """The negative logarithm of the probability that falls on the linked pieces, of those that are allowed."""
    rows = linked.any(-1)
    if not rows.any():
        return logits.sum() * 0
    logits = logits[rows].masked_fill(~allowed[rows], -1e9)
    right = torch.logsumexp(logits.masked_fill(~linked[rows], -1e9), -1)
    return (torch.logsumexp(logits, -1) - right).mean()


def context(length):
    """The least and the highest length of a window's context."""
    return length // 5, length * 2 // 5


def options():
    command = training.options(__doc__)
    command.add_argument('--shared', required=True, help='the folder with corpora/')
    command.add_argument('--written', required=True, help='the folder with the made-up articles')
    command.add_argument('--readings', required=True, help='the folder with readings.jsonl.gz and web-readings.jsonl.gz')
    command.add_argument('--from', dest='exported', help='the exported model to take the encoder of')
    command.add_argument('--held-out', action='store_true', help='leave out what evaluate.py measures on')
    command.add_argument('--epochs', type=float, default=3)
    command.add_argument('--hidden', type=float, default=0.04, help='part of the words replaced by [MASK]')
    command.set_defaults(batch=12, rate=1e-4, layers=8)
    return command


def main():
    chosen = options().parse_args()
    draw = training.set_up(chosen)
    pieces = WordPieces.of_tokenizer(chosen.tokenizer)
    given = names.GivenNames()
    known = documents(chosen.shared, chosen.written, chosen.readings, chosen.held_out)[:chosen.limit]
    people = names.People([x for x, _ in known], given)
    print(len(known), 'documents', sum(len(x.mentions) for x, _ in known), 'mentions', flush=True)
    if chosen.start:
        model = load_reader(chosen.start, chosen.base)
    else:
        model = Reader(chosen.base, chosen.layers, pieces.rows)
        if chosen.exported:
            start_from(model, chosen.exported)

    def batches(draw):
        drawn = [x for x, share in known for _ in range(int(share + draw.random()))]
        examples = [Example(people.renamed(x, draw) if draw.random() < RENAMED else x, pieces, given) for x in drawn]
        return window_batches(examples, draw, chosen.batch, pieces.full_stop, WINDOW, context)

    def loss_of(work, batch, drop):
        out = work(batch['ids'], batch['features'], batch['genders'], batch['mask'], drop)
        return (tag_loss(out['names'], batch['names'], batch['weight'])
                + tag_loss(out['roles'], batch['roles'], batch['weight'])
                + LINK_WEIGHT * link_loss(out['antecedents'], batch['linked'], batch['allowed']))

    steps = math.ceil(chosen.epochs * len(batches(random.Random(0))))
    training.train(model, chosen, steps, lambda: batches(draw),
                   lambda rows: tensors(rows, pieces, lambda: draw.random() < chosen.hidden), loss_of)


if __name__ == '__main__':
    main()
