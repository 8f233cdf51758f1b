"""Writes the examples that the engine's tests compare Java with.

Each line has: the pair (text, target, begin and end of a marked mention, roles); the model's input; the stance with
its probabilities (`chances`); and the evidence. The texts were written for this file.
"""
from common import jsonl
from common.options import parser
from common.text import utf16
from stance.evaluate import ExportedModel, evidence_span
from stance.inputs import STANCES

# Target, and text with marks: {s:source}, {c:cue}, {t:content}, [[mention]].
EXAMPLES = [
    ('The harbour should be dredged', '{s:Mayor Ines Calder} {c:told} the council that {t:the harbour should be dredged before winter}.'),
    ('The harbour should be dredged', 'The harbour has not been dredged for years. {s:Fishermen} {c:say} {t:this must change, the sooner the better}.'),
    ('The harbour should be dredged', '{s:The engineer} {c:warned} that {t:if the harbour is dredged, the old quay will slide into it}.'),
    ('The harbour should be dredged', '{s:The engineer} {c:said} {t:the fishermen want the harbour dredged}.'),
    ('The harbour should be dredged', 'The engineer said {s:the fishermen} {c:want} {t:the harbour dredged}.'),
    ('The harbour should not be dredged', '{s:The diver} {c:did not rule out} {t:that the harbour could be dredged}.'),
    ('dredging the harbour', '"{t:Will the harbour be dredged this year?}" {s:the reporter} {c:asked}.'),
    ('dredging the harbour', 'There is nothing wrong with dredging the harbour.'),
    ('dredging the harbour', 'I will never vote for dredging the harbour; it is money thrown into the sea.'),
    ('', '{s:Calder} {c:accused} {t:[[the shipping company]] of poisoning the bay}.'),
    ('', '{s:Calder} {c:thanked} {t:[[the lifeguards]], but had no good word for the shipping company}.'),
    ('', '{s:Calder} {c:thanked} {t:the lifeguards, but had no good word for [[the shipping company]]}.'),
    ('', 'She met [[Tom Okafor]] at the station on Friday.'),
    ('The sale of fireworks should be banned', '“{t:We lost two fingers and a roof last year 😀. Enough is enough: no more fireworks,}” {s:Łucja Nowak} {c:wrote}.'),
    ('The sale of fireworks should be banned', ''),
    ('The sale of fireworks should be banned', 'Nothing happened on Monday. ' * 40 + '{s:The fire chief} {c:rejected} {t:a ban on the sale of fireworks}.'),
    ('A ' + 'very ' * 60 + 'long target should be cut', 'He said it should be cut.'),
]
MARKS = {'s': 'source', 'c': 'cue', 't': 'content'}


def parse(target, marked):
    """The pair of a marked text. Offsets are UTF-16 units. Without a target, the mention is the target."""
    marked, text, roles, pair, i = utf16(marked), '', {}, {}, 0
    while i < len(marked):
        if marked[i] == '{':
            role, begin = MARKS[marked[i + 1]], len(text)
            i += 3
        elif marked[i] == '}':
            roles[role] = [[begin, len(text)]]
            i += 1
        elif marked[i:i + 2] in ('[[', ']]'):
            pair['begin' if marked[i] == '[' else 'end'] = len(text)
            i += 2
        else:
            text += marked[i]
            i += 1
    if roles:
        pair['roles'] = roles
    target = target or text[pair['begin']:pair['end']]
    return {'text': text.encode('utf-16', 'surrogatepass').decode('utf-16'), 'target': target, **pair}


def example(model, target, marked):
    pair = parse(target, marked)
    prediction = model.predict(pair)
    span = evidence_span(prediction, model.pieces.full_stop)
    x, probabilities = prediction.input, model.probabilities(prediction)
    return {**pair, 'ids': x.ids, 'features': x.features, 'input_roles': x.roles,
            'stance': STANCES[int(probabilities.argmax())],
            'chances': [round(float(v), 3) for v in probabilities], 'evidence': list(span) if span else None}


def main():
    chosen = parser(__doc__, model='the exported model', out='the file to write').parse_args()
    model = ExportedModel(chosen.model)
    jsonl.write(chosen.out, (example(model, *marked) for marked in EXAMPLES))


if __name__ == '__main__':
    main()
