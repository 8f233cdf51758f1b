"""Makes synthetic pairs (see pairs.py for their form) from templates.py.

As a program it prints some, as JSON Lines. The same seed gives the same pairs.
"""
import json
import random
import re

from common.options import parser
from stance import templates

# The letters of stances and kinds in templates.py
STANCE = {'s': 'support', 'o': 'oppose', 'n': 'neutral'}
KIND = {'p': 'plain', 'n': 'negation', 'd': 'double_negation', 'm': 'modality', 'c': 'conditional', 'q': 'question',
        'r': 'reported'}
REVERSED = {'s': 'o', 'o': 's', 'n': 'n'}
# The past tense of verbs in ISSUES where it is not the participle
PAST = {'withdraw': 'withdrew', 'forbid': 'forbade', 'freeze': 'froze', 'shrink': 'shrank', 'tear up': 'tore up',
        'take over': 'took over', 'do away with': 'did away with', 'stop funding': 'stopped funding'}
# Past tense and gerund of the irregular verbs in AGENTS
FORMS = {
    'leave': ('left', 'leaving'), 'quit': ('quit', 'quitting'), 'let': ('let', 'letting'), 'wear': ('wore', 'wearing'),
    'give': ('gave', 'giving'), 'lend': ('lent', 'lending'), 'pay': ('paid', 'paying'), 'go': ('went', 'going'),
    'be': ('were', 'being'), 'fly': ('flew', 'flying'), 'carry': ('carried', 'carrying'), 'hold': ('held', 'holding'),
    'put': ('put', 'putting'), 'have': ('had', 'having'), 'take': ('took', 'taking'), 'make': ('made', 'making'),
    'shoot': ('shot', 'shooting'), 'keep': ('kept', 'keeping'), 'meet': ('met', 'meeting'), 'sit': ('sat', 'sitting'),
    'do': ('did', 'doing'), 'run': ('ran', 'running'), 'show': ('showed', 'showing'), 'rely': ('relied', 'relying'),
    'study': ('studied', 'studying'),
}
THIRD_PERSON = {'have': 'has', 'be': 'is', 'go': 'goes', 'do': 'does', 'carry': 'carries', 'study': 'studies',
                'pass': 'passes', 'publish': 'publishes'}
FILLERS = [
    'The hearing lasted four hours.', 'It rained all day in the capital.', 'The talks had begun the night before.',
    'Several newspapers carried the story.', 'Hundreds of people came to the square.', 'The room was full.',
    'No date has been set.', 'The figures were published on Thursday.', 'Reporters waited outside.',
    'The chairman opened the session.',
]


def template_lines(text):
    """[head, template] of each line."""
    return [x.split('|', 1) for x in text.strip().split('\n') if x]


def split_list(text):
    return [x for line in text.strip().split('\n') for x in line.split(';')]


class Issue:
    """Something that can be done to a thing: `raise the fuel tax`. A thing may have several names."""

    def __init__(self, verb, participle, gerund, noun, rest, thing):
        self.names = [(x.removeprefix('p:'), x.startswith('p:')) for x in thing.split('/')]
        self.verb, self.participle, self.gerund, self.noun, self.rest = verb, participle, gerund, noun, rest

    def slots(self, name, words=None):
        """What fills the slots of templates.

        words: verb, participle, gerund, noun and what follows the object, instead of the issue's own.
        """
        if words:
            verb, participle, gerund, noun, rest = words
            if 'there' in rest:
                rest = self.rest.replace('from', 'in')
            elif not rest and self.verb in ('send', 'deliver', 'withdraw'):
                rest = self.rest
            return Issue(verb, participle, gerund, noun, rest, '').slots(name)

        def phrase(*words):
            return ' '.join(x for x in (*words, self.rest) if x)

        thing, plural = name
        nom = phrase(self.noun, thing)
        past = PAST.get(self.verb, self.participle)
        agreeing = ('are', 'were', 'have', 'need') if plural else ('is', 'was', 'has', 'needs')
        return {
            'base': phrase(self.verb, thing), 'part': phrase(self.participle), 'ger': phrase(self.gerund, thing),
            'nom': nom, 'nom0': re.sub('^(the|a) ', '', nom), 'Nom': capitalised(nom), 'subj': thing,
            'part2': phrase(self.participle, thing), 'past': phrase(past, thing), 'were': 'were', 'had': 'had',
            **dict(zip(('is', 'was', 'has', 'need'), agreeing))}


