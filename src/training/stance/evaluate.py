"""Measures an exported stance model.

--corpora measures it on their held-out tenths. With --calibrate, the temperatures that fit these tenths best are
written to a file.
"""
import json
import re
from typing import NamedTuple

import numpy as np

from common import jsonl
from common.options import parser
from common.runtime import Model
from common.text import utf16
from stance import pairs
from stance.inputs import CONTEXT, MENTION, STANCES, TARGET, ModelInput
from stance.metrics import best_temperature, kind_of, print_reliability, scores

SEED_TARGET = 'Western or NATO troops should be sent to Ukraine'


class StancePrediction(NamedTuple):
    """The model's input for a pair, its scores of the stances, and the log-odds of each piece being evidence."""
    pair: dict
    input: ModelInput
    scores: np.ndarray
    evidence: np.ndarray


class ExportedModel(Model):
    def predict(self, pair):
        x = ModelInput(self.pieces, pair)
        rows, roles = self.encode(x.ids, features=x.features, roles=x.roles), np.array(x.roles)
        target = roles == (MENTION if (roles == MENTION).any() else TARGET)
        summary = np.concatenate([rows[0], mean(rows[roles >= CONTEXT]), mean(rows[target])])
        return StancePrediction(pair, x, self.dense('stance', summary), self.dense('evidence', rows)[:, 0])

    def probabilities(self, prediction):
        t = float(self.metadata['temperature_' + kind_of(prediction.pair)])
        p = np.exp((prediction.scores - prediction.scores.max()) / t)
        return p / p.sum()


def mean(rows):
    """The mean of rows, each added to the sum of those before it."""
    total = np.zeros(rows.shape[1], np.float32)
    for row in rows:
        total += row
    return total / np.float32(max(len(rows), 1))


def evidence_span(prediction, full_stop):
    """The evidence as begin and end in the text; None if no word is likelier to be evidence than not.

    The evidence is in the sentence with the likeliest word, from the first to the last word that is likelier than
    not. It has whole words only (`they're` is three words to the model). Words of the context do not count.
    """
    x = prediction.input
    odds = [prediction.evidence[i] if x.roles[i] != CONTEXT else -1.0 for i in x.at]
    if not odds or max(odds) <= 0:
        return None

    def ends_sentence(word):
        return x.words[word].pieces == [full_stop]

    begin = end = odds.index(max(odds))
    while begin > 0 and not ends_sentence(begin - 1):
        begin -= 1
    while end + 1 < len(odds) and not ends_sentence(end):
        end += 1
    likely = [i for i in range(begin, end + 1) if odds[i] > 0]
    text, first, last = x.text, x.words[likely[0]].begin, x.words[likely[-1]].end
    while first > 0 and is_of_word(text, first - 1) and is_of_word(text, first):
        first -= 1
    while last < len(text) and is_of_word(text, last - 1) and is_of_word(text, last):
        last += 1
    return first, last


def is_of_word(text, at):
    """Whether the character is a letter, or an apostrophe between two letters."""
    return text[at].isalpha() or text[at] in "'’" and text[at - 1:at].isalpha() and text[at + 1:at + 2].isalpha()


def print_scores(name, rows, predictions):
    """Prints the figures and returns the predicted stances."""
    found = [STANCES[int(p.scores.argmax())] for p in predictions]
    accuracy, macro, each = scores([r['stance'] for r in rows], found)
    print(f'{name}: {len(rows)} pairs, accuracy {accuracy:.3f}, macro F1 {macro:.3f},',
          ' '.join(f'{s} {f:.3f}' for s, f in zip(STANCES, each)))
    return found


def measure_corpora(model, folder, calibrate):
    """calibrate: the file to write the temperatures to, or None to print how reliable the confidence is."""
    groups = {}
    for name, (_, held_out) in pairs.corpora(folder).items():
        predictions = [model.predict(pair) for pair in held_out]
        print_scores(name + ', held out', held_out, predictions)
        rows, found = groups.setdefault(kind_of(held_out[0]), ([], []))
        rows += held_out
        found += predictions
    if not calibrate:
        for kind, (rows, predictions) in groups.items():
            print('calibration,', kind, 'targets')
            print_reliability(rows, [model.probabilities(p) for p in predictions])
        return
    with open(calibrate, 'w', encoding='utf-8') as file:
        for kind, (rows, predictions) in groups.items():
            t = best_temperature(rows, [p.scores for p in predictions])
            file.write(f'temperature_{kind}={t:.3f}\n')
            print(f'temperature of {kind} targets {t:.3f}')


