"""The attribution tagger: the encoder and its heads."""
import torch
import torch.nn as nn

from common.model import Encoder, mask_bias, no_dropout
from common.weights import load
from statement.decode import LAYERS, TAGS

ENTITIES = ['O', 'PERSON', 'ORGANIZATION', 'LOCATION', 'MISC']
RANK = 64       # width of the vectors whose products are the links


class Tagger(nn.Module):
    """Scores of tags and links for each piece, for the outer attributions and for those nested in contents.

    tags: scores of the tags of each piece. content_cue[i, j]: the score that piece i, if content, belongs to the
    cue with piece j. cue_source[i, j]: the score that piece j belongs to the source of the cue with piece i.
    Piece 0 means "none in this window". nested_*: the same for the attributions within a content. speech and
    entities: parts of speech and named entities, learnt as auxiliary tasks.
    """

    def __init__(self, path, speech, layers=None, rows=None):
        super().__init__()
        self.encoder = Encoder(path, layers, rows)
        d = self.encoder.width
        self.tags, self.nested_tags = nn.Linear(d, len(TAGS)), nn.Linear(d, len(TAGS))
        self.links, self.nested_links = nn.Linear(d, 4 * RANK), nn.Linear(d, 4 * RANK)
        self.speech, self.entities = nn.Linear(d, speech), nn.Linear(d, len(ENTITIES))

    def heads(self):
        """(prefix of the outputs, tags, links) of both layers of attributions."""
        return zip(LAYERS, (self.tags, self.nested_tags), (self.links, self.nested_links))

    def forward(self, ids, features, mask, drop=no_dropout):
        x = self.encoder(ids, features, mask, drop)
        bias = mask_bias(mask[:, None, :], torch.float32)
        out = {'speech': self.speech(x).float(), 'entities': self.entities(x).float()}
        for layer, tags, links in self.heads():
            a, b, c, d = links(drop(x)).split(RANK, -1)
            out[layer + 'tags'] = tags(drop(x)).float()
            out[layer + 'content_cue'] = (a @ b.transpose(1, 2)).float() * RANK ** -0.5 + bias
            out[layer + 'cue_source'] = (c @ d.transpose(1, 2)).float() * RANK ** -0.5 + bias
        return out


def load_tagger(path, base):
    """Loads trained weights; base: the base model that they started from, ONNX."""
    return load(path, lambda state, layers, rows: Tagger(base, state['speech.bias'].numel(), layers, rows))
