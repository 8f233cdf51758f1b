"""Makes passages from templates: training data for statements within quotations, and for long leads.

What nest.py finds in the training articles has few statements in the looser forms of speech (`she has been clear
about it: ...`) and hardly any name with a bracket in it. The articles have few long leads of two clauses before
`.., Brandt said`. A passage is one of three: a text of made-up quotations; a stretch of a training article with one
sentence added to one of its quotations; a stretch with one such lead added before a paragraph. Every sentence here
was written for this file. The same seed gives the same passages.

As a program it prints some passages, with source, cue and content marked as ⟦source⟧, {cue} and <content>.
"""
import random
import re

from common.options import parser

FIRST = '''Ada Ines Tom Maud Pavel Lena Oskar Ruth Hugo Nora Felix Greta Amir Priya Samuel Clara Jonas Marta Desmond Yara Kofi Elsa
Rafael Ingrid Omar Bridget Viktor Alma Tariq Simone Harold Leonie Marcus Petra Nadia Walter Ellen Diego Fiona Rashid'''.split()
LAST = '''Brandt Okafor Calder Dorn Ferris Lindqvist Halloran Mbeki Castellan Whitlow Ostrander Pereira Nakata Drummond Vasquez
Thorne Ellery Kowalczyk Hadley Moreau Sandoval Birch Achterberg Quill Rosen Tanaka Ashdown Villiers Grieve Marlowe Osei Falk
Petrov Lachance Renner Stroud Beaumont Idris Kessler Yardley'''.split()


def entries(text):
    """The entries of a list with | between them."""
    return [row.strip() for row in text.replace('\n', ' ').split('|')]


