"""The encoder, with weights taken from an ONNX export of a BERT, and the heads on it."""
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from decode import TAGS


ENTITIES = ['O', 'PERSON', 'ORGANIZATION', 'LOCATION', 'MISC']
FEATURES = 96
RANK = 64


class Dropout:
    """Dropout from a pool of random masks: drawing fresh ones costs more than the products they act on."""

    def __init__(self, rate, dtype, size=1 << 25, seed=1):
        keep = torch.rand(size, generator=torch.Generator().manual_seed(seed)) >= rate
        self.pool = keep.to(dtype) / (1 - rate)
        self.draw = torch.Generator().manual_seed(seed)

    def __call__(self, x):
        n = x.numel()
        at = int(torch.randint(0, self.pool.numel() - n, (1,), generator=self.draw))
        return x * self.pool[at:at + n].view(x.shape)


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, bias, drop):
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.heads, D // self.heads).permute(2, 0, 3, 1, 4)
        a = torch.softmax((q * (D // self.heads) ** -0.5) @ k.transpose(-1, -2) + bias, -1)
        y = (drop(a) @ v).transpose(1, 2).reshape(B, T, D)
        x = self.norm1(x + drop(self.out(y)))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, path, layers=None, rows=None, heads=12):
        super().__init__()
        graph = onnx.load(path).graph
        w = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in graph.initializer}
        matrices = [w[i] for node in graph.node if node.op_type == 'MatMul' for i in node.input if i in w]
        prefix = next(n for n in w if n.endswith('embeddings.word_embeddings.weight'))[:-len('embeddings.word_embeddings.weight')]
        e = prefix + 'embeddings.'
        self.width = w[e + 'LayerNorm.weight'].numel()
        words = w[e + 'word_embeddings.weight']
        self.words = nn.Parameter(words if rows is None else words[list(rows)])
        self.places = nn.Parameter(w[e + 'position_embeddings.weight'][:320] + w[e + 'token_type_embeddings.weight'][0])
        self.features = nn.Parameter(torch.zeros(FEATURES, self.width))
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        load(self.norm, w[e + 'LayerNorm.weight'], w[e + 'LayerNorm.bias'])
        self.layers = nn.ModuleList()
        for n in range(layers or len(matrices) // 6):
            q, k, v, o, i, p = matrices[6 * n:6 * n + 6]
            layer, b = Layer(self.width, heads, i.shape[1]), f'{prefix}encoder.layer.{n}.'
            load(layer.qkv, torch.cat([q.T, k.T, v.T]),
                 torch.cat([w[f'{b}attention.self.{x}.bias'] for x in ('query', 'key', 'value')]))
            for part, matrix, name in ((layer.out, o, 'attention.output.dense'), (layer.up, i, 'intermediate.dense'),
                                       (layer.down, p, 'output.dense')):
                load(part, matrix.T, w[f'{b}{name}.bias'])
            for part, name in ((layer.norm1, 'attention.output.LayerNorm'), (layer.norm2, 'output.LayerNorm')):
                load(part, w[f'{b}{name}.weight'], w[f'{b}{name}.bias'])
            self.layers.append(layer)

    def forward(self, ids, features, mask, drop):
        x = F.embedding(ids, self.words) + self.places[:ids.shape[1]] + F.embedding(features, self.features)
        x = drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias, drop)
        return x


def load(module, weight, bias):
    module.weight.data.copy_(weight)
    module.bias.data.copy_(bias)


class Tagger(nn.Module):
    """tags: of each piece; content_cue[i, j]: how much piece i, if content, belongs to the cue with piece j;
    cue_source[i, j]: how much piece j belongs to the source of the cue with piece i. Piece 0 stands for "none here". nested_*: the same
    for the attributions within the content of another one."""

    def __init__(self, path, speech=0, layers=None, rows=None):
        super().__init__()
        self.encoder = Encoder(path, layers, rows)
        d = self.encoder.width
        self.tags, self.nested_tags = nn.Linear(d, len(TAGS)), nn.Linear(d, len(TAGS))
        self.links, self.nested_links = nn.Linear(d, 4 * RANK), nn.Linear(d, 4 * RANK)
        self.speech, self.entities = nn.Linear(d, speech), nn.Linear(d, len(ENTITIES))

    def forward(self, ids, features, mask, drop=lambda x: x):
        x = self.encoder(ids, features, mask, drop)
        bias = (1.0 - mask[:, None, :].float()) * -1e4
        out = {'speech': self.speech(x).float(), 'entities': self.entities(x).float()}
        for layer, tags, links in (('', self.tags, self.links), ('nested_', self.nested_tags, self.nested_links)):
            a, b, c, d = links(drop(x)).split(RANK, -1)
            out[layer + 'tags'] = tags(drop(x)).float()
            out[layer + 'content_cue'] = (a @ b.transpose(1, 2)).float() * RANK ** -0.5 + bias
            out[layer + 'cue_source'] = (c @ d.transpose(1, 2)).float() * RANK ** -0.5 + bias
        return out
