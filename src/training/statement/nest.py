"""Finds statements within the contents of the training articles: training data for the nested heads.

The corpus has one layer of attributions. The inside of a content, without its quotation marks, reads like any
text, so a trained tagger reads it as a text of its own. What it finds becomes the second layer. Statements that
speakers make about themselves or their hearers are left out.
"""
from common import jsonl
from common.options import parser
from statement.corpus import articles
from statement.decode import MAX_NESTED, SELF, Reading, attributions, fix_edges, offsets, size
from statement.taggers import open_tagger

MARKS = ('"', '“', '”', "''", '``')
MIN_CONTENT_CHARS = 40


def attributions_within(tagger, text, begin, end):
    """Attributions in text[begin:end], with offsets into the text."""
    for mark in MARKS:
        if text[begin:end].startswith(mark):
            begin += len(mark)
            break
    for mark in MARKS:
        if text[begin:end].endswith(mark):
            end -= len(mark)
            break
    found, reading = [], Reading(tagger, text[begin:end])
    for row in fix_edges(reading, attributions(reading, reading.outer, reading.paragraph_spans())):
        content, source, cue = offsets(reading.words, row)
        if cue and source and size(content) < MAX_NESTED * (end - begin) \
                and text[begin:end][slice(*source[0])].lower() not in SELF:
            found.append({role: [[b + begin, e + begin] for b, e in spans] for role, spans in
                          (('content', content), ('source', source), ('cue', cue))})
    return found


def nested(tagger, article):
    return [found for a in article['attributions'] for b, e in a['content'] if e - b >= MIN_CONTENT_CHARS
            for found in attributions_within(tagger, article['text'], b, e)]


def main():
    chosen = parser(__doc__, model='MODEL.zip or MODEL.pt,BASE.onnx,TOKENIZER', corpus='the annotated articles',
                    out='the file to write, a line for each article').parse_args()
    tagger = open_tagger(chosen.model)
    jsonl.write(chosen.out, ({'id': article['id'], 'attributions': nested(tagger, article)}
                             for article in articles(chosen.corpus)))


if __name__ == '__main__':
    main()
