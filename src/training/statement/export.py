"""Writes a trained tagger as one int8 ONNX model for ONNX Runtime:

    export.py MODEL.pt BASE.onnx TOKENIZER OUT.onnx [CONFIDENCE]


Weights are signed 8-bit numbers held to 7 bits, with a scale for each column, so that the 16-bit sums of two products
on processors without VNNI cannot overflow. Activations are quantised as they come, one scale for a window. The embedding table is
8 bits with a scale for each row. Operators of ONNX Runtime's own domain (com.microsoft) fuse what belongs together.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import decode
from text import Pieces
from train import load

MS = 'com.microsoft'


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def constant(self, name, array):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def half(self, name, array):
        """A constant kept in half precision"""
        return self.node('Cast', [self.constant(name, array.astype(np.float16))], to=TensorProto.FLOAT)

    def node(self, op, inputs, domain='', outputs=None, **attributes):
        self.count += 1
        outputs = outputs or [f'{op}_{self.count}']
        self.nodes.append(helper.make_node(op, inputs, outputs, f'{op}_{self.count}', domain=domain, **attributes))
        return outputs[0]

    def linear(self, x, name, weight, bias=None):
        """weight: [out, in] as in PyTorch"""
        w = weight.T
        scale = np.maximum(np.abs(w).max(0), 1e-8) / 63
        q = np.clip(np.rint(w / scale), -63, 63).astype(np.int8)
        inputs = [x, self.constant(name + '.weight', q), self.constant(name + '.scale', scale.astype(np.float32)), '']
        if bias is not None:
            inputs.append(self.constant(name + '.bias', bias))
        return self.node('DynamicQuantizeMatMul', inputs, MS)


def build(model):
    g, e = Graph(), model.encoder
    n = lambda t: t.detach().float().numpy()
    heads, width = e.layers[0].heads, e.width
    for name, value in (('zero', [0]), ('row', [1, -1, width])):
        g.constant(name, np.array(value, np.int64))
    g.constant('epsilon', np.array([width * 1e-12], np.float32))
    g.constant('root', np.array([width ** 0.5], np.float32))
    table = n(e.words)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = g.node('Gather', [g.constant('words', np.rint(table / scale).astype(np.int8)), 'ids'])
    rows = g.node('Cast', [rows], to=TensorProto.FLOAT)
    rows = g.node('Mul', [rows, g.node('Gather', [g.constant('words.scale', scale.astype(np.float32)), 'ids'])])
    places = g.node('Slice', [g.half('places', n(e.places)), 'zero', g.node('Shape', ['ids']), 'zero'])
    sums = g.node('Add', [places, g.node('Gather', [g.half('feature_table', n(e.features)), 'features'])])

    def norm(a, b, module, name):
        # ONNX Runtime's own (Skip)LayerNormalization is a scalar loop on CPUs; these seven passes are three times as fast
        x = g.node('Add', [a, b])
        x = g.node('Sub', [x, g.node('ReduceMean', [x], axes=[-1])])
        spread = g.node('Sqrt', [g.node('Add', [g.node('ReduceSumSquare', [x], axes=[-1]), 'epsilon'])])
        x = g.node('Mul', [x, g.node('Div', ['root', spread])])
        x = g.node('Mul', [x, g.constant(name + '.weight', n(module.weight))])
        return g.node('Add', [x, g.constant(name + '.bias', n(module.bias))])

    unsqueeze = lambda x: g.node('Reshape', [x, 'row'])
    x = norm(unsqueeze(rows), unsqueeze(sums), e.norm, 'norm')
    for k, layer in enumerate(e.layers):
        name = f'layer{k}'
        qkv = g.linear(x, name + '.qkv', n(layer.qkv.weight), n(layer.qkv.bias))
        parts = [f'{name}.{p}' for p in 'qkv']
        g.node('Split', [qkv], outputs=parts, axis=2)
        y = g.node('MultiHeadAttention', parts, MS, num_heads=heads)
        y = g.linear(y, name + '.out', n(layer.out.weight), n(layer.out.bias))
        x = norm(y, x, layer.norm1, name + '.norm1')
        y = g.linear(x, name + '.up', n(layer.up.weight))
        y = g.node('BiasGelu', [y, g.constant(name + '.up.bias', n(layer.up.bias))], MS)
        y = g.linear(y, name + '.down', n(layer.down.weight), n(layer.down.bias))
        x = norm(y, x, layer.norm2, name + '.norm2')
    x = g.node('Squeeze', [x, 'zero'])
    dense = lambda name, module: g.node('Gemm', [x, g.half(name + '.weight', n(module.weight)),
                                                 g.constant(name + '.bias', n(module.bias))], transB=1)
    outputs = []
    for layer, tags, links in (('', model.tags, model.links), ('nested_', model.nested_tags, model.nested_links)):
        g.node('Identity', [dense(f'head.{layer}tags', tags)], outputs=[layer + 'tags'])
        parts = [layer + x for x in ('content', 'content.cue', 'cue', 'cue.source')]
        g.node('Split', [dense(f'head.{layer}links', links)], outputs=parts, axis=1)
        for a, b, out in ((*parts[:2], layer + 'content_cue'), (*parts[2:], layer + 'cue_source')):
            scores = g.node('Gemm', [a, b], transB=1, alpha=float((links.out_features // 4) ** -0.5))
            g.node('Softmax', [scores], outputs=[out], axis=-1)
        outputs += [(layer + 'tags', ['T', tags.out_features]), (layer + 'content_cue', ['T', 'T']),
                    (layer + 'cue_source', ['T', 'T'])]
    value = lambda name, kind, size: helper.make_tensor_value_info(name, kind, size)
    graph = helper.make_graph(
        g.nodes, 'attribution', [value(x, TensorProto.INT64, ['T']) for x in ('ids', 'features')],
        [value(name, TensorProto.FLOAT, size) for name, size in outputs], g.weights)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13), helper.make_opsetid(MS, 1)],
                             producer_name='onrecord')
    made.ir_version = 8
    return made


if __name__ == '__main__':
    path, base, tokenizer, out = sys.argv[1:5]
    confidence = open(sys.argv[5]).read().strip() if len(sys.argv) > 5 else ' '.join(['0'] * 12)
    made = build(load(path, base))
    helper.set_model_props(made, {'version': '1', 'vocabulary': '\n'.join(Pieces.read(tokenizer).ids),
                                  'confidence': confidence, **decode.PARAMETERS})
    onnx.save(made, out)
