"""Exported models in ONNX Runtime."""
import numpy as np
import onnxruntime

from common.text import WordPieces


class OnnxModel:
    """An exported model, run as the engine runs it: on the CPU, in one thread. `metadata` goes with the graph."""

    def __init__(self, path):
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, settings, ['CPUExecutionProvider'])
        self.metadata = self.session.get_modelmeta().custom_metadata_map
        self.pieces = WordPieces(self.metadata['vocabulary'].split('\n'))

    def run(self, **inputs):
        """All outputs for one input of `ids`, `features` and so on, in the order of the graph."""
        return self.session.run(None, {name: np.array(values, np.int64) for name, values in inputs.items()})
