"""What a trained tagger finds within the contents of the training articles, as training data for the nested heads:

    nest.py MODEL CORPUS.jsonl.gz OUT.jsonl           (MODEL as for evaluate.py)

The corpus has one layer of attributions only. Read on its own, without the marks around it, the inside of a content looks like any
text; what is found there becomes the second layer. Statements by the speaker about himself or his hearer are left out.
"""
import json
import sys

from decode import SELF, Reading, attributions, offsets, polish
from evaluate import open_model
from train import articles

MARKS = ('"', '“', '”', "''", '``')


def inside(reader, text, begin, end):
    """Attributions within text[begin:end], offsets into text."""
    for mark in MARKS:
        if text[begin:end].startswith(mark):
            begin += len(mark)
            break
    for mark in MARKS:
        if text[begin:end].endswith(mark):
            end -= len(mark)
            break
    found, reading = [], reader(text[begin:end])
    for row in polish(reading, attributions(reading, reading.outer, reading.stretches())):
        content, source, cue = offsets(reading.words, row)
        size = sum(e - b for b, e in content)
        if cue and source and size < 0.9 * (end - begin) and text[begin:end][slice(*source[0])].lower() not in SELF:
            found.append({k: [[b + begin, e + begin] for b, e in v] for k, v in
                          (('content', content), ('source', source), ('cue', cue))})
    return found


if __name__ == '__main__':
    path, corpus, out = sys.argv[1:]
    model = open_model(path)
    with open(out, 'w', encoding='utf-8') as f:
        for article in articles(corpus):
            found = [n for a in article['attributions'] for b, e in a['content'] if e - b >= 40
                     for n in inside(lambda text: Reading(model, text), article['text'], b, e)]
            f.write(json.dumps({'id': article['id'], 'attributions': found}) + '\n')
