"""A trained encoder as an int8 graph for ONNX Runtime. The two export.py put heads on it.

Weights are signed 8-bit numbers limited to 7 bits, with a scale for each column, so that the 16-bit sums of two
products on processors without VNNI cannot overflow. Activations are quantised at run time, with one scale for an
input. The embedding table has 8 bits, with a scale for each row. Operators of ONNX Runtime's own domain
(com.microsoft) fuse several operations.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from common.options import parser
from common.text import WordPieces

CONTRACT_VERSION = '1'
MS = 'com.microsoft'


def export_options(description):
    """A parser with the arguments that both export.py have."""
    return parser(description, model='the trained weights', base='the base model, ONNX',
                  tokenizer='its tokenizer.json', out='the ONNX model to write')


def numbers(tensor):
    return tensor.detach().float().numpy()


class Graph:
    """Nodes and constants. A method that adds a node returns the name of its output."""

    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def constant(self, name, array, kind=None):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array, kind), name))
        return name

    def half(self, name, tensor):
        """A constant stored in half precision."""
        return self.node('Cast', [self.constant(name, numbers(tensor), np.float16)], to=TensorProto.FLOAT)

    def node(self, op, inputs, domain='', outputs=None, **attributes):
        self.count += 1
        outputs = outputs or [f'{op}_{self.count}']
        self.nodes.append(helper.make_node(op, inputs, outputs, f'{op}_{self.count}', domain=domain, **attributes))
        return outputs[0]

    def linear(self, x, name, module, bias=True):
        """A linear layer in 8 bits."""
        w = numbers(module.weight).T
        scale = np.maximum(np.abs(w).max(0), 1e-8) / 63
        q = np.clip(np.rint(w / scale), -63, 63).astype(np.int8)
        inputs = [x, self.constant(name + '.weight', q), self.constant(name + '.scale', scale, np.float32), '']
        if bias:
            inputs.append(self.constant(name + '.bias', numbers(module.bias)))
        return self.node('DynamicQuantizeMatMul', inputs, MS)

    def dense(self, x, name, module):
        """A head: weights stored in half precision, products in single precision."""
        return self.node('Gemm', [x, self.half(name + '.weight', module.weight),
                                  self.constant(name + '.bias', numbers(module.bias))], transB=1)

    def norm(self, a, b, name, module):
        """Layer normalisation of a + b."""
        # ONNX Runtime's own (Skip)LayerNormalization is a scalar loop on CPUs. These operators are three times as fast.
        x = self.node('Add', [a, b])
        x = self.node('Sub', [x, self.node('ReduceMean', [x], axes=[-1])])
        spread = self.node('Sqrt', [self.node('Add', [self.node('ReduceSumSquare', [x], axes=[-1]), 'epsilon'])])
        x = self.node('Mul', [x, self.node('Div', ['root', spread])])
        x = self.node('Mul', [x, self.constant(name + '.weight', numbers(module.weight))])
        return self.node('Add', [x, self.constant(name + '.bias', numbers(module.bias))])

    def encoder(self, encoder, longest, **tables):
        """The encoder's output for `ids`, [T, width], for T up to `longest`.

        tables: embeddings to add, each named as the input that holds its row numbers.
        """
        width = encoder.width
        self.constant('zero', [0], np.int64)
        self.constant('row', [1, -1, width], np.int64)
        self.constant('epsilon', [width * 1e-12], np.float32)
        self.constant('root', [width ** 0.5], np.float32)
        table = numbers(encoder.words)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        rows = self.node('Gather', [self.constant('words', np.rint(table / scale).astype(np.int8)), 'ids'])
        rows = self.node('Cast', [rows], to=TensorProto.FLOAT)
        rows = self.node('Mul', [rows, self.node('Gather', [self.constant('words.scale', scale, np.float32), 'ids'])])
        places = self.half('places', encoder.places[:longest])
        sums = self.node('Slice', [places, 'zero', self.node('Shape', ['ids']), 'zero'])
        for name, embedding in tables.items():
            sums = self.node('Add', [sums, self.node('Gather', [self.half(name + '.table', embedding), name])])
        x = self.norm(*(self.node('Reshape', [y, 'row']) for y in (rows, sums)), 'norm', encoder.norm)
        for k, layer in enumerate(encoder.layers):
            name = f'layer{k}'
            parts = [f'{name}.{p}' for p in 'qkv']
            self.node('Split', [self.linear(x, name + '.qkv', layer.qkv)], outputs=parts, axis=2)
            y = self.node('MultiHeadAttention', parts, MS, num_heads=layer.heads)
            x = self.norm(self.linear(y, name + '.out', layer.out), x, name + '.norm1', layer.norm1)
            y = self.linear(x, name + '.up', layer.up, bias=False)
            y = self.node('BiasGelu', [y, self.constant(name + '.up.bias', numbers(layer.up.bias))], MS)
            x = self.norm(self.linear(y, name + '.down', layer.down), x, name + '.norm2', layer.norm2)
        return self.node('Squeeze', [x, 'zero'])

    def save(self, path, name, inputs, outputs, tokenizer, metadata):
        """Writes the model.

        inputs: names, each of [T] integers. outputs: {name: shape}. The contract's version and the tokenizer's
        vocabulary are added to the metadata.
        """
        value = helper.make_tensor_value_info
        graph = helper.make_graph(
            self.nodes, name, [value(x, TensorProto.INT64, ['T']) for x in inputs],
            [value(x, TensorProto.FLOAT, shape) for x, shape in outputs.items()], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13), helper.make_opsetid(MS, 1)],
                                  producer_name='onrecord')
        model.ir_version = 8
        vocabulary = '\n'.join(WordPieces.of_tokenizer(tokenizer).ids)
        helper.set_model_props(model, {'version': CONTRACT_VERSION, 'vocabulary': vocabulary, **metadata})
        onnx.save(model, path)