TITLES = entries('''President|President|Prime Minister|Governor|Mayor|Senator|Minister|Secretary|Commissioner|Chancellor|Director|Judge|Speaker|
Superintendent|Congresswoman|Representative|Councilman|Sheriff|Chairman|Professor|Bishop|Dr.|Mr.|Ms.|Mrs.|General|Admiral|Chief|
Secretary of State|Attorney General|Vice President|Foreign Minister|Deputy Mayor|Finance Minister|Ambassador|King|Commissioner General''')
BODIES = entries('''the ministry|the school board|the teachers' union|the water authority|the port authority|the central bank|the city council|
the agency|the company|the airline|the governor's office|the committee|the hospital|the Kremlin|the Vatican|the commission|the court|
the railway|the European Union|Norway|Brazil|the Treasury|Canada|the farmers' league|the Senate leadership|both the union and the bank''')
MANY = entries('they|the police|the insurers|the developers|the doctors|our neighbors|Canada and Norway|the lawyers|both parties|most economists')
ROLE_NAMES = entries('''the president|the governor|the mayor|the minister|the chairman|the senator|the secretary|my opponent|our director|
the coach|the candidate|my predecessor|the chancellor|the prime minister|the sheriff|the chief engineer|the owner|her lawyer|
his doctor|my boss|the commissioner|my mother''')
THINGS = entries('''the old bridge|the ferry line|the clinic|the stadium|the hearing|our schools|the north runway|the harvest fund|the library|
the levee|the archive|the wind farm|the toll road|the quarry|nobody in this county|taxpayers|the pension plan|the night buses|
small farms|the reservoir|the trade deal|the ballots|the inspectors|the embargo|the budget|the audit|no family|the vaccine|
the shipyard|the power plant|fishing rights|the curfew|our allies|the sanctions|the settlement|no foreign bank''')
VERBS = entries('''will not be sold|will stay open through the winter|must be rebuilt|should be closed|cannot pay for all of this|
won't be touched|would never be given away|will be paid for by the state|can wait until the spring|should go to the voters|
will go ahead as planned|would cost twice as much|must not be left behind|will come first|may not be discussed in secret|
would be ready by October|will have to shut down next year|shouldn't be decided in another city|can be trusted|
will remain under local control|would hurt the poorest families|won't survive another flood|will get every penny back|
could be finished within two years|must be protected|will never be part of the bargain''')
CLAUSES = entries('''there is not going to be a second vote|there won't be any new taxes on farmland|there would be no deal without the islands|
there's no room for another casino in this valley|he would never sign that bill|she has no intention of raising the fare|
they want the hearing held in public|he does not want a second runway|nobody gets a pass|every child deserves a desk|
the rules apply to everyone, including his own friends|we can't keep borrowing from our children|it is time to bring the fleet home|
he had nothing to do with the contract|they were ready to talk at any time|she will not take money from the mining companies|
if the river rises again, the town will have to move|the answer is no|this is not a game|you don't negotiate with pirates|
there must be a limit on what a hospital may charge|there are no plans to close the plant, now or next year|
he was looking at all of the options|the money is gone and it is not coming back|there will be no strike in this harbor|
there will be enough coal for the winter''')
ENDS = entries('''in this state|this year|in the northern counties|as long as he is in charge|here in Norway|under any conditions|
before the election|on either side of the river|out there in Alberta|in that strait|for the time being''')
SINCE = entries('''since the campaign began|since the first day|from the start|from day one|all along|about this|on this|about the budget|
since last summer|for months|throughout this process|in every meeting|since she took office|from the outset|about that point|
since the flood|on the question of the harbor|again and again|with all of us|in his letter|since the strike began|over the past year|
right from the first weeks of the drought|about where we stand|on more than one occasion''')
FILL = entries('''That is a decision each town has to make for itself.|We are proud of what this crew has done.|The work goes on, day and night.|
It has been a long and hard year for all of us.|Nobody likes to wait four hours for a bus.|I grew up two streets from here.|
The numbers get better every month.|There is a lot of work ahead of us.|These families have lost everything.|
We will look at the plans next week.|That road has been closed since April.|It was the right thing to do.|
My mother worked in that mill for thirty years.|We need more nurses, and we need them now.|It is not about money.|
This is a beautiful part of the country.|You can see the damage from the hill.|The storm took the roof off the barn.|
Our volunteers were out there before dawn.|It will take years to repair that trust.|Some of these houses are a hundred years old.|
They have a difficult job and they do it well.|The team played its heart out tonight.|I have two children in that school.|
We're working with the families to find them a place to stay.|The contract runs out in June.|That part of it is over.|
And I'll leave it there.|It's a fair question.|We want to get this right.|The valley has never seen a fire like this one.|
Every vote will be counted.|He has done a fine job in a hard place.|She won that race by nine points.|The president has a full schedule this week.|
They bought the land in March and sold it in May.|The governor signed the bill and the money went out.|The company has hired sixty people.|
The mayor was here on Monday and walked through the whole plant.|Our partners can choose their own course.''')

