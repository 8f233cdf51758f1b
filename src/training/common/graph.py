"""A trained model as one file for the engine: a ZIP archive, not compressed.

NAME.npy is an array: embeddings, biases, norms, small dense layers. NAME.onnx is a graph of integer products with the
weights in it. metadata.json is everything else. CONTRACT.md specifies the file and how the engine computes with it.

Weights are signed 8-bit numbers limited to 7 bits, with a scale for each column, so that the 16-bit sums of two
products on processors without VNNI cannot overflow. Activations are quantised at run time, with one scale for an
input. The embedding table has 8 bits, with a scale for each row.

A graph has only operators that give the same bits on every processor: products of integers, and operators that work
on each number alone or choose or move numbers. Operators of ONNX Runtime's own domain (com.microsoft) fuse the product
with the scaling of its result. A bias is added by an operator of its own: some processors would fuse it.
"""
import io
import json
import zipfile

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from common.options import parser
from common.text import WordPieces

CONTRACT_VERSION = '2'
MS = 'com.microsoft'
NUMERATORS = 255        # steps of the softmax's numerators, which are from 0 to 1


def export_options(description):
    """A parser with the arguments that both export.py have."""
    return parser(description, model='the trained weights', base='the base model, ONNX',
                  tokenizer='its tokenizer.json', out='the model file to write')


def numbers(tensor):
    return tensor.detach().float().numpy()


def quantised(module):
    """The weights of a linear layer, [inputs, outputs], in 7 bits, and the scale of each output."""
    w = numbers(module.weight).T
    scale = np.maximum(np.abs(w).max(0), 1e-8) / 63
    return np.clip(np.rint(w / scale), -63, 63).astype(np.int8), scale.astype(np.float32)


class Graph:
    """Nodes and constants. `node` returns the name of its output, or of its first."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name, array, kind=None):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array, kind), name))
        return name

    def node(self, op, inputs, *outputs, domain='', **attributes):
        outputs = outputs or [f'{op}_{len(self.nodes)}']
        self.nodes.append(helper.make_node(op, inputs, list(outputs), domain=domain, **attributes))
        return outputs[0]

    def product(self, x, weights, *outputs):
        """The product of x, quantised for this, with weights."""
        q, scale = weights
        inputs = [x, self.constant('weight', q), self.constant('scale', scale), '']
        return self.node('DynamicQuantizeMatMul', inputs, *outputs, domain=MS)

    def eight_bits(self, x):
        """The names of x in 8 bits, of its scale and of its zero point."""
        names = [x + '.quantised', x + '.scale', x + '.zero']
        self.node('DynamicQuantizeLinear', [x], *names)
        return names

    def product_of(self, a, b, *outputs):
        """The product of two values in 8 bits."""
        (a, a_scale, a_zero), (b, b_scale, b_zero) = a, b
        inputs = [a, b, a_scale, b_scale, a_zero, b_zero]
        return self.node('MatMulIntegerToFloat', inputs, *outputs, domain=MS)

    def bytes(self, inputs, outputs):
        """The graph as a file. inputs, outputs: {name: shape}."""
        def values(names):
            return [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in names.items()]
        graph = helper.make_graph(self.nodes, 'products', values(inputs), values(outputs), self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13), helper.make_opsetid(MS, 1)],
                                  producer_name='onrecord')
        model.ir_version = 8
        return model.SerializeToString()


def linear(module):
    """The product with a linear layer's weights."""
    g = Graph()
    g.product('x', quantised(module), 'y')
    return g.bytes({'x': ['T', module.in_features]}, {'y': ['T', module.out_features]})


def attend(qkv, heads):
    """Queries, keys and values of each row; the scores of each key for each query, not scaled; the values."""
    width = qkv.in_features
    part, g = width // heads, Graph()
    g.constant('shape', [0, heads, part], np.int64)
    sums = g.node('Add', [g.product('x', quantised(qkv)), g.constant('bias', numbers(qkv.bias))])
    queries, keys, values = 'queries.rows', 'keys.rows', 'values.rows'
    g.node('Split', [sums], queries, keys, values, axis=1)
    for name, order in ((queries, [1, 0, 2]), (keys, [1, 2, 0]), (values, [1, 0, 2])):
        g.node('Transpose', [g.node('Reshape', [name, 'shape'])], name[:-5], perm=order)
    g.product_of(g.eight_bits('queries'), g.eight_bits('keys'), 'scores')
    return g.bytes({'x': ['T', width]}, {'scores': [heads, 'T', 'T'], 'values': [heads, 'T', part]})


