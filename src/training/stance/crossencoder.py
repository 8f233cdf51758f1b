"""Target and text in one encoder; heads for the stance and for the words it rests on."""
import inputs  # noqa: F401  (finds ../statement)
import torch
import torch.nn as nn
import torch.nn.functional as F

from inputs import CONTEXT, MENTION, ROLES, STANCES, WHAT
from model import Encoder


class CrossEncoder(nn.Module):
    def __init__(self, path, layers=None, rows=None):
        super().__init__()
        self.encoder = Encoder(path, layers, rows)
        d = self.encoder.width
        self.roles = nn.Parameter(torch.zeros(ROLES, d))
        self.stance, self.evidence = nn.Linear(3 * d, len(STANCES)), nn.Linear(d, 1)

    def forward(self, ids, features, roles, mask, drop=lambda x: x):
        e = self.encoder
        x = F.embedding(ids, e.words) + e.places[:ids.shape[1]] + F.embedding(features, e.features) + F.embedding(roles, self.roles)
        x = drop(e.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in e.layers:
            x = layer(x, bias, drop)
        mention = roles == MENTION
        target = torch.where(mention.any(1, keepdim=True), mention, roles == WHAT)
        together = torch.cat([x[:, 0], mean(x, roles >= CONTEXT), mean(x, target)], -1)
        return {'stance': self.stance(drop(together)).float(), 'evidence': self.evidence(x).squeeze(-1).float()}


def mean(x, where):
    w = where.unsqueeze(-1).to(x.dtype)
    return (x * w).sum(1) / w.sum(1).clamp(min=1)


def load(path, base):
    state = torch.load(path, map_location='cpu')
    layers = 1 + max(int(name.split('.')[2]) for name in state if name.startswith('encoder.layers.'))
    model = CrossEncoder(base, layers, range(len(state['encoder.words'])))
    model.load_state_dict(state)
    return model