# Statements of somebody else, in groups of similar ones with a weight: {S} the source, |...| the cue, {C} the content.
# {has}, {is} and {was} agree with the source.
STATED = [(weight, entries(re.sub(r'\s/\s', '|', text.replace('|', '\1')))) for weight, text in (
    (7, '''{S} |{has} been{how} clear|{since}{colon} {C} / {S} |{has} been{how} clear|{since}{colon} {C} / {S} |{has} been{how} clear|: {C} /
        {S} |{was}{how} clear|{since}{colon} {C} / {S} |had been{how} clear|{since}: {C} / {S} |{is}{how} clear|{since}: {C} /
        {S} |{has} been{how} clear|{since} that {C} / {S} |{has} been{how} clear|{since}, {C}'''),
    (3, '''{S}'|s been{how} clear| {maybeC} / {S}'|s been{how} clear|{since}: {C} / {S} |{has} been{how} clear| {thatC} / {S} |{was}{how} clear| {thatC}'''),
    (3, '''{S} |made clear| {thatC} / {S} |made it clear| {thatC} / {S} |made it{how} clear|{since} {thatC} / {S} |{has} made it clear| {thatC} /
        {S} |{has} made{how} clear| {thatC} / {S} |{has} made it{how} clear|: {C}'''),
    (2, '''{S} |told| us {maybeC} / {S} |told| me {maybeC} / {S} |told| the board {thatC} / {S} |told| us: {C} / {S} |{has} told| everybody here {thatC}'''),
    (2, '''you heard {S} |say| {self}{maybeC} / we heard {S} |say| {self}{maybeC} / I heard {S} |say| on the radio {maybeC} / you all saw {S} |say| {thatC}'''),
    (3, '''{S} {self}|said| {maybeC} / {S} {self}|says| {maybeC} / {S} |said| {self}{maybeC} / {S} |said|, {C} / {S} |said|{since} {thatC} /
        last week {S} |said| {maybeC} / behind closed doors, {S} |said| {maybeC} / in March {S} |{has} said| {thatC}'''),
    (2, '''{S} |keeps saying| {maybeC} / {S} |kept telling| us {maybeC} / {S} |{has} always said| {maybeC} / {S} |{has} said many times| {thatC}'''),
    (3, '''{S} |insisted| {thatC} / {S} |promised| {thatC} / {S} |{has} always promised| {thatC} / {S} |warned| us {thatC} / {S} |{has} argued| {thatC} /
        {S} |{has} pledged| {thatC} / {S} |confirmed| {thatC} / {S} |announced| {thatC} / {S} |believes| {maybeC} / {S} |thinks| {C} / {S} |denied| {thatC}'''),
    (3, '''{S} |wrote|{since}: {C} / {S} |put it this way|: {C} / {S} |was blunt|{since}: {C} / {S} |{has} been blunt|{since}: {C} / {S} |answered|: {C} /
        {S} |{has} been firm|{since}: {C} / {S} |{has} been explicit|{since}: {C} / {S} |{has} been consistent|{since}: {C} / {S} |said it{since}|: {C} /
        {S} |{has} been open|{since}: {C} / {S} |{has} been plain with us|: {C}'''),
    (2, '''|according to| {S}, {C} / {C}, |according to| {S} / as {S} |put it|, {C} / {C}, as {S} |put it| / as {S} |said|{since}, {C} / {C}, {S} |said| /
        {C}, |said| {S} / in {S}'s |view|, {C}'''),
    (2, '''{S} |said|, ‘{C}.’ / {S} |told| us, ‘{C}.’ / {S} |looked at me and said|, ‘{C}.’ / {S} |said|{since}, ‘{C}’'''),
)]
# Sentences with colons, `clear`, `we said` or `I think` that are no statement of somebody else.
# {C} a clause, {S} somebody, {T} a thing.
UNSTATED = entries('''One thing is clear: {C}|The picture is clear: {C}|Let me be clear: {C}|The rules are clear: {C}|It is clear that {C}|
It's very clear to me that {C}|We have been clear from the start: {C}|I've been very clear about this: {C}|We said {C}|We said that {C}|
I think {C}|I believe {C}|I told them {C}|We have three problems: money, time and people|There is one way out: {C}|
The sky was clear and the wind had dropped|The road is clear now, and the trucks are moving|I keep saying that {C}|
The result: {C}|What matters is this: {C}|My point is simple: {C}|We promised that {C}|I'm clear about one thing: {C}|
The choice has been clear since the spring: {T} or {T}|It has been clear for years that {C}|He has been here since the strike began|
She cleared the table and went home|Here is the problem: {C}|We've got two options: {T} and {T}|He has been great since the first day|
The water has been clear since the new filters came|The evidence has been clear: {C}|I guess {C}|I hope {C}|You know, {C}|
He has been a friend of this town since I was a boy|She has been strong, calm and fair through all of this: a real leader|
{S} has a hard choice to make: {T} or {T}|{S} has been under a lot of pressure since last summer|{S} was there from the start|
{S} has been very good to us over the years|{S} cannot clear the snow alone|{S} has three jobs: {T}, {T} and the press|
{S} is a clear favorite in this race|{S} keeps working on it|{S} made a clear choice and went home|{S} wrote a good book about it|
The vote in the council was clear: nine to two|The numbers for this year: four fires, two floods, one drought|
{S} has been kind, patient and generous: a good friend|{S} brought two friends from the coast: a cook and a sailor|
{S} has been in office for nine years: too long|There are two things that {S} needs: {T} and a good lawyer|{S} cleared the way for it''')
# Leads: first clauses, what joins the second clause to them, and who says both.
# {T} a thing, {C} a clause, {A} and {B} persons or bodies, {P} a place, {M} {N} a day.
FIRSTS = entries('''{T} is a matter for each county|{T} is first of all a question for the courts|{T} remains the business of the owners alone|
keeping {T} is an internal affair of the two provinces|the proposed sale of {T} is the free choice of its owners|{T} is not the only thing at stake|
the possible return of {T} was discussed at length|{T} depends on what the neighbors want|{C}|{C}|talks about {T} have barely begun|
the first report on {T} was wrong in several places|{T} may well be rebuilt by private companies|no decision on {T} has been taken so far|
the planned visit of the inspectors has little to do with {T}|many towns have asked for help with {T}|{T} was never on the table''')
JOINTS = entries(''', however,|, however,|, but|, but|; however,|, and|, while|, although|, though|;|, yet|, whereas|, because|, since''')
PAIRS = entries('''both {A} and {B}|both {A} and {B}|neither {A} nor {B}|{A} and {B}|{A} as well as {B}|{A}, like {B}''')
ANSWERS = entries('''|{has} previously made it clear| {thatC} / |{has} already made clear| {thatC} / |{has} repeatedly said| {thatC} / |{has} stated before| {thatC} /
|{has} made it plain| {thatC} / |{has} both said| {thatC} / |{has} long insisted| {thatC} / |{has} assured| the towns {thatC} / |{has} told| the council {thatC} /
|{has} let it be known| {thatC} / |{has} earlier confirmed| {thatC} / |{has} agreed| {thatC}'''.replace('|', '\1').replace(' / ', '|').replace(' /', '|'))
CITIES = entries('HARBOR FALLS|PORT ELLIS|Brookhaven|NORTHGATE|Millbrook, Ore.|EASTPORT, Maine|VARNA|CAPE MERCY')
DATELINES = entries('{P}, {M} {N}. /NORD/.|{P}, {M} {N} (Meridian) -|{P} (NPW) —|{P} --|{P}, {M} {N} /Courier Service/.|{P} (Reporter) –')
MONTHS = entries('January|Feb.|March|April|May|June|July|Aug.|September|Oct.|November|December')
ADJECTIVES = entries('Norwegian|Port Authority|Brazilian|Canadian|Central Bank|Water Board|Treasury|Coast Guard|National Railway Council|State Department|county')
OFFICES = entries('spokesman|spokeswoman|press secretary|director|Deputy Minister|chief negotiator|adviser|council chairwoman|envoy')
SAID = 'said,said,said,said,told| reporters,said| on Monday,told| the newspaper,added,noted,explained,stressed,pointed out,announced| on Friday'.split(',')
HOW = ['', '', '', ' very', ' perfectly', ' absolutely', ' quite', ' pretty', ' abundantly', ' really', ' always', ' extremely', ' consistently', ' completely']
OPENERS = ['', '', '', '', 'And ', 'But ', 'So ', 'Look, ', 'And yet ', 'Well, ', 'You know, ', 'Again, ', 'Of course, ']
SPEAKERS = ['he', 'she', 'the spokesman', 'the senator', 'the official', 'a spokeswoman']
MAX_STRETCH_CHARS = 1600    # of an article
MARKS = [('"', '"'), ('"', '"'), ('“', '”'), ('“', '”'), ("''", "''")]