def mix(out, heads):
    """The values mixed by the numerators of the softmax, times their shares; the product with the output's weights."""
    width = out.in_features
    g = Graph()
    g.constant('shape', [0, width], np.int64)
    g.constant('step', 1 / NUMERATORS, np.float32)
    g.constant('zero', 0, np.uint8)
    numerators = g.node('QuantizeLinear', ['numerators', 'step', 'zero'])
    mixed = g.node('Mul', [g.product_of((numerators, 'step', 'zero'), g.eight_bits('values')), 'shares'])
    rows = g.node('Reshape', [g.node('Transpose', [mixed], perm=[1, 0, 2]), 'shape'])
    g.product(rows, quantised(out), 'y')
    inputs = {'numerators': [heads, 'T', 'T'], 'shares': [heads, 'T', 1], 'values': [heads, 'T', width // heads]}
    return g.bytes(inputs, {'y': ['T', width]})


def links(module, rank):
    """The scores of links. module: a layer of 2 * rank outputs, the vectors that link from a row and to a row."""
    g = Graph()
    sums = g.node('Add', [g.product('x', quantised(module)), g.constant('bias', numbers(module.bias))])
    g.node('Split', [sums], 'from', 'to.rows', axis=1)
    g.node('Transpose', ['to.rows'], 'to', perm=[1, 0])
    scores = g.product_of(g.eight_bits('from'), g.eight_bits('to'))
    g.node('Mul', [scores, g.constant('factor', rank ** -0.5, np.float32)], 'y')
    return g.bytes({'x': ['T', module.in_features]}, {'y': ['T', 'T']})


class ModelFile:
    """The entries of a model file."""

    def __init__(self):
        self.entries = {}

    def array(self, name, array, kind=np.float32):
        file = io.BytesIO()
        np.save(file, np.ascontiguousarray(array, kind))
        self.entries[name + '.npy'] = file.getvalue()

    def graph(self, name, file):
        self.entries[name + '.onnx'] = file

    def dense(self, name, module):
        """A small layer, which the engine computes in floats. Its weights are stored in half precision."""
        self.array(name + '.weight', numbers(module.weight), np.float16)
        self.array(name + '.bias', numbers(module.bias))

    def norm(self, name, module):
        self.array(name + '.weight', numbers(module.weight))
        self.array(name + '.bias', numbers(module.bias))

    def encoder(self, encoder, longest, **tables):
        """The encoder, for inputs up to `longest` pieces. tables: embeddings to add, each with its name."""
        words = numbers(encoder.words)
        scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
        self.array('words', np.rint(words / scale), np.int8)
        self.array('words.scale', scale)
        self.array('places', numbers(encoder.places[:longest]), np.float16)
        for name, embedding in tables.items():
            self.array(name + '.table', numbers(embedding), np.float16)
        self.norm('norm', encoder.norm)
        for k, layer in enumerate(encoder.layers):
            name = f'layer{k}.'
            self.graph(name + 'attend', attend(layer.qkv, layer.heads))
            self.graph(name + 'mix', mix(layer.out, layer.heads))
            self.graph(name + 'up', linear(layer.up))
            self.graph(name + 'down', linear(layer.down))
            for part, module in (('mix', layer.out), ('up', layer.up), ('down', layer.down)):
                self.array(f'{name}{part}.bias', numbers(module.bias))
            self.norm(name + 'norm1', layer.norm1)
            self.norm(name + 'norm2', layer.norm2)
        self.shape = {'heads': str(encoder.layers[0].heads), 'layers': str(len(encoder.layers))}

    def save(self, path, tokenizer, metadata):
        """Writes the file. The contract's version and the tokenizer's vocabulary are added to the metadata."""
        vocabulary = '\n'.join(WordPieces.of_tokenizer(tokenizer).ids)
        metadata = {'version': CONTRACT_VERSION, **self.shape, 'vocabulary': vocabulary, **metadata}
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as file:
            for name, entry in [('metadata.json', json.dumps(metadata)), *self.entries.items()]:
                file.writestr(zipfile.ZipInfo(name), entry)     # of the same date each time