def capitalised(text):
    return text[0].upper() + text[1:]


def read_issues():
    """The issues of templates.ISSUES: one for each object."""
    found = []
    for line in templates.ISSUES.strip().split('\n'):
        verb, participle, gerund, noun, rest, things = line.split('|')
        found += [Issue(verb, participle, gerund, noun, rest, x) for x in things.split(';')]
    return found


class Agent:
    """Something that somebody should do: `doctors should treat migrants`. It may be said in several ways."""

    verb = None     # it has no other words and no contrary

    def __init__(self, line):
        subject, *self.ways = line.split('|')
        self.plural, self.subject = subject.startswith('p:'), subject.removeprefix('p:')

    def slots(self, way):
        verb, _, rest = way.partition(' ')
        regular = (verb + 'd', verb[:-1] + 'ing') if verb.endswith('e') else (verb + 'ed', verb + 'ing')
        past, gerund = FORMS.get(verb, regular)
        if self.plural:
            present = 'are' if verb == 'be' else verb
        else:
            present = THIRD_PERSON.get(verb, verb + 's')
        agreeing = ('are', "don't", 'were') if self.plural else ('is', "doesn't", 'was')
        return {'subj': self.subject, 'base': way, 'past': f'{past} {rest}', 'ger': f'{gerund} {rest}',
                'third': way if present == verb else f'{present} {rest}', **dict(zip(('is', 'dont', 'was'), agreeing))}


def read_words(text):
    """{verb: [words that replace those of its issue]}"""
    found = {}
    for line in text.strip().split('\n'):
        verb, others = line.split(': ')
        found[verb] = [x.split('|') for x in others.split(';')]
    return found


class Text:
    """Characters, each with its role and whether it is evidence."""

    def __init__(self):
        self.chars, self.roles, self.evidence = [], [], []
        self.needs_roles = False    # whether the stance is another one without roles

    def add(self, text, role, evidence):
        self.chars += text
        self.roles += [role] * len(text)
        self.evidence += [evidence] * len(text)

    def join(self, other, role=None):
        self.chars += other.chars
        self.roles += [role] * len(other.chars) if role else other.roles
        self.evidence += other.evidence

    def row(self):
        text = ''.join(self.chars)
        roles = {r: trimmed(text, runs(self.roles, r)) for r in ('source', 'cue', 'content')}
        return {'text': text, 'roles': roles, 'evidence': runs(self.evidence, True)}


def runs(values, value):
    """The spans in which a list has the value."""
    found, begin = [], None
    for i, v in enumerate(values + [None]):
        if v == value and begin is None:
            begin = i
        elif v != value and begin is not None:
            found.append([begin, i])
            begin = None
    return found


def trimmed(text, spans):
    """The spans without spaces and punctuation at their ends."""
    found = []
    for begin, end in spans:
        while begin < end and text[begin] in ' .,:':
            begin += 1
        while end > begin and text[end - 1] in ' .,:':
            end -= 1
        if begin < end:
            found.append([begin, end])
    return found


def shifted(spans, by):
    return [[begin + by, end + by] for begin, end in spans]


def render(template, slots, acts=False, capital=True):
    """Fills a template (see templates.py for the marks) and returns a Text.

    acts: content is what follows the cue or is within quotation marks; else only slot C is content.
    capital: whether the first word of a sentence gets a capital letter.
    """
    made, cue, evidence, quoted = Text(), False, False, False
    last = template.rfind(']')
    only_quotes = template.startswith('"')
    for m in re.finditer(r'\{(\w+)\}|.', template):
        c = m[0]
        if c in '[]':
            cue = c == '['
        elif c in '<>':
            evidence = c == '<'
        else:
            quoted = quoted != (c == '"')
            follows = m.start() > last >= 0 and not only_quotes
            role = 'cue' if cue else 'content' if acts and (follows or quoted) and c != '"' else 'context'
            if m[1] is None:
                made.add(c, role, evidence)
                continue
            value = slots[m[1]]
            start = ''.join(made.chars)
            if isinstance(value, Text):
                if (not start or start[-1] in '"“' or re.search('[.!] $', start)) and value.chars:
                    value.chars[0] = value.chars[0].upper()
                made.join(value, 'content')
            else:
                if capital and (not start or start[-1] in '"“' or start.endswith('. ')):
                    value = capitalised(value)
                made.add(value, 'source' if m[1] in 'SP' else role, evidence)
    return made