# Marks in a text while it is made: each role begins with its own mark, and all end with END.
CUE, SOURCE, CONTENT, END = '\1\2\3\5'
ROLES = {CUE: 'cue', SOURCE: 'source', CONTENT: 'content'}


def simple_clause(draw):
    return draw.choice(CLAUSES) if draw.random() < 0.35 else f'{draw.choice(THINGS)} {draw.choice(VERBS)}'


def clause(draw):
    c = simple_clause(draw)
    if draw.random() < 0.25:
        c += draw.choice([', and ', ', but ', ' because ', ' while ']) + simple_clause(draw)
    return c + ' ' + draw.choice(ENDS) if draw.random() < 0.3 else c


def person(draw):
    first, last, title = draw.choice(FIRST), draw.choice(LAST), draw.choice(TITLES)
    return draw.choice([f'{title} [{first}] {last}'] * 4 + [
        f'{title} {last}', f'{title} {first} {last}', f'[{first}] {last}', f'{first} [{last}]', f'[{title}] {last}',
        f'{first} {last}', f'[{draw.choice(["U.N.", "French", "State"])}] {title} [{first}] {last}'])


def source(draw):
    """Somebody, and whether that is more than one."""
    x = draw.random()
    if x < 0.15:
        return draw.choice(MANY), True
    if x < 0.6:
        return person(draw), False
    return draw.choice(ROLE_NAMES if x < 0.72 else BODIES if x < 0.86 else ['he', 'she']), False


