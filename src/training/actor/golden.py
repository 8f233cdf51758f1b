"""Writes the examples that the engine's tests compare Java with: a text, its mentions, and the links between them.

The texts were written for this file.
"""
from actor.decode import Reader
from common import jsonl
from common.options import parser
from common.runtime import Model

TEXTS = [
    'Plumber Anjali Deshmukh said the mains had been leaking for years. “They knew,” she told Mayor Olav Brekke. He denied it.',
    'The operator, Swiftline, insisted that its offer was “generous and final”. A spokeswoman for the union, Dilys Ap Rhys, disagreed.',
    'Walter “Buster” Kinnear, 71, is a retired nurse. The nurse said he had sold the engine to his niece, Dr. Corina Pagán-Ruiz.',
    'PORT MARROW, March 4 (Agency) — KOSKELA ILMARI SAID HE SAW NO REASON TO HURRY. THE US WAITED.',
    'Peter Lowe and his wife, Anna Lowe, sued the Marrow Council. Mrs Lowe said the council’s letter was “a joke”, and Mr Lowe agreed.',
    'Alix de la Tour du Breuil and Sheikh Rashid bin Hamdan met in Leeds. In Leeds, a spokesman said de la Tour du Breuil had won.',
    'Robin Asher, a poet, said they would give half of the money to a shelter. “I wrote it on night buses,” Asher said.',
    'The ministry said the ban would hold. Critics such as MP Ngozi Obi said the ministry’s own report doubted it 😀.',
    'She quoted Secretary General [Jens] Hallqvist and Labour’s Shadow Home Secretary Yusra Cole, the White House spokesman said.',
    '', '""" () [] \n\n … — “', 'It rained. Nobody spoke.',
]


def example(reader, text):
    words, mentions = reader.read(text)
    return {'text': text, 'mentions': [
        {'begin': words[m.first].begin, 'end': words[m.last - 1].end, 'kind': m.kind.upper(), 'type': m.type,
         'none': round(m.none, 3), 'links': [[j, round(p, 3)] for j, p in m.links]} for m in mentions]}


def main():
    chosen = parser(__doc__, model='the exported model', out='the file to write').parse_args()
    reader = Reader(Model(chosen.model))
    long = '\n\n'.join(f'{a} Then {b}' for a in TEXTS[:8] for b in TEXTS[2:5])
    jsonl.write(chosen.out, [example(reader, text) for text in TEXTS + [long]])


if __name__ == '__main__':
    main()
