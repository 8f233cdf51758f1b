"""Writes the examples that the engine's tests compare Java with.

Each line has: the text; its words as [begin, end]; each window as the word numbers context, first and last with the
model's input; and the statements found. The texts were written for this file.
"""
from common import jsonl
from common.options import parser
from common.text import utf16, windows
from statement import decode
from statement.taggers import open_tagger

SHORT_TEXTS = [
    'The harbour will close for two weeks in June, the port authority said on Tuesday.',
    '"We have nothing to hide," Mayor Ines Calder told reporters. "The books are open to anyone who asks."',
    'Calder denied that the city had paid for the trip.',
    'According to the ministry, exports of timber fell by a third last year.',
    'The union’s chairman, Tom Okafor, said the offer was “an insult to every driver in this city” and called for a strike.',
    "''I never signed it,'' Ms. Lindqvist said of the letter. ''Somebody else did.''",
    'Asked whether she would run again, the senator said: "Ask me in the spring."',
    '“Look at the numbers,” he said. “They speak for themselves.\n\n“Nobody in this room can tell me that the plan works.”',
    'She added that Minister Pavel Dorn had told her [in private] that the bridge would never be built.',
    'The committee (which has nine members) believes the dam is safe; two engineers doubt it.',
    'Critics fear the law will silence small newspapers. Supporters hope it will "clean up" the trade.',
    'Nothing was said. The rain went on until noon.',
    'He warned of "grave consequences", a spokesman for the U.N. mission confirmed in an e-mail.',
    '"The governor promised us that the clinic would stay open," nurse Ada Brandt said, "and I believed him."',
    'Prices rose 4.5% in March 😀, said the bank, whose chief economist, Łucja Nowak, expects "more of the same".',
    'THE COURT RULED that the contract was void.\r\nIts president, Judge O’Hara-Smith, wrote: "No one may sell what he does not own."',
    '',
    '""" () [] \n\n … — “',
    'Ärzte and naïve café-goers alike, Zoë Ünal wrote, "can’t tell one pill from the other".',
]


def long_text():
    """Several windows, and a paragraph too long for one."""
    people = ['Ada Brandt', 'Tom Okafor', 'Ines Calder', 'Pavel Dorn', 'Judge Maud Ferris', 'Łucja Nowak']
    things = ['the ferry would be late again', 'no money was left for the school', 'the wells had been tested twice',
              'the report had been written by a child', 'all shops should close on Sunday', 'the mine would open in May']
    paragraphs = []
    for n in range(12):
        who, what = people[n % 6], things[n * 5 % 6]
        paragraphs.append(f'{who} said that {what}. Nobody in the hall was surprised, and the talk went on to other matters for '
                          f'an hour or more. "It is number {n + 1} on the list," {who.split()[-1]} added, "and there it stays."')
    paragraphs.append(' '.join(f'Speaker {n} argued that {things[n % 6]}, while speaker {n + 1} doubted it.' for n in range(1, 30)))
    return '\n\n'.join(paragraphs)


def example(tagger, text):
    reading = decode.Reading(tagger, utf16(text))
    words, inputs = reading.words, []
    for w in windows(reading.paragraphs, tagger.pieces.full_stop, decode.WINDOW, decode.CONTEXT):
        ids, features, _ = tagger.pieces.inputs(words[w.context:w.last])
        inputs.append({'context': w.context, 'first': w.first, 'last': w.last, 'ids': ids, 'features': features})
    rows = []
    for row in decode.read(reading):
        content, source, cue = decode.offsets(words, row)
        rows.append({'content': content, 'source': source, 'cue': cue, 'parent': row['parent'],
                     'confidence': round(row['confidence'], 3)})
    return {'text': text, 'words': [[w.begin, w.end] for w in words], 'windows': inputs, 'statements': rows}


def main():
    chosen = parser(__doc__, model='the exported model', out='the file to write').parse_args()
    tagger = open_tagger(chosen.model)
    jsonl.write(chosen.out, (example(tagger, text) for text in SHORT_TEXTS + [long_text()]))


if __name__ == '__main__':
    main()