def marked(role, text):
    return role + text + END


def unmarked(text):
    """The text without marks, and the roles that they mark: {role: [begin, end]}."""
    plain, roles, role, begin = '', {}, None, 0
    for c in text:
        if c > END:
            plain += c
        elif role:
            roles[role], role = [begin, len(plain)], None
        else:
            role, begin = ROLES[c], len(plain)
    return plain, roles


def stated(draw):
    """A sentence with somebody else's statement in it, and its roles: {role: [begin, end]}."""
    (who, many), c = source(draw), clause(draw)
    template = draw.choice(draw.choices([group for _, group in STATED], [weight for weight, _ in STATED])[0])
    if many:
        template = re.sub(r'\b(keep|say|believe|think)s\b', r'\1', template).replace("'\1s ", "'\1ve ")
    if ' heard {S}' in template or ' saw {S}' in template:
        who = {'he': 'him', 'she': 'her', 'they': 'them'}.get(who, who)
    plain, that = marked(CONTENT, c), marked(CONTENT, 'that ' + c)
    text = draw.choice(OPENERS) + template.format(
        S=marked(SOURCE, who), C=plain, thatC=that, maybeC=draw.choice([plain, that]),
        has='have' if many else draw.choice(['has', 'has', 'has', 'had']), **{'is': 'are' if many else 'is'},
        was='were' if many else 'was', how=draw.choice(HOW), since=draw.choice(['', ' ' + draw.choice(SINCE)]),
        colon=draw.choice([':', ':', ':', ':', ' –', ' —', ';']),
        self=draw.choice(['', 'themselves ' if many else draw.choice(['himself ', 'herself '])]))
    text, roles = unmarked(text if text.endswith('’') else text + '.')
    return text[0].upper() + text[1:], roles


def unstated(draw):
    """A sentence without such a statement, and no roles."""
    text = draw.choice(FILL) if draw.random() < 0.5 else draw.choice(UNSTATED).format(
        C=clause(draw), S=draw.choice([person(draw), draw.choice(ROLE_NAMES)]), T=draw.choice(THINGS)) + '.'
    return text[0].upper() + text[1:], {}


def moved(roles, by):
    """{role: [begin, end]} as an attribution, {role: [[begin, end]]}, that many characters further on."""
    return {role: [[begin + by, end + by]] for role, (begin, end) in roles.items()}


