"""The stance model: target and text in one encoder, heads for the stance and for the evidence."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from common.model import Encoder, no_dropout
from common.weights import load
from stance.inputs import CONTEXT, MENTION, ROLES, STANCES, TARGET


class StanceModel(nn.Module):
    """stance: scores of the stances. evidence: for each piece the log-odds that the stance rests on it."""

    def __init__(self, path, layers=None, rows=None):
        super().__init__()
        self.encoder = Encoder(path, layers, rows)
        d = self.encoder.width
        self.roles = nn.Parameter(torch.zeros(ROLES, d))
        self.stance, self.evidence = nn.Linear(3 * d, len(STANCES)), nn.Linear(d, 1)

    def forward(self, ids, features, roles, mask, drop=no_dropout):
        x = self.encoder(ids, features, mask, drop, F.embedding(roles, self.roles))
        mention = roles == MENTION
        target = torch.where(mention.any(1, keepdim=True), mention, roles == TARGET)
        pooled = torch.cat([x[:, 0], mean(x, roles >= CONTEXT), mean(x, target)], -1)
        return {'stance': self.stance(drop(pooled)).float(), 'evidence': self.evidence(x).squeeze(-1).float()}


def mean(x, where):
    """The mean over the pieces where the condition holds."""
    w = where.unsqueeze(-1).to(x.dtype)
    return (x * w).sum(1) / w.sum(1).clamp(min=1)


def load_stance_model(path, base):
    """Loads trained weights; base: the base model that they started from, ONNX."""
    return load(path, lambda state, layers, rows: StanceModel(base, layers, rows))
