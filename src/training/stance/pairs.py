"""Training pairs: the corpora, and how they are varied in each epoch.

A pair is a dict with text, target and stance. If the target is an entity in the text, begin and end mark the mention.
Where known it has roles, {'source': [[begin, end]], 'cue': ..., 'content': ...}, and evidence, the spans that carry
the stance. set and kind name its origin.
"""
import hashlib
import re

from common import jsonl
from stance import templates
from stance.maker import Text, render, split_list

FLIP = {'support': 'oppose', 'oppose': 'support', 'neutral': 'neutral'}
# Frames that make a text somebody's statement, with weights
FRAMES = [('{S} [said] that {C}', 4), ('[According to] {S}, {C}', 2), ('"{C}" {S} [said]', 3),
          ('{S} [wrote]: "{C}"', 2), ('{S} [argued] that {C}', 2)]
FILES = {'newsmtsc': 'stance-newsmtsc-train', 'perspectrum': 'stance-perspectrum-train', 'vast': 'stance-vast-dev'}
NEGATED = re.compile(r"\b(not|never|no|n[’']t|cannot|nor|neither)\b|n[’']t", re.I)
PRONOUNS = ('he', 'she', 'it', 'they', 'his', 'her')
MIN_NAME_CHARS = 5


def split(rows):
    """Training and held-out pairs: the last tenth is held out.

    VAST has its neutral pairs at the end, so there a tenth of the texts is held out.
    """
    if rows[0]['set'] == 'vast':
        texts = sorted({r['text'] for r in rows}, key=lambda t: hashlib.sha256(t.encode()).digest())
        held = set(texts[:len(texts) // 10])
        return [r for r in rows if r['text'] not in held], [r for r in rows if r['text'] in held]
    end = len(rows) - len(rows) // 10
    return rows[:end], rows[end:]


def corpora(folder):
    """{name: (training pairs, held-out pairs)}"""
    found = {}
    for name, file in FILES.items():
        rows = jsonl.read(f'{folder}/{file}.jsonl.gz')
        for row in rows:
            row.update(set=name, kind=name)
        found[name] = split(rows)
    return found


def negate(target):
    """The claim that denies this one, or None if one word does not do it."""
    found = re.findall(r'\b(should|must|ought to)\b', target)
    if len(found) != 1 or NEGATED.search(target):
        return None
    if found[0] == 'ought to':
        return target.replace('ought to', 'ought not to')
    return re.sub(r'\b(should|must)\b', r'\1 not', target)


def framed(row, draw, people):
    """The pair with its text as somebody's statement."""
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


def epoch(corpora, synthetic, draw):
    """The pairs of one pass: the corpora's, varied at random, and synthetic ones."""
    news, claims, comments = (corpora[x][0] for x in FILES)
    rows = list(synthetic) + varied_news(news, draw) + varied_claims(claims, draw) + varied_comments(comments, draw)
    draw.shuffle(rows)
    return rows


def varied_news(news, draw):
    """Sentences of NewsMTSC: some with another name in place of the target, some without the mention marked."""
    rows = []
    names = [r['target'] for r in news if r['target'][0].isupper() and r['target'].lower() not in PRONOUNS]
    for row in news:
        x = draw.random()
        if x < 0.08 and row['target'][0].isupper() and len(row['target']) >= MIN_NAME_CHARS:
            name = draw.choice(names)
            text = row['text'][:row['begin']] + name + row['text'][row['end']:]
            row = {**row, 'text': text, 'target': name, 'end': row['begin'] + len(name)}
        elif x < 0.14 and len(row['target']) >= MIN_NAME_CHARS:
            row = {k: v for k, v in row.items() if k not in ('begin', 'end')}
        rows.append(row)
    for row in draw.sample(news, len(news) // 40):
        name = draw.choice(names)
        if name.lower() not in row['text'].lower():
            rows.append({'text': row['text'], 'target': name, 'stance': 'neutral', 'set': 'newsmtsc',
                         'kind': 'swapped'})
    return rows


def varied_claims(claims, draw):
    """Perspectives of Perspectrum: some on the denied claim, some as somebody's statement, some on another claim."""
    rows = []
    people = split_list(templates.PEOPLE)
    targets = sorted({r['target'] for r in claims})
    for row in claims:
        x = draw.random()
        denied = negate(row['target'])
        if denied and x < 0.3:
            row = {**row, 'target': denied, 'stance': FLIP[row['stance']]}
        rows.append(framed(row, draw, people) if draw.random() < 0.25 else row)
    for row in draw.sample(claims, len(claims) // 5):
        rows.append({**row, 'target': draw.choice(targets), 'stance': 'neutral', 'kind': 'swapped'})
    return rows


def varied_comments(comments, draw):
    """Comments of VAST. Its neutral pairs are comments with another comment's topic: most get a new one each time."""
    rows = []
    topics = sorted({r['target'] for r in comments})
    for row in comments:
        if row['stance'] == 'neutral' and draw.random() < 0.7:
            row = {**row, 'target': draw.choice(topics), 'kind': 'swapped'}
        rows.append(row)
    for row in draw.sample([r for r in comments if r['stance'] != 'neutral'], len(comments) // 5):
        sentences = re.split(r'(?<=[.!?]) ', row['text'])
        if len(sentences) > 3:      # the beginning of a comment mostly has the stance already
            row = {**row, 'text': ' '.join(sentences[:len(sentences) * 2 // 3 + 1])}
        rows.append(row)
    return rows