class Quotations:
    """Short paragraphs of quotations."""

    def __init__(self, draw):
        self.draw, self.text, self.attributions, self.nested = draw, '', [], []
        for _ in range(draw.randint(3, 6)):
            self.add_paragraph()

    def add_paragraph(self):
        draw = self.draw
        who = draw.choice([draw.choice(SPEAKERS), f'{draw.choice(FIRST)} {draw.choice(LAST)}',
                           f'{draw.choice(TITLES)} {draw.choice(LAST)}'])
        verb = draw.choice(['said', 'said', 'added', 'told reporters', 'replied', 'told the newspaper'])
        sentences = [draw.choice([stated, stated, unstated])(draw)]
        sentences += [draw.choice([unstated, unstated, unstated, stated])(draw)
                      for _ in range(draw.choice([0, 1, 1, 2, 3, 4]))]
        draw.shuffle(sentences)
        x = draw.random()
        if x < 0.4:
            lead = draw.choice(['', f'Asked about {draw.choice(THINGS)}, ',
                                f'Speaking about {draw.choice(THINGS)} and what comes next, '])
            self.text += f'{lead}{who if lead else who[0].upper() + who[1:]} {verb}: '
            self.quote(sentences)
        elif x < 0.7:
            self.quote(sentences, ',')
            self.text += f' {who} {verb}.'
        else:
            self.quote([unstated(draw)], ',')
            self.text += f' {who} {verb}. '
            self.quote(sentences)
        self.text += draw.choice(['', ' ' + unstated(draw)[0]]) + draw.choice(['\n', '\n\n', ' '])

    def quote(self, sentences, end=None):
        """Adds a quotation; end: the mark in place of its last full stop."""
        opening, closing = self.draw.choice(MARKS)
        begin = len(self.text)
        self.text += opening
        for n, (sentence, roles) in enumerate(sentences):
            self.text += ' ' if n else ''
            if roles:
                self.nested.append(moved(roles, len(self.text)))
            self.text += sentence.rstrip('.') + end if end and n == len(sentences) - 1 else sentence
        self.text += closing
        self.attributions.append({'content': [[begin, len(self.text)]], 'source': [], 'cue': []})


def quotations(draw):
    made = Quotations(draw)
    return {'text': made.text, 'attributions': made.attributions, 'nested': made.nested, 'nested_only': True}


def with_sentence(draw, articles):
    """A stretch of an article with a sentence added to one of its quotations."""
    while True:
        article = draw.choice(articles)
        text, known = article['text'], article['nested']
        spans = [s for a in article['attributions'] for s in a['content']
                 if text.startswith(('"', '“', "''", '``'), s[0]) and s[1] - s[0] > 50]
        if not spans:
            continue
        begin, end = draw.choice(spans)
        places = [begin + m.start() for m in re.finditer(r'(?<=[a-z][.?!]) (?=[A-Z])', text[begin:end])]
        places = [p for p in places if not any(b <= p <= e for a in known for s in a.values() for b, e in s)]
        if not places:
            continue
        at = draw.choice(places)
        first, last = stretch(text, at - 400, at + 300)
        if last - first > MAX_STRETCH_CHARS:
            continue
        sentence, roles = draw.choice([stated, stated, unstated])(draw)
        return inserted(article, first, last, at, ' ' + sentence, [], [moved(roles, 1)] if roles else [])


def stretch(text, begin, end):
    """The first and last character of the lines that contain begin to end."""
    last = text.find('\n', end)
    return text.rfind('\n', 0, max(begin, 0)) + 1, len(text) if last < 0 else last


def inserted(article, first, last, at, new, outer, nested):
    """The stretch of an article from first to last as a passage, with a new text inserted.

    outer, nested: the attributions in the new text.
    """
    def around(rows):
        def move(spans):
            return [[b - first + len(new) * (b >= at), e - first + len(new) * (e > at)]
                    for b, e in spans if first <= b and e <= last]
        return [{role: move(a[role]) for role in ('content', 'source', 'cue')} for a in rows]

    def within(rows):
        return [{role: [[b + at - first, e + at - first] for b, e in spans] for role, spans in a.items()}
                for a in rows]

    text = article['text']
    return {'text': text[first:at] + new + text[at:last],
            'attributions': around(article['attributions']) + within(outer),
            'nested': around(article['nested']) + within(nested)}


