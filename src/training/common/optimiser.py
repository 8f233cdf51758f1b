"""The optimiser of both models."""
import torch

WARM_UP_STEPS = 100
WEIGHT_DECAY = 0.01     # of matrices; biases and norms have none


class Optimiser:
    """AdamW over single-precision copies of weights that are used in bfloat16.

    model: the single-precision copy; work: the model that computes. rate: learning rate of the pretrained
    weights; fresh_rate: that of the new ones. Both warm up, stay constant for half of the steps and then fall.
    """

    def __init__(self, model, work, rate, fresh_rate, steps):
        self.pairs = list(zip(model.parameters(), work.parameters()))
        pretrained = {id(p) for n, p in model.encoder.named_parameters() if n != 'features'}
        groups = []
        for fresh in (False, True):
            for bare in (False, True):
                group = [p for p in model.parameters() if (id(p) not in pretrained) == fresh and (p.dim() < 2) == bare]
                groups.append({'params': group, 'lr': fresh_rate if fresh else rate,
                               'weight_decay': 0.0 if bare else WEIGHT_DECAY})
        # Debian 12 has PyTorch 1.13, which knows no `fused`.
        fused = {'fused': True} if int(torch.__version__.split('.')[0]) > 1 else {}
        self.adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), **fused)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.adam, lambda i: min(1, (i + 1) / WARM_UP_STEPS, max(0.01, 2 - 2 * i / steps)))

    def step(self):
        for p, w in self.pairs:
            p.grad = None if w.grad is None else w.grad.float()
            w.grad = None
        torch.nn.utils.clip_grad_norm_([p for p, _ in self.pairs], 1.0)
        self.adam.step()
        self.schedule.step()
        with torch.no_grad():
            for p, w in self.pairs:
                w.copy_(p)