def measure_pairs(model, path, print_wrong):
    rows = jsonl.read(path)
    found = print_scores(path.split('/')[-1], rows, [model.predict(pair) for pair in rows])
    for kind in sorted({r.get('kind', '') for r in rows}):
        part = [(r, f) for r, f in zip(rows, found) if r.get('kind', '') == kind]
        right = sum(r['stance'] == f for r, f in part)
        print(f'  {kind}: {right} of {len(part)} right, {right / len(part):.3f}')
    if print_wrong:
        for r, f in zip(rows, found):
            if r['stance'] != f:
                print('   ', r['kind'], 'is', r['stance'], 'found', f, '|', r['target'], '|', r['text'])


def mentions_seed_target(text):
    """Roughly what the catalogue looks for."""
    return re.search('troops|soldiers|forces', text) and 'Ukraine' in text


def pairs_of(text, statement):
    """The pairs that the engine makes of a gold statement, one a sentence asked about (CONTRACT.md, section 1)."""
    content = statement['content']
    spans = [span for span in (statement['source'], statement['cue'], *content) if span]
    begin, end = min(b for b, _ in spans), max(e for _, e in spans)
    first, last = text.rfind('\n', 0, begin) + 1, text.find('\n', end)
    last = len(text) if last < 0 else last
    ends = [first + m.end() for m in re.finditer(r'(?<!Mr)(?<!Ms)[.!?]["”]?(?= |$)', text[first:last])]
    sentences = list(zip([first] + ends[:-1], ends))
    touched = [i for i, (b, e) in enumerate(sentences) if any(x < e and y > b for x, y in spans)]

    def content_in(i):
        b, e = sentences[i]
        return ' '.join(text[max(b, x):min(e, y)] for x, y in content if x < e and y > b)

    asked = [[i] for i in touched if mentions_seed_target(content_in(i))] \
        or [[i] for i in touched if mentions_seed_target(text[slice(*sentences[i])])] or [touched]
    for part in asked:
        asked_from = sentences[part[0]][0]
        start, stop = sentences[max(0, part[0] - 1)][0], sentences[part[-1]][1]

        def within(spans):
            return [[max(x, start) - start, min(y, stop) - start] for x, y in spans if x < stop and y > start]

        # Content in the sentence before is context.
        own = [[max(x, asked_from), y] for x, y in content if y > asked_from]
        roles = {'source': within([statement['source']] if statement['source'] else []),
                 'cue': within([statement['cue']] if statement['cue'] else []), 'content': within(own)}
        yield {'text': text[start:stop], 'target': SEED_TARGET, 'roles': roles}


def measure_seed(model, article, gold):
    """Prints the stances of the seed article's statements, with their probabilities and evidence."""
    with open(article, encoding='utf-8', newline='') as file:
        text = utf16(file.read())
    with open(gold, encoding='utf-8') as file:
        statements = json.load(file)['statements']
    right = total = 0
    for s in statements:
        probabilities, evidence = [], []
        for pair in pairs_of(text, s):
            prediction = model.predict(pair)
            probabilities.append(model.probabilities(prediction))
            span = evidence_span(prediction, model.pieces.full_stop)
            evidence += [pair['text'][slice(*span)]] if span else []
        p = np.mean(probabilities, 0)
        found, wanted = STANCES[int(p.argmax())], s['stance_on_troop_deployment']
        total += wanted is not None
        right += wanted == found
        verdict = 'right' if wanted == found else 'open' if wanted is None else 'WRONG'
        print(' ', s['id'], verdict, found, ' '.join(f'{v:.2f}' for v in p), evidence)
    print(f'seed: {right} of {total} right')


def options():
    command = parser(__doc__, model='the exported model')
    command.add_argument('--corpora', help='the folder with the corpora')
    command.add_argument('--calibrate', help='the file to write the temperatures to')
    command.add_argument('--pairs', action='append', default=[], help='a file of pairs with kind and stance')
    command.add_argument('--wrong', action='store_true', help='print the pairs of --pairs with a wrong prediction')
    command.add_argument('--seed', nargs=2, metavar=('ARTICLE', 'GOLD'), help='the seed article and its gold reading')
    return command


def main():
    chosen = options().parse_args()
    model = ExportedModel(chosen.model)
    if chosen.corpora:
        measure_corpora(model, chosen.corpora, chosen.calibrate)
    for path in chosen.pairs:
        measure_pairs(model, path, chosen.wrong)
    if chosen.seed:
        measure_seed(model, *chosen.seed)


if __name__ == '__main__':
    main()
