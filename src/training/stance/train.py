"""Trains the stance model.

    python3 -m stance.train --corpora FOLDER --base MODEL.onnx --tokenizer TOKENIZER.json --out OUT.pt
        [--layers 10] [--steps 2000] [--start MODEL.pt [--part 0.5]] [--all]

The last tenth of each corpus is held out, unless --all is given. The same seed gives the same pairs, order and
masks. With --start, training continues from a trained model, and OUT is between the weights before and after.
"""
import numpy as np
import torch
import torch.nn.functional as F

from common import training
from common.text import WordPieces
from stance import pairs
from stance.inputs import STANCES, ModelInput
from stance.maker import Maker
from stance.metrics import scores
from stance.model import StanceModel, load_stance_model

EVIDENCE_WEIGHT = 0.2   # of the loss of evidence
LABEL_SMOOTHING = 0.05
POOL_BATCHES = 40       # batches of pairs that are sorted by length together
UNKNOWN = -1.0          # evidence of words of which it is not known


def tensors(rows, pieces):
    """Tensors for pairs. evidence is 1 or 0 for the words of synthetic pairs."""
    inputs = [ModelInput(pieces, r) for r in rows]
    B, T = len(rows), training.padded_length([len(x.ids) for x in inputs], 16)
    arrays = {name: np.full((B, T), fill) for name, fill in (('ids', pieces.pad), ('features', 0), ('roles', 0))}
    mask, evidence = np.zeros((B, T), np.float32), np.full((B, T), UNKNOWN, np.float32)
    for k, (x, r) in enumerate(zip(inputs, rows)):
        for name, array in arrays.items():
            array[k, :len(x.ids)] = getattr(x, name)
        mask[k, :len(x.ids)] = 1
        if 'evidence' in r:
            for w, i in zip(x.words, x.at):
                evidence[k, i] = any(b <= w.begin < e for b, e in r['evidence'])
    stance = np.array([STANCES.index(r['stance']) for r in rows])
    return {name: torch.from_numpy(array) for name, array in
            dict(arrays, mask=mask, evidence=evidence, stance=stance).items()}


def run(model, batch, **settings):
    return model(batch['ids'], batch['features'], batch['roles'], batch['mask'], **settings)


def loss_of(work, batch, drop):
    out = run(work, batch, drop=drop)
    known = batch['evidence'] != UNKNOWN
    loss = F.cross_entropy(out['stance'], batch['stance'], label_smoothing=LABEL_SMOOTHING)
    if known.any():
        evidence = F.binary_cross_entropy_with_logits(out['evidence'][known], batch['evidence'][known])
        loss = loss + EVIDENCE_WEIGHT * evidence
    return loss


def batches(rows, size, draw):
    return training.batches(rows, size, size * POOL_BATCHES,
                            lambda r: len(r['target']) + min(len(r['text']), 1000), draw)


def predict(model, rows, pieces, size=32):
    """The stance of each pair."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]['text']))
    found = [None] * len(rows)
    with torch.no_grad():
        for k in range(0, len(order), size):
            part = order[k:k + size]
            output = run(model, tensors([rows[i] for i in part], pieces))['stance'].tolist()
            for i, x in zip(part, output):
                found[i] = STANCES[max(range(len(STANCES)), key=x.__getitem__)]
    return found


def options():
    command = training.options(__doc__)
    command.add_argument('--corpora', required=True, help='the folder with the corpora')
    command.add_argument('--all', action='store_true', help='train on the held-out tenths too')
    command.add_argument('--steps', type=int, default=2000)
    command.add_argument('--own', type=int, default=9000, help='synthetic pairs in an epoch, new ones each time')
    command.set_defaults(batch=32, rate=1e-4)
    return command


def main():
    chosen = options().parse_args()
    draw = training.set_up(chosen)
    pieces = WordPieces.of_tokenizer(chosen.tokenizer)
    corpora = pairs.corpora(chosen.corpora)
    if chosen.all:
        corpora = {name: (known + held_out, []) for name, (known, held_out) in corpora.items()}
    maker = Maker(chosen.seed)

    def epoch():
        return batches(pairs.epoch(corpora, maker.rows(chosen.own), draw)[:chosen.limit], chosen.batch, draw)

    if chosen.start:
        model = load_stance_model(chosen.start, chosen.base)
    else:
        model = StanceModel(chosen.base, chosen.layers, pieces.rows)
    work = training.train(model, chosen, chosen.steps, epoch, lambda rows: tensors(rows, pieces), loss_of)
    for name, (_, held_out) in corpora.items():
        if held_out:
            accuracy, macro, each = scores([r['stance'] for r in held_out], predict(work, held_out, pieces))
            print(name, f'accuracy {accuracy:.3f} macro F1 {macro:.3f}', [round(x, 3) for x in each], flush=True)


if __name__ == '__main__':
    main()
