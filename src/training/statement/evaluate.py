"""Figures of a model on articles: evaluate.py MODEL.onnx VOCABULARY CORPUS.jsonl.gz FROM UNTIL"""
import importlib.util
import os
import sys

import numpy as np

from text import Pieces, utf16


def runner(path):
    """A model as a function of ids and features."""
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options)
    return lambda ids, features: session.run(None, {'ids': np.array(ids), 'features': np.array(features)})


def scorer(path):
    spec = importlib.util.spec_from_file_location('score', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def show(score, gold, pred, keys=None):
    out = {}
    for name, quoted in (('all', False), ('quoted', True)):
        for key, values in score(gold, pred, quoted).items():
            out[name + ' ' + key] = values
    return out