class Maker:
    """Makes pairs at random. Inside, a stance is one of the letters s, o and n."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.issues = read_issues()
        self.lists = {name: split_list(getattr(templates, name)) for name in
                      ('PEOPLE', 'OTHERS', 'BAD', 'GOOD', 'BADN', 'GOODN', 'COND', 'ENTITIES')}
        self.same, self.contrary = read_words(templates.SAME), read_words(templates.CONTRARY)
        self.frames = {name: [x for x in getattr(templates, name).split('\n') if x] for name in
                       ('PLAIN', 'BARE', 'TURNED', 'OPEN', 'INNER')}
        self.agents = [Agent(line) for line in templates.AGENTS.strip().split('\n')]
        self.acts = self.by_stance(templates.ACTS + templates.MORE_ACTS)
        self.claims = self.by_stance(templates.CLAIMS)
        self.agent_acts = self.by_stance(templates.AGENT_ACTS)
        self.agent_claims = self.by_stance(templates.AGENT_CLAIMS)
        self.entity = self.by_stance(templates.ENTITY)

    @staticmethod
    def by_stance(text):
        """{stance: [(kind, template)]}"""
        found = {'s': [], 'o': [], 'n': []}
        for head, template in template_lines(text):
            stance, kind = head.split()
            found[stance].append((KIND[kind], template))
        return found

    def choose(self, found):
        """A kind and its template, with one of the alternatives at each place."""
        kind, template = self.draw.choice(found)
        return kind, re.sub(r'(?<=[<\[])([^<>\[\]]*/[^<>\[\]]*)(?=[>\]])',
                            lambda m: self.draw.choice(m[0].split('/')), template)

    def pick(self, name):
        return self.draw.choice(self.lists[name])

    def slots(self, issue, words=None):
        d = self.draw
        if words is None and issue.verb in self.same and d.random() < 0.4:
            words = d.choice(self.same[issue.verb])
        if isinstance(issue, Agent):
            made = issue.slots(d.choice(issue.ways))
        else:
            made = issue.slots(d.choice(issue.names), words)
        made.update(S=self.pick('PEOPLE'), O=self.pick('OTHERS'), A=d.choice(templates.CALLED.split(';')),
                    bad=self.pick('BAD'), good=self.pick('GOOD'), badn=self.pick('BADN'), goodn=self.pick('GOODN'),
                    cond=self.pick('COND'), P=d.choice(templates.SPOKESPEOPLE.split(';')),
                    support=d.choice(['support', 'supported', 'want', 'backed']),
                    oppose=d.choice(['oppose', 'opposed', 'rejected', 'fear']),
                    when=d.choice(templates.WHEN.split(';')))
        return made

    def target(self, issue):
        """A target that names the issue, and whether it names its contrary."""
        d = self.draw
        if isinstance(issue, Agent):
            return self.agent_target(issue)
        s = issue.slots(d.choice(issue.names))
        who = capitalised(d.choice(templates.CALLED.split(';')))
        subj, ger = capitalised(s['subj']), capitalised(s['ger'])
        x = d.random()
        if x < 0.55:
            return d.choice([f"{subj} should be {s['part']}", f"{subj} should be {s['part']}",
                             f"{who} should {s['base']}", f"{subj} must be {s['part']}",
                             f"It is right to {s['base']}", f"We should {s['base']}", f"{who} must {s['base']}",
                             f"{ger} is a good idea"]), False
        if x < 0.68:
            return d.choice([f"{subj} should not be {s['part']}", f"{who} should not {s['base']}",
                             f"It is wrong to {s['base']}", f"{subj} must not be {s['part']}",
                             f"{ger} is a bad idea", f"There should be no {s['nom0']}"]), True
        return d.choice([s['nom'], s['nom0'], s['ger'], s['nom']]), False

    def agent_target(self, agent):
        d = self.draw
        s = agent.slots(agent.ways[0])
        subj = capitalised(s['subj'])
        if d.random() < 0.18:
            return d.choice([f"{subj} should not {s['base']}", f"{subj} must not {s['base']}",
                             f"{subj} should not be allowed to {s['base']}", f"{subj} should stop {s['ger']}"]), True
        return d.choice([f"{subj} should {s['base']}", f"{subj} should {s['base']}",
                         f"{subj} should be allowed to {s['base']}", f"{subj} must {s['base']}",
                         f"It is right that {s['subj']} {s['third']}", f"{s['ger']} by {s['subj']}"]), False

    def other(self, issue):
        """Another issue; half of the time one with the same verb, if there is one."""
        every = self.agents if isinstance(issue, Agent) else self.issues
        like = [x for x in every if x.verb == issue.verb and x is not issue]
        while True:
            found = self.draw.choice(like if like and self.draw.random() < 0.5 else self.issues)
            if found is not issue:
                return found

    def claim(self, stance, slots, kinds=None):
        """A kind and a claim to put into a frame; kinds: those allowed."""
        claims = self.agent_claims if 'dont' in slots else self.claims
        kind, template = self.choose([x for x in claims[stance] if kinds is None or x[0] in kinds])
        own = dict(slots, O=self.pick('OTHERS'))
        return kind, render(template, own, capital=False)

    def about(self, issue):
        """[(text on an issue, stance, kind)]; two if there are two speakers."""
        d = self.draw
        if d.random() < 0.15 and issue.verb in self.contrary:
            return self.against(issue)
        s = self.slots(issue)
        stance = d.choice('sssooonn')
        x = d.random()
        if x < 0.40:
            acts = self.agent_acts if isinstance(issue, Agent) else self.acts
            kind, template = self.choose(acts[stance])
            return [(render(template, s, True), stance, kind)]
        if x < 0.62:
            kind, claim = self.claim(stance, s)
            template = d.choice(self.frames['PLAIN'])
            if 'nom' not in s:
                template = template.replace('{nom}', '{ger}')
            made = render(template, dict(s, C=claim))
            return [(made, stance, 'quoted' if kind == 'plain' and '"' in template else kind)]
        if x < 0.70:
            kind, claim = self.claim(stance, s)
            made = render(d.choice(self.frames['BARE']), dict(s, C=claim))
            made.roles = ['content'] * len(made.chars)
            return [(made, stance, kind)]
        if x < 0.77:
            stance = d.choice('so')
            _, claim = self.claim(stance, s, ('plain', 'conditional'))
            made = render(d.choice(self.frames['TURNED']), dict(s, C=claim))
            return [(made, REVERSED[stance], 'double_negation' if stance == 'o' else 'negation')]
        if x < 0.80:
            _, claim = self.claim(d.choice('so'), s, ('plain', 'conditional', 'negation'))
            claim.evidence = [False] * len(claim.chars)
            return [(render(d.choice(self.frames['OPEN']), dict(s, C=claim)), 'n', 'question')]
        if x < 0.90:
            stance = d.choice('so')
            _, claim = self.claim(stance, s, ('plain', 'negation', 'conditional'))
            return self.nested(d.choice(self.frames['INNER']), s, claim, stance)
        if isinstance(issue, Agent):
            return self.about(issue)
        stance, template = d.choice(template_lines(templates.ANAPHORA))
        made = render(template, s, True)
        return [(made, stance, 'indirect')]

    def against(self, issue):
        """[(text that calls for the contrary of the issue or rejects it, stance, kind)]"""
        d = self.draw
        words = d.choice(self.contrary[issue.verb])
        s = self.slots(issue, [words[0].removeprefix('!'), *words[1:]])
        stance = d.choice('so') if words[0].startswith('!') else 's'
        if d.random() < 0.5:
            kind, template = self.choose(self.acts[stance])
            made = render(template, s, True)
        else:
            kind, claim = self.claim(stance, s)
            made = render(d.choice(self.frames['PLAIN']), dict(s, C=claim))
        return [(made, REVERSED[stance], 'contrary')]

    def nested(self, template, slots, claim, stance):
        """The same text twice: with the roles of the outer statement, and with those of the inner one."""
        outer = render(template.replace('(', '').replace(')', ''), dict(slots, C=claim))
        inner_template = re.sub(r'[\[\]]', '', template).replace('(', '[').replace(')', ']')
        inner = render(inner_template.replace('{S}', '{T}').replace('{O}', '{S}'),
                       dict(slots, T=slots['S'], S=slots['O'], C=claim))
        outer.evidence = [False] * len(outer.chars)
        inner.chars = outer.chars
        # the outer content includes the inner source and cue
        for i in range(inner.roles.index('source'), outer.roles.index('content')):
            if outer.roles[i] == 'context':
                outer.roles[i] = 'content'
        inner.needs_roles = True    # without roles the text is the outer speaker's
        return [(outer, 'n', 'reported'), (inner, stance, 'nested')]

    def finish(self, made, target, stance, kind, **extra):
        """The pair of a text: half of the pairs lose their roles, some get a sentence in front."""
        row = made.row()
        if not made.needs_roles and self.draw.random() < 0.5:
            del row['roles']
        if stance == 'n':
            row['evidence'] = []
        if 'begin' not in extra and self.draw.random() < 0.12:
            filler = self.draw.choice(FILLERS) + ' '
            row['text'] = filler + row['text']
            row['evidence'] = shifted(row['evidence'], len(filler))
            if 'roles' in row:
                row['roles'] = {role: shifted(spans, len(filler)) for role, spans in row['roles'].items()}
        return {**row, 'target': target, 'stance': STANCE[stance], 'kind': kind, 'set': 'own', **extra}

    def one(self):
        """The pairs of one text."""
        d = self.draw
        x = d.random()
        if x < 0.18:
            return [self.of_entity()]
        issue = d.choice(self.issues)
        rows = []
        if x > 0.72:
            issue = d.choice(self.agents)
        if x < 0.28:
            second = self.other(issue)
            s, t = self.slots(issue), self.slots(second)
            s.update({name + '2': t[name] for name in ('base', 'ger', 'nom')}, nom02=t['nom0'])
            pair, template = d.choice(template_lines(templates.DOUBLE))
            made = render(template, s, True)
            for one, stance in zip((issue, second), pair):
                target, is_contrary = self.target(one)
                row = self.finish(made, target, self.towards(stance, is_contrary), 'two')
                row.pop('evidence')      # the template does not mark which words are about which issue
                rows.append(row)
            return rows
        for made, stance, kind in self.about(issue):
            if d.random() < 0.10:
                target, _ = self.target(self.other(issue))
                rows.append(self.finish(made, target, 'n', 'other'))
                continue
            target, is_contrary = self.target(issue)
            rows.append(self.finish(made, target, self.towards(stance, is_contrary), kind))
        return rows

    @staticmethod
    def towards(stance, is_contrary):
        """The stance towards a target, given that towards the issue and whether the target names its contrary."""
        return REVERSED[stance] if is_contrary else stance

    def of_entity(self):
        """A pair whose target is an entity in the text."""
        d = self.draw
        stance = d.choice('ssonon')
        kind, template = self.choose(self.entity[stance])
        e, f = d.sample(self.lists['ENTITIES'], 2)
        slots = {'S': self.pick('PEOPLE'), 'E': e, 'F': f, 'when': d.choice(templates.WHEN.split(';')),
                 'bad': self.pick('BAD')}
        begin = len(render(template.split('{E}')[0], slots, True).chars)
        whole = render(template, slots, True)
        name = ''.join(whole.chars[begin:begin + len(e)])
        return self.finish(whole, name, stance, 'entity ' + kind, begin=begin, end=begin + len(e))

    def rows(self, n):
        """n pairs or a few more, all different."""
        found, seen = [], set()
        while len(found) < n:
            for row in self.one():
                key = (row['text'], row['target'])
                if key not in seen:
                    seen.add(key)
                    found.append(row)
        return found


def main():
    command = parser(__doc__, count='number of pairs')
    command.add_argument('seed', type=int, nargs='?', default=1)
    chosen = command.parse_args()
    for row in Maker(chosen.seed).rows(int(chosen.count)):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == '__main__':
    main()
