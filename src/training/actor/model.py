"""The actor model: the encoder and its heads."""
import torch
import torch.nn as nn

from actor.documents import TYPES
from common.model import Encoder, mask_bias, no_dropout
from common.runtime import Model
from common.weights import load

WINDOW = 448            # pieces of a window, [CLS] and [SEP] included
CONTEXT = 144           # of these at most as left context
RANK = 64               # width of the vectors whose products are the links
GENDERS = 4             # values of a word as a given name (names.py)

# The tags of a word: no name, the beginning of one of each type, a further word of it. The same for roles.
NAME_TAGS = ['O'] + [f'{part}-{kind}' for kind in TYPES for part in 'BI']
ROLE_TAGS = NAME_TAGS + ['B-T', 'I-T']      # T: a form of address


class Reader(nn.Module):
    """Scores for each piece: of its tags as part of a name and of a role, and of the earlier pieces that mean the same.

    antecedents[i, j]: the score that the mention whose last word begins with piece i refers to the one whose last word
    begins with piece j. Piece 0 means "none in this window".
    """

    def __init__(self, path, layers=None, rows=None):
        super().__init__()
        self.encoder = Encoder(path, layers, rows, WINDOW)
        d = self.encoder.width
        self.genders = nn.Parameter(torch.zeros(GENDERS, d))
        self.names, self.roles = nn.Linear(d, len(NAME_TAGS)), nn.Linear(d, len(ROLE_TAGS))
        self.antecedents = nn.Linear(d, 2 * RANK)

    def forward(self, ids, features, genders, mask, drop=no_dropout):
        x = self.encoder(ids, features, mask, drop, nn.functional.embedding(genders, self.genders))
        a, b = self.antecedents(drop(x)).split(RANK, -1)
        bias = mask_bias(mask[:, None, :], torch.float32)
        return {'names': self.names(drop(x)).float(), 'roles': self.roles(drop(x)).float(),
                'antecedents': (a @ b.transpose(1, 2)).float() * RANK ** -0.5 + bias}


def load_reader(path, base):
    """Loads trained weights; base: the base model that they started from, ONNX."""
    return load(path, lambda state, layers, rows: Reader(base, layers, rows))


def start_from(reader, path):
    """Takes the encoder of an exported model, whose layers may be more. Positions that it lacks stay those of the base."""
    exported = Model(path)
    arrays, encoder = exported.arrays, reader.encoder

    def copy(parameter, array):
        parameter.data[:len(array)].copy_(torch.tensor(array))

    def linear(module, name, bias):
        constants = exported.graphs[name].constants
        copy(module.weight, (constants['weight'] * constants['scale']).T)
        copy(module.bias, constants['bias'] if bias is None else arrays[bias])

    copy(encoder.words, arrays['words'] * arrays['words.scale'])
    copy(encoder.places, arrays['places'])
    copy(encoder.features, arrays['features.table'])
    copy(encoder.norm.weight, arrays['norm.weight'])
    copy(encoder.norm.bias, arrays['norm.bias'])
    for k, layer in enumerate(encoder.layers):
        name = f'layer{k}.'
        linear(layer.qkv, name + 'attend', None)
        linear(layer.out, name + 'mix', name + 'mix.bias')
        linear(layer.up, name + 'up', name + 'up.bias')
        linear(layer.down, name + 'down', name + 'down.bias')
        for part, module in (('norm1', layer.norm1), ('norm2', layer.norm2)):
            copy(module.weight, arrays[f'{name}{part}.weight'])
            copy(module.bias, arrays[f'{name}{part}.bias'])
