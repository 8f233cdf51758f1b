"""The encoder of both models. Its initial weights come from an ONNX export of a BERT."""
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

MAX_PIECES = 320    # positions kept of the base model unless told otherwise
HEADS = 12          # attention heads of a layer
FEATURES = 96       # values of a piece's feature (text.py)


class Dropout:
    """Dropout with masks from a pool. Drawing new masks would cost more than the products they apply to."""

    def __init__(self, rate, dtype, size=1 << 25, seed=1):
        keep = torch.rand(size, generator=torch.Generator().manual_seed(seed)) >= rate
        self.pool = keep.to(dtype) / (1 - rate)
        self.draw = torch.Generator().manual_seed(seed)

    def __call__(self, x):
        n = x.numel()
        at = int(torch.randint(0, self.pool.numel() - n, (1,), generator=self.draw))
        return x * self.pool[at:at + n].view(x.shape)


def no_dropout(x):
    return x


def mask_bias(mask, dtype):
    """What to add to attention scores: 0 for pieces, a large negative number for padding."""
    return (1.0 - mask.to(dtype)) * -1e4


def copy_into(module, weight, bias):
    module.weight.data.copy_(weight)
    module.bias.data.copy_(bias)


class EncoderLayer(nn.Module):
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
    """A BERT encoder with an additional embedding of each piece's feature, which starts at zero.

    path: the base model as ONNX. layers: number of layers to keep, from the bottom; None for all. rows: rows
    of the word embeddings to keep; None for all. longest: positions to keep, so the longest input.
    """

    def __init__(self, path, layers=None, rows=None, longest=MAX_PIECES):
        super().__init__()
        graph = onnx.load(path).graph
        w = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in graph.initializer}
        matrices = [w[i] for node in graph.node if node.op_type == 'MatMul' for i in node.input if i in w]
        suffix = 'embeddings.word_embeddings.weight'
        prefix = next(name for name in w if name.endswith(suffix))[:-len(suffix)]
        e = prefix + 'embeddings.'
        self.width = w[e + 'LayerNorm.weight'].numel()
        words = w[e + 'word_embeddings.weight']
        places = w[e + 'position_embeddings.weight'][:longest]
        self.words = nn.Parameter(words if rows is None else words[list(rows)])
        self.places = nn.Parameter(places + w[e + 'token_type_embeddings.weight'][0])
        self.features = nn.Parameter(torch.zeros(FEATURES, self.width))
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        copy_into(self.norm, w[e + 'LayerNorm.weight'], w[e + 'LayerNorm.bias'])
        self.layers = nn.ModuleList()
        for n in range(layers or len(matrices) // 6):
            q, k, v, o, i, p = matrices[6 * n:6 * n + 6]
            layer, b = EncoderLayer(self.width, HEADS, i.shape[1]), f'{prefix}encoder.layer.{n}.'
            copy_into(layer.qkv, torch.cat([q.T, k.T, v.T]),
                      torch.cat([w[f'{b}attention.self.{x}.bias'] for x in ('query', 'key', 'value')]))
            for part, matrix, name in ((layer.out, o, 'attention.output.dense'),
                                       (layer.up, i, 'intermediate.dense'), (layer.down, p, 'output.dense')):
                copy_into(part, matrix.T, w[f'{b}{name}.bias'])
            for part, name in ((layer.norm1, 'attention.output.LayerNorm'), (layer.norm2, 'output.LayerNorm')):
                copy_into(part, w[f'{b}{name}.weight'], w[f'{b}{name}.bias'])
            self.layers.append(layer)

    def forward(self, ids, features, mask, drop, *added):
        """ids, features, mask: [batch, pieces]. added: more embeddings to add to those of the pieces."""
        x = F.embedding(ids, self.words) + self.places[:ids.shape[1]] + F.embedding(features, self.features)
        for embedding in added:
            x = x + embedding
        x = drop(self.norm(x))
        bias = mask_bias(mask[:, None, None, :], x.dtype)
        for layer in self.layers:
            x = layer(x, bias, drop)
        return x
