"""Pairs of a text and a target with the stance of the one towards the other: the corpora, and what is changed in them for training.

A pair is a dict: text, target, stance; begin and end of the mention where the target is an entity in the text; where known
roles, {'source': [[begin, end]], 'cue': ..., 'content': ...}, and evidence, the words that carry the stance. set and kind say where
it comes from.
"""
import gzip
import hashlib
import json
import re

import templates
from maker import Text, listed, render

FLIP = {'support': 'oppose', 'oppose': 'support', 'neutral': 'neutral'}
FRAMES = [
    ('{S} [said] that {C}', 4), ('[According to] {S}, {C}', 2), ('"{C}" {S} [said]', 3), ('{S} [wrote]: "{C}"', 2), ('{S} [argued] that {C}', 2),
]


def read(path):
    return [json.loads(line) for line in gzip.open(path, 'rt', encoding='utf-8')]


def split(rows):
    """The last tenth is held out. In VAST the neutral pairs stand at the end: there it is a tenth of the texts."""
    if rows[0]['set'] == 'vast':
        texts = sorted({r['text'] for r in rows}, key=lambda t: hashlib.sha256(t.encode()).digest())
        held = set(texts[:len(texts) // 10])
        return [r for r in rows if r['text'] not in held], [r for r in rows if r['text'] in held]
    cut = len(rows) - len(rows) // 10
    return rows[:cut], rows[cut:]


def corpora(folder):
    """{name: (training rows, held out rows)}"""
    found = {}
    for name, file in (('newsmtsc', 'stance-newsmtsc-train'), ('perspectrum', 'stance-perspectrum-train'), ('vast', 'stance-vast-dev')):
        rows = read(f'{folder}/{file}.jsonl.gz')
        for row in rows:
            row.update(set=name, kind=name)
        found[name] = split(rows)
    return found


NEGATED = re.compile(r"\b(not|never|no|n[’']t|cannot|nor|neither)\b|n[’']t", re.I)


def negate(target):
    """The claim that denies this one, where that is a matter of one word"""
    found = re.findall(r'\b(should|must|ought to)\b', target)
    if len(found) != 1 or NEGATED.search(target):
        return None
    return re.sub(r'\b(should|must)\b', r'\1 not', target) if found[0] != 'ought to' else target.replace('ought to', 'ought not to')


def framed(row, draw, people):
    """The same text as somebody's statement"""
    text = row['text'].strip()
    if not text or '"' in text:
        return row
    template = draw.choices([f for f, _ in FRAMES], [w for _, w in FRAMES])[0]
    claim = Text()
    if '"' not in template:
        text = text.rstrip('.')
        first = text.split()[0]
        if first.isalpha() and first[1:] == first[1:].lower() and first != 'I':
            text = text[0].lower() + text[1:]
        template += '.'
    elif template.endswith('[said]'):
        text = text[:-1] + ',' if text[-1] == '.' else text + ('' if text[-1] in '!?,' else ',')
        template += '.'
    claim.add(text, 'content', False)
    made = render(template, {'S': draw.choice(people), 'C': claim}).row()
    made.pop('evidence')
    if draw.random() < 0.5:
        del made['roles']
    return {**row, **made}


def epoch(corpora, own, draw):
    """One pass: the corpora's rows, changed a little each time, and own ones."""
    rows = list(own)
    people = listed(templates.PEOPLE)
    news, claims, vast = (corpora[x][0] for x in ('newsmtsc', 'perspectrum', 'vast'))
    names = [r['target'] for r in news if r['target'][0].isupper() and r['target'].lower() not in ('he', 'she', 'it', 'they', 'his', 'her')]
    for row in news:
        x = draw.random()
        if x < 0.08 and row['target'][0].isupper() and len(row['target']) > 4:
            name = draw.choice(names)          # somebody else in the same place
            text = row['text'][:row['begin']] + name + row['text'][row['end']:]
            rows.append({**row, 'text': text, 'target': name, 'end': row['begin'] + len(name)})
        elif x < 0.14 and len(row['target']) > 4:
            rows.append({k: v for k, v in row.items() if k not in ('begin', 'end')})     # not marked
        else:
            rows.append(row)
    for row in draw.sample(news, len(news) // 40):
        name = draw.choice(names)
        if name.lower() not in row['text'].lower():
            rows.append({'text': row['text'], 'target': name, 'stance': 'neutral', 'set': 'newsmtsc', 'kind': 'swapped'})
    targets = sorted({r['target'] for r in claims})
    for row in claims:
        x = draw.random()
        other = negate(row['target'])
        if other and x < 0.3:
            row = {**row, 'target': other, 'stance': FLIP[row['stance']]}
        rows.append(framed(row, draw, people) if draw.random() < 0.25 else row)
    for row in draw.sample(claims, len(claims) // 5):
        rows.append({**row, 'target': draw.choice(targets), 'stance': 'neutral', 'kind': 'swapped'})
    topics = sorted({r['target'] for r in vast})
    for row in vast:                           # its neutral pairs are comments with another comment's topic
        if row['stance'] == 'neutral' and draw.random() < 0.7:
            row = {**row, 'target': draw.choice(topics), 'kind': 'swapped'}
        rows.append(row)
    for row in draw.sample([r for r in vast if r['stance'] != 'neutral'], len(vast) // 5):
        sentences = re.split(r'(?<=[.!?]) ', row['text'])
        if len(sentences) > 3:                 # the beginning of a comment mostly says it already
            row = {**row, 'text': ' '.join(sentences[:len(sentences) * 2 // 3 + 1])}
        rows.append(row)
    draw.shuffle(rows)
    return rows
