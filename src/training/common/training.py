"""The training loop of the models, its command-line options and its batches."""
import copy
import os
import random
import time

import torch
import torch.nn.functional as F

from common.model import Dropout
from common.optimiser import Optimiser
from common.options import parser
from common.text import piece_count, windows
from common.weights import interpolate

DROPOUT = 0.1
UNKNOWN = -100          # label of words that do not count for the loss
POOL_BATCHES = 24       # batches of windows that are sorted by length together
REPORT_STEPS = 25       # steps between two lines of progress
SAVE_STEPS = 100        # steps between two saves of OUT.part, for an interrupted run


def options(description):
    """A parser with the options that both training programs have. `rate` and `batch` need defaults."""
    command = parser(description)
    command.add_argument('--base', required=True, help='the base model, ONNX')
    command.add_argument('--tokenizer', required=True, help='its tokenizer.json')
    command.add_argument('--out', required=True, help='the trained weights to write')
    command.add_argument('--start', help='trained weights to continue from')
    command.add_argument('--part', type=float, default=0.5,
                         help='with --start: where between the weights before (0) and after (1) OUT is')
    command.add_argument('--layers', type=int, help='layers of the base model to keep (default: all)')
    command.add_argument('--batch', type=int, help='examples in a batch (default: %(default)s)')
    command.add_argument('--rate', type=float, help='learning rate of pretrained weights (default: %(default)s)')
    command.add_argument('--fresh-rate', type=float, default=1e-3,
                         help='learning rate of new weights (default: %(default)s)')
    command.add_argument('--limit', type=int, help='use only this many examples, for a quick trial')
    command.add_argument('--threads', type=int, default=min(2, os.cpu_count()),
                         help='threads of PyTorch; sums, and so weights, depend on it (default: %(default)s)')
    command.add_argument('--seed', type=int, default=1)
    return command


def set_up(chosen):
    """Applies threads and seed, and returns the source of random numbers for the order of examples."""
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    return random.Random(chosen.seed)


def batches(rows, size, pool, length, draw):
    """Batches of rows of similar length, in random order. Rows are sorted by length within pools."""
    made = []
    for k in range(0, len(rows), pool):
        part = sorted(rows[k:k + pool], key=length)
        made += [part[i:i + size] for i in range(0, len(part), size)]
    draw.shuffle(made)
    return made


def window_batches(examples, draw, size, full_stop, longest, context):
    """Batches with all windows of all examples, which have `paragraphs` and `words`.

    Each example is split at a random window length of at most `longest`; context(length) gives the least and the highest
    length of the context.
    """
    rows = []
    for x in examples:
        length = draw.randint(longest * 6 // 10, longest)
        rows += [(x, w) for w in windows(x.paragraphs, full_stop, length, draw.randint(*context(length)))]
    draw.shuffle(rows)
    return batches(rows, size, size * POOL_BATCHES,
                   lambda r: piece_count(r[0].words[r[1].context:r[1].last]), draw)


def tag_loss(logits, gold, weight):
    """The weighted mean of the cross-entropy."""
    loss = F.cross_entropy(logits.transpose(1, 2), gold, ignore_index=UNKNOWN, reduction='none')
    return (loss * weight).sum() / (weight * (gold >= 0)).sum().clamp(min=1)


def padded_length(sizes, multiple):
    """The length of a batch. Few different lengths help, since each new shape costs a compilation."""
    return -(-max(sizes) // multiple) * multiple


def train(model, chosen, steps, epoch, tensors, loss_of):
    """Trains for some steps, writes the weights to OUT and returns a bfloat16 model with them.

    epoch() gives the batches of one pass; tensors(batch) gives {name: tensor}, with `mask`;
    loss_of(work, tensors, drop) gives the loss of a batch.
    """
    work = copy.deepcopy(model).bfloat16()
    drop = Dropout(DROPOUT, torch.bfloat16, seed=chosen.seed)
    before = copy.deepcopy(model.state_dict())
    optimiser = Optimiser(model, work, chosen.rate, chosen.fresh_rate, steps)
    partial = chosen.out + '.part'
    todo, mean, pieces, began = epoch(), None, 0, time.time()
    print(len(todo), 'steps an epoch,', steps, 'in all', flush=True)
    for step in range(steps):
        todo = todo or epoch()
        batch = tensors(todo.pop())
        loss = loss_of(work, batch, drop)
        loss.backward()
        optimiser.step()
        pieces += int(batch['mask'].sum())
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % REPORT_STEPS == 0:
            seconds = time.time() - began
            print(step, round(mean, 4), f'{seconds:.0f} s', f'{pieces / seconds:.0f} pieces/s', flush=True)
        if step % SAVE_STEPS == SAVE_STEPS - 1:
            torch.save(model.state_dict(), partial)
    state = interpolate(before, model.state_dict(), chosen.part) if chosen.start else model.state_dict()
    torch.save(state, chosen.out)
    if os.path.exists(partial):
        os.remove(partial)
    work.load_state_dict(state)
    return work
