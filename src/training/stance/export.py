"""Writes a trained stance model as a model file for the engine (see common/graph.py).

Its attention is balanced (common/balance.py) on some of the pairs that it was trained on.
"""
import torch

from common.balance import balance
from common.graph import ModelFile, export_options
from common.text import WordPieces
from stance import pairs
from stance.inputs import MAX_PIECES, MAX_TARGET_PIECES, STANCES, ModelInput
from stance.model import load_stance_model

EVERY = 40      # of so many training pairs, one is read for the balance


def read_some(model, tokenizer, corpora):
    """Runs the model on some training pairs, one at a time."""
    pieces = WordPieces.of_tokenizer(tokenizer)
    for known, _ in pairs.corpora(corpora).values():
        for pair in known[::EVERY]:
            x = ModelInput(pieces, pair)
            model(*(torch.tensor([numbers]) for numbers in (x.ids, x.features, x.roles)), torch.ones(1, len(x.ids)))


def main():
    command = export_options(__doc__)
    command.add_argument('corpora', help='the folder with the corpora')
    command.add_argument('temperatures', nargs='?', help='the file with the temperatures (default: both 1)')
    chosen = command.parse_args()
    temperatures = {'temperature_entity': '1', 'temperature_issue': '1'}
    if chosen.temperatures:
        with open(chosen.temperatures, encoding='utf-8') as file:
            temperatures.update(line.split('=') for line in file.read().split())
    model, file = load_stance_model(chosen.model, chosen.base).eval(), ModelFile()
    balance(model.encoder.layers, lambda: read_some(model, chosen.tokenizer, chosen.corpora))
    file.encoder(model.encoder, MAX_PIECES, features=model.encoder.features, roles=model.roles)
    file.dense('stance', model.stance)
    file.dense('evidence', model.evidence)
    file.save(chosen.out, chosen.tokenizer, {'stances': ' '.join(STANCES), 'limit': str(MAX_PIECES),
                                             'target': str(MAX_TARGET_PIECES), **temperatures})


if __name__ == '__main__':
    main()