def lead(draw):
    """A paragraph of two clauses that somebody says, its attributions, and those within its content.

    The second clause often has an attribution of its own. Sometimes nobody says both clauses; then that attribution
    is an outer one.
    """
    things = [t for t in THINGS if t.startswith('the ') and not t.endswith('s')]
    first = draw.choice(FIRSTS).format(T=draw.choice(things), C=simple_clause(draw))
    second, inner = clause(draw), {}
    if draw.random() < 0.75:
        pair = draw.choice(PAIRS)
        a, b = draw.sample(BODIES + ROLE_NAMES + [f'{draw.choice(TITLES)} {draw.choice(LAST)}'], 2)
        second, inner = unmarked(answer(draw, pair, pair.format(A=a, B=b)))
    who = speaker(draw)
    dateline = draw.choice(DATELINES).format(P=draw.choice(CITIES), M=draw.choice(MONTHS), N=draw.randint(1, 28))
    place = draw.choice(['', dateline + ' '])
    body = first[0].upper() + first[1:] + draw.choice(JOINTS) + ' '
    nested = [moved(inner, len(place) + len(body))] if inner else []
    if inner and draw.random() < 0.2:
        return f'{place}{body}{second}.', nested, []
    verb, _, rest = draw.choice(SAID).partition('|')
    tails = [f'{marked(SOURCE, who)} {marked(CUE, verb)}{rest}'] * 3
    if not rest and who not in ('he', 'she'):
        tails += [f'{marked(CUE, verb)} {marked(SOURCE, who)}', f'{marked(CUE, "according to")} {marked(SOURCE, who)}']
    text, roles = unmarked(f'{place}{marked(CONTENT, body + second)}, {draw.choice(tails)}.')
    return text, [moved(roles, 0)], nested


def answer(draw, pair, source):
    """A clause in which a pair of persons or bodies says something, with marks."""
    opener = draw.choice(['', '', 'so far ', 'in the past '])
    is_one = 'like' in pair or 'as well' in pair or 'neither' in pair
    said = draw.choice(ANSWERS).format(has='has' if is_one else 'have', thatC=marked(CONTENT, f'that {clause(draw)}'))
    return opener + marked(SOURCE, source) + (', ' if 'like' in pair else ' ') + said


def speaker(draw):
    name = f'{draw.choice(FIRST)} {draw.choice(LAST)}'
    return draw.choice([f'{draw.choice(ADJECTIVES)} {draw.choice(OFFICES)} {name}'] * 4 + [
        name, draw.choice(LAST), 'she', 'he', f'{name}, the {draw.choice(OFFICES)}', f'{draw.choice(TITLES)} {name}',
        f'{draw.choice(OFFICES)} {name} of {draw.choice(BODIES)}'])


def with_lead(draw, articles):
    """A stretch of an article with a lead added before one of its paragraphs."""
    while True:
        article = draw.choice(articles)
        text = article['text']
        spans = [s for a in article['attributions'] for role in ('content', 'source', 'cue') for s in a[role]]
        places = [m.end() for m in re.finditer(r'\n+', '\n' + text) if not any(b < m.end() - 1 < e for b, e in spans)]
        at = draw.choice(places) - 1
        first, last = stretch(text, at - 300, at + 500)
        if last - first > MAX_STRETCH_CHARS:
            continue
        paragraph, outer, nested = lead(draw)
        return inserted(article, first, last, at, paragraph + '\n\n', outer, nested)


def passages(count, draw, articles=()):
    """Passages as articles with attributions; without articles only made-up quotations."""
    if not articles:
        return [quotations(draw) for _ in range(count)]
    kinds = [lambda: quotations(draw), lambda: with_sentence(draw, articles), lambda: quotations(draw),
             lambda: with_sentence(draw, articles), lambda: with_lead(draw, articles)]
    return [kinds[n % len(kinds)]() for n in range(count)]


def shown(passage):
    """The text of a passage with its nested attributions marked."""
    text = passage['text']
    places = sorted(((at, mark) for a in passage['nested']
                     for role, marks in (('source', '⟦⟧'), ('cue', '{}'), ('content', '<>'))
                     for span in a[role] for at, mark in zip(span, marks)),
                    key=lambda p: (p[0], p[1] in '⟦{<'), reverse=True)
    for at, mark in places:
        text = text[:at] + mark + text[at:]
    return text


def main():
    chosen = parser(__doc__, count='number of passages', seed='a number').parse_args()
    for passage in passages(int(chosen.count), random.Random(int(chosen.seed))):
        print(shown(passage), end='\n----\n')


if __name__ == '__main__':
    main()
