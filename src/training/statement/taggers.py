"""Trained taggers to run: tagger(ids, features) gives the outputs of a window, as CONTRACT.md, section 5, lists them.

An exported model needs only ONNX, weights before the export only PyTorch.
"""
from statement.decode import LAYERS, WEIGHTS


class ExportedTagger:
    def __init__(self, path):
        from common.runtime import Model
        self.model = Model(path)
        self.pieces = self.model.pieces
        self.confidence = [float(x) for x in self.model.metadata['confidence'].split()]

    def __call__(self, ids, features):
        x = self.model.encode(ids, features=features)
        return [self.model.dense(layer + name, x) if name == 'tags' else self.model.links(layer + name, x)
                for layer in LAYERS for name in ('tags', 'content_cue', 'cue_source')]


class TorchTagger:
    def __init__(self, path, base, tokenizer):
        import torch
        from common.text import WordPieces
        from statement.model import load_tagger
        self.torch, self.model = torch, load_tagger(path, base).bfloat16().eval()
        self.pieces, self.confidence = WordPieces.of_tokenizer(tokenizer), [0.0] * WEIGHTS

    def __call__(self, ids, features):
        torch = self.torch
        with torch.no_grad():
            out = self.model(torch.tensor([ids]), torch.tensor([features]), torch.ones(1, len(ids)))
        return [out[layer + name][0].numpy() if name == 'tags' else torch.softmax(out[layer + name][0], -1).numpy()
                for layer in LAYERS for name in ('tags', 'content_cue', 'cue_source')]


def open_tagger(path):
    """Opens an exported MODEL.zip, or MODEL.pt,BASE.onnx,TOKENIZER for weights before the export."""
    return TorchTagger(*path.split(',')) if ',' in path else ExportedTagger(path)
