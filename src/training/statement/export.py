"""Writes a trained tagger as one int8 ONNX model for ONNX Runtime (see graph.py):

    export.py MODEL.pt BASE.onnx TOKENIZER OUT.onnx [CONFIDENCE]
"""
import sys

import decode
from graph import Graph
from model import RANK
from text import WINDOW, Pieces
from train import load


def main():
    path, base, tokenizer, out = sys.argv[1:5]
    confidence = open(sys.argv[5]).read().strip() if len(sys.argv) > 5 else ' '.join(['0'] * 12)
    model, g, outputs = load(path, base), Graph(), {}
    x = g.encoder(model.encoder, WINDOW, features=model.encoder.features)
    for layer, tags, links in (('', model.tags, model.links), ('nested_', model.nested_tags, model.nested_links)):
        g.node('Identity', [g.dense(x, f'head.{layer}tags', tags)], outputs=[layer + 'tags'])
        outputs[layer + 'tags'] = ['T', tags.out_features]
        parts = [layer + part for part in ('content', 'content.cue', 'cue', 'cue.source')]
        g.node('Split', [g.dense(x, f'head.{layer}links', links)], outputs=parts, axis=1)
        for a, b, name in ((*parts[:2], layer + 'content_cue'), (*parts[2:], layer + 'cue_source')):
            scores = g.node('Gemm', [a, b], transB=1, alpha=RANK ** -0.5)
            g.node('Softmax', [scores], outputs=[name], axis=-1)
            outputs[name] = ['T', 'T']
    g.save(out, 'attribution', ['ids', 'features'], outputs, {
        'version': '1', 'vocabulary': '\n'.join(Pieces.read(tokenizer).ids), 'confidence': confidence, **decode.PARAMETERS})


if __name__ == '__main__':
    main()
