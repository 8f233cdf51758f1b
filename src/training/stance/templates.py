"""The issues, people and templates that synthetic training pairs are made from, with their stance.

Marks: {slot}; [cue] of a statement; <words that carry the stance>; <a/b/c> one of these. Heads of lines: the stance
(s support, o oppose, n neutral) and the kind (p plain, n negation, d double negation, m modality, c conditional,
q question, r reported). The test pairs must not be made from these templates; check.py makes sure.

Slots of an issue: base "raise the water tariff", ger "raising ...", nom "a rise of ...", nom0 the same without
article, subj "the water tariff", part "raised"; is, was, were and has agree with subj. S: the speaker. O: somebody
else. A: who is called on. bad, good: what would happen; badn, goodn: the same as nouns. cond: a condition.
"""

# verb|participle|gerund|noun of the act|what follows|objects
# ; is between objects, / between names of the same object, p: marks a plural.
ISSUES = '''
send|sent|sending|the deployment of|to Ukraine|p:Western troops/p:NATO troops/p:foreign soldiers
send|sent|sending|the dispatch of|to the border|p:peacekeepers/p:blue helmets;p:warships;p:army engineers
station|stationed|stationing|the stationing of|in the Baltic states|p:allied brigades/p:allied soldiers;p:fighter jets;p:missiles
deliver|delivered|delivering|the delivery of|to the rebels|p:tanks;p:long-range missiles;p:drones;ammunition
raise|raised|raising|a rise of||the water tariff;the fuel tax;the minimum wage;the retirement age;the price of bread;p:tuition fees;p:bus fares;the rent cap;the value added tax
cut|cut|cutting|a cut in||p:farm subsidies;the defence budget;the income tax;p:pensions;aid to the poorest districts;the number of judges;the foreign aid budget;p:train services
ban|banned|banning|a ban on||p:diesel cars/p:cars with diesel engines;p:plastic bags;p:rallies near the parliament;p:cluster bombs;gambling advertising;p:night flights;the sale of fireworks;p:phones in schools;the burning of coal
build|built|building|the construction of||the dam on the Oril;p:new nuclear plants;a third runway;a wall along the border;p:wind farms off the coast;the ring road;a refugee camp near Tarn;the gas pipeline;a stadium in the old port
close|closed|closing|the closure of||the border crossing;the coal mine;p:rural hospitals;the military base;the embassy in Norvik;p:small courts;the nuclear plant;the detention camp
privatise|privatised|privatising|the privatisation of||the railways;the water company;the state bank;the post office;the port of Vell;p:prisons
nationalise|nationalised|nationalising|the nationalisation of||the power grid;the copper mines;the steelworks;p:care homes
introduce|introduced|introducing|the introduction of||a carbon tax;a wealth tax;a sugar tax;conscription/compulsory military service;a four-day week;p:body cameras for the police;a road toll;the euro;voting at sixteen;a basic income
abolish|abolished|abolishing|the abolition of||the death penalty;the upper house;the inheritance tax;p:entrance exams;the monarchy;the television licence;p:visas for students;the emergency law
legalise|legalised|legalising|the legalisation of||cannabis;p:same-sex marriages;assisted dying;online betting;p:private militias;surrogacy
impose|imposed|imposing|the imposition of||sanctions on Belmark;p:tariffs on steel;a curfew;a lockdown;an arms embargo on the junta;a no-fly zone;p:limits on rents
lift|lifted|lifting|the lifting of||the embargo;the state of emergency;the ban on hunting;p:the export controls;the immunity of the senator;the sanctions against the bank
recognise|recognised|recognising|the recognition of||the breakaway republic;the interim government;the result of the election;Palestinian statehood;p:foreign diplomas
ratify|ratified|ratifying|the ratification of||the trade agreement;the climate treaty;the border treaty with Orland;the convention on the sea
expand|expanded|expanding|the expansion of||the airport;the military alliance;the free school meals programme;the court;drilling in the Arctic;the nature reserve
extend|extended|extending|the extension of||the ceasefire;the mission in the Sahel;the tram line;the president's term;the rescue loan
dissolve|dissolved|dissolving|the dissolution of||the parliament;the regional council;the customs union;the electoral commission
hold|held|holding|the holding of||a referendum on independence;early elections;p:peace talks with the rebels;a public inquiry into the flood;the summit in Dorn;a second vote
release|released|releasing|the release of||p:the jailed journalists;p:the hostages;the secret report;the oil reserves;p:the tax records of ministers
reform|reformed|reforming|a reform of||the health service;the electoral law;the police;the pension system;the security council
arm|armed|arming|the arming of||p:teachers;p:border guards;the opposition militia;p:town police officers
accept|accepted|accepting|the acceptance of||p:more refugees/p:more asylum seekers;the peace plan;the rescue package;p:the demands of the union;the court's ruling
prosecute|prosecuted|prosecuting|the prosecution of||the former president;p:the officers;p:the protesters;the chief of the bank
dismiss|dismissed|dismissing|the dismissal of||the finance minister;the police chief;the chief prosecutor;the head of the central bank
fund|funded|funding|public funding of||p:private schools;the opera house;p:abortion clinics;the space programme;p:political parties
protect|protected|protecting|the protection of||p:wolves;p:whistleblowers;the rainforest;p:small farmers;the old town
withdraw|withdrawn|withdrawing|the withdrawal of|from Korrin|p:the troops;p:the observers;the ambassador;p:the peacekeepers
merge|merged|merging|the merger of||the two universities;p:the regional broadcasters;the four eastern counties;p:the intelligence services
delay|delayed|delaying|a delay of||the election;the phase-out of coal;the tax reform;the vote on the budget
test|tested|testing|the testing of||p:nuclear weapons;p:cosmetics on animals;p:all arrivals for the virus;p:new vaccines on prisoners
'''

PEOPLE = '''
Prime Minister Alda Brekke;the prime minister;President Tomas Rieger;the president;Senator Joan Whitlow;Foreign Minister Li Anders;the foreign minister
the defence ministry;the finance ministry;Mayor Carla Nunez;the mayor of Harrow;the opposition;the opposition leader, Piet Vos;the Greens
the Farmers' Union;the teachers' union;the White House;the Kremlin;the European Commission;the governor;Governor Mike Sallis;the bishop of Tarn
a spokesman for the ministry;spokeswoman Maria Zakharova;Kremlin spokesman Dmitry Peskov;Amnesty International;the central bank;residents;doctors
the Supreme Court;the ruling party;Conservative lawmakers;Ms. Okoye;Mr. Dahl;he;she;Chancellor Olaf Scholz;the chief of the army, General Ruiz
the chamber of commerce;economist Ruth Adeyemi;Professor Ken Ito;the police;Belmark;Washington;Moscow;Brussels;Poland;the United States;NATO;the Senate
NATO Secretary General Jens Stoltenberg;the committee;the head of the union, Sara Lund;activists;Republican senator Dan Marsh;the health minister
several ministers;the Liberal Party;campaigners from Clean Rivers;a former judge;the trade union;the coalition;fishermen on the coast
'''
OTHERS = '''
the government of Orland;some ministers;parliament;the council;the opposition;the European Union;the Liberals;the rebels;protesters;the neighbours;Norvik;the alliance
some senators;its critics;the trade unions;his predecessor;business leaders;the army;the far right;France;Berlin;the party's youth wing
'''
SPOKESPEOPLE = 'White House spokeswoman Karen Pell;the White House spokesman;a spokesman for the ministry;the Kremlin spokesman;the spokesperson;government spokesman Ulf Brandt'
CALLED = 'the government;ministers;parliament;lawmakers;the council;the alliance;the cabinet;Western countries;the state;the European Union;the authorities;Congress'

BAD = '''
people would lose their jobs;prices would go through the roof;the country would be drawn into a war;a direct conflict would be inevitable;hospitals would have to close
the poorest would pay for it;thousands would leave the country;the whole region would pay a heavy price;nobody would be safe any more;democracy would suffer;chaos would follow
the courts would be flooded with cases;the coalition would fall apart;there would be bloodshed;farmers would go bankrupt;trust in the state would be lost;the lights would go out
relations with the neighbours would be ruined;the consequences would be catastrophic;that would mean the end of the peace process;children would suffer most;there would be retaliation
'''
GOOD = '''
thousands of jobs would be created;families would be better off;the country would be safer;lives would be saved;the air would be cleaner;peace would have a chance
prices would come down;everyone would benefit;the economy would recover;young people would come back;the poorest would finally be helped;the courts would work faster
the war would be over sooner;patients would be treated sooner;the region would flourish;trust would return;fewer people would die on the roads;small firms could breathe again
'''
BADN = '''
chaos;a catastrophe;mass unemployment;a new war;higher prices;an escalation;poverty;corruption;more violence;a constitutional crisis;job losses;the collapse of the health service;lasting damage;a split of the country
'''
GOODN = '''
growth;lasting peace;more safety;new jobs;better schools;relief for families;stability;cleaner air;fairness;a strong signal of solidarity;more democracy;lower bills
'''
COND = '''
the neighbours agreed;the money could be found;the courts allowed it;there was a majority for it;the experts gave a green light;the costs were shared;there were clear rules;the regions were heard first
'''

# What a speaker does
ACTS = '''
s p|{S} [<backed>] {nom}.
s p|{S} [<came out in favour of>] {nom}.
s p|{S} [<spoke up for>] {ger}.
s p|{S} [<called for>] {nom}.
s p|{S} [<called on> {A} to] {base}.
s p|{S} [<urged> {A} to] {base}.
s p|{S} [<promised to>] {base}.
s p|{S} [<vowed to>] {base} {when}.
s p|{S} [<welcomed>] {nom}.
s p|{S} [<hailed>] {nom} as a step in the right direction.
s p|{S} [<praised> the decision to] {base}.
s p|{S} [<demanded>] that {subj} be {part}.
s p|{S} [<insisted>] that {subj} must be {part}.
s p|{S} [<argued for>] {ger}, which would bring {goodn}.
s p|{S} [<wants>] {subj} to be {part} {when}.
s p|{S} [<supports>] {nom}, and has said so for years.
s p|{S} [<voted for>] {nom}.
s p|{S} [<pushed for>] {nom} against strong resistance.
s p|{S} [<agreed to>] {base}.
s p|{S} [<plans to>] {base}.
s p|{S} [<intends to>] {base} {when}.
s p|{S} [<defended>] {nom} in front of angry residents.
s n|{S} [<did not rule out>] {ger}.
s n|{S} [<did not rule out>] that {subj} might be {part}.
s n|{S} [<did not rule out>] that {subj} could be {part} {when}.
s n|{S} [<refused to rule out>] {nom}.
s n|{S} [<would not exclude>] {ger}.
s n|{S} [<left the door open>] to {ger}.
s n|{S} [<is not against>] {ger}.
s n|{S} [<has nothing against>] {nom}.
s n|{S} [<no longer opposes>] {nom}.
s d|{S} [<dropped> all <objections to>] {nom}.
s d|{S} [<rejected the criticism of>] {nom}.
s d|{S} [<criticised those who oppose>] {nom}.
s d|{S} [<denounced the refusal to>] {base}.
s d|{S} [<criticised the decision not to>] {base}.
s d|{S} [<condemned> the <delay> in] {ger}.
s d|{S} [<could not understand why>] {subj} {was} still <not> {part}.
s d|{S} [<regretted>] that {subj} {has} <not> been {part}.
s d|{S} [<complained>] that {A} had <failed to> {base}.
s d|{S} [<attacked> {O} for] <blocking> {nom}.
s d|{S} [<dismissed fears>] that {ger} would lead to {badn}.
s d|{S} [<dismissed warnings> about] {nom}.
s d|{S} [<denied>] that {ger} would lead to {badn}.
s d|{S} [<vowed to stop those who>] block {nom}.
s d|{S} [<called for an end to>] the <resistance> against {ger}.
s m|{S} [<could imagine>] {ger} {when}.
s m|{S} [<is ready to>] {base}.
s m|{S} [<would be willing to>] {base}.
s m|{S} [<leaned towards>] {ger}.
s c|{S} [<would support>] {nom} if {cond}.
s c|{S} [<is prepared to>] {base}, provided that {cond}.
s c|{S} [<warned>] that <unless> {subj} {is} {part}, {bad}.
s c|{S} [<warned>] that <without> {nom}, {bad}.
s c|{S} [warned] that <if> {A} did <not> {base}, {bad}.
s c|{S} [said] that if {subj} {were} {part}, <{good}>.
s c|{S} [promised] that once {subj} {is} {part}, <{good}>.
s c|{S} [said] that had {A} {part2}, <{good}>.
o p|{S} [<rejected>] {nom}.
o p|{S} [<ruled out>] {ger}.
o p|{S} [<opposed>] {nom}.
o p|{S} [<came out against>] {ger}.
o p|{S} [<spoke out against>] {nom}.
o p|{S} [<criticised>] {nom}.
o p|{S} [<condemned>] {nom} as a gift to the rich.
o p|{S} [<denounced> the plan to] {base}.
o p|{S} [<attacked>] the government's decision to {base}.
o p|{S} [<warned against>] {ger}.
o p|{S} [<warned of> {badn}] if it comes to {nom}.
o p|{S} [<voted against>] {nom}.
o p|{S} [<vetoed>] {nom}.
o p|{S} [<refused to>] {base}.
o p|{S} [<fought>] {nom} to the end.
o p|{S} [<called>] {nom} <a grave mistake>.
o p|{S} [<dismissed>] {nom} as <nonsense>.
o p|{S} [<demanded an end to>] the plans for {nom}.
o p|{S} [<threatened> to resign over] {nom}.
o p|{S} [<objected to>] {ger}.
o n|{S} [<will never>] {base}.
o n|{S} [<vowed never to>] {base}.
o n|{S} [<would not>] {base}, whatever {O} say.
o n|{S} [<does not support>] {nom}.
o n|{S} [<did not back>] {nom}.
o n|{S} [<no longer supports>] {ger}.
o n|{S} [<withdrew support for>] {nom}.
o n|{S} [<has no plans to>] {base}.
o n|{S} [<had no intention of>] {ger}.
o n|{S} [<sees no reason to>] {base}.
o n|{S} [<said no to>] {nom}.
o n|{S} [<is not in favour of>] {ger}.
o n|{S} [<called on> {A} <not to>] {base}.
o n|{S} [<urged> {A} <not to>] {base}.
o n|{S} [<demanded>] that {subj} <not> be {part}.
o n|{S} [<insisted>] that {subj} <must not> be {part}.
o n|{S} [<promised>] that {subj} <would not> be {part}.
o n|{S} [made it clear] that there would be <no> {nom0}.
o n|{S} [made it clear] that it had <no such plans> when asked about {nom}.
o n|{S} [said] {O} <should think twice> before {ger}.
o d|{S} [<welcomed the decision not to>] {base}.
o d|{S} [<praised> {O} for] <stopping> {nom}.
o d|{S} [<thanked> {A} for] <not> {ger}.
o d|{S} [<defended the refusal to>] {base}.
o d|{S} [<backed those who oppose>] {nom}.
o d|{S} [<supports a ban on>] {ger}.
o d|{S} [<denied>] that {ger} would bring {goodn}.
o d|{S} [<doubted>] that {subj} should be {part}.
o d|{S} [<rejected calls to>] {base}.
o d|{S} [<rejected the idea>] that {subj} should be {part}.
o d|{S} [<dismissed hopes>] that {ger} would bring {goodn}.
o d|{S} [<promised to stop>] {nom}.
o d|{S} [<called for>] <resistance> against {nom}.
o d|{S} [<mocked supporters of>] {nom}.
o m|{S} [<could hardly imagine>] {ger}.
o m|{S} [<cast doubt on>] the need to {base}.
o m|{S} [<was sceptical about>] {ger}.
o m|{S} [<questioned the wisdom of>] {ger}.
o c|{S} [warned] that if {subj} {were} {part}, <{bad}>.
o c|{S} [pointed out] that if {subj} {were} {part}, <{bad}>.
o c|{S} [said] that should {subj} be {part}, <{bad}>.
o c|{S} [said] that even if {subj} {were} {part}, <nothing would get better>.
o c|{S} [<would not support>] {nom} <unless> {cond}.
o c|{S} [<threatened>] that if {A} {past}, {bad}.
o c|{S} [told] {A} that by {ger} they risked <{badn}>.
o c|{S} [said] that only if {subj} {were} <not> {part}, {good}.
n p|{S} [declined to comment] on {nom}.
n p|{S} [has not decided] whether to {base}.
n p|{S} [discussed] {nom} with {O} {when}.
n p|{S} [was asked] about {nom}.
n p|{S} [took note of] the debate on {nom}.
n p|{S} [announced] a vote on {nom} {when}.
n p|{S} [said] the decision on {nom} was up to {A}.
n p|{S} [published] a report on {nom}.
n p|{S} [neither confirmed nor denied] that {subj} would be {part}.
n p|{S} [did not say] whether {subj} would be {part}.
n p|{S} [put] {nom} on the agenda of the meeting {when}.
n p|{S} [explained] how other countries had dealt with {nom}.
n p|{S} [said] it was too early to talk about {ger}.
n p|{S} [remained undecided] on {nom}.
n p|{S} [listed] arguments for and against {ger}.
n p|{S} [told] {A} that a poll on {nom} would be published {when}.
n q|{S} [asked] whether {subj} should be {part}.
n q|{S} [asked] {A}: "Do you want to {base}?"
n q|{S} [wondered] if {A} would {base}.
n q|"Will {subj} be {part} {when}?" {S} [asked].
n q|"Who would pay for {ger}?" {S} [asked].
n r|{S} [said] {O} wanted to {base}.
n r|{S} [said] that {O} supported {nom}.
n r|{S} [said] that {O} opposed {nom}.
n r|{S} [reported] that {O} had called for {nom}.
n r|{S} [noted] that {O} rejected {nom}.
n r|{S} [reported] that {O} had refused to {base}.
n r|{S} [said] that many of {O} were against {ger}.
n r|{S} [quoted] a letter in which {O} demanded that {subj} be {part}.
n r|{S} [told] reporters what {O} thought about {ger}: they were in favour of it.
n r|{S} [recalled] that {O} had promised never to {base}.
n r|According to {S}, {O} were divided over {nom}.
n r|According to {S}, {O} warned against {ger}.
n r|According to {S}, {O} planned to {base} {when}.
s p|{S} [<endorsed/embraced/applauded/championed/cheered/approved/favoured/favors/advocates/advocated>] {nom}.
s p|{S} [<lobbied for/campaigned for/fought for/pressed for/pleaded for/made the case for/argued in favour of/stood up for>] {nom}.
s p|{S} [<gave the green light to/threw its weight behind/lent support to/signed up to/spoke warmly of/put money into/said yes to>] {nom}.
s p|{S} [<asked/begged/encouraged/pressed/told/implored/advised> {A} to] {base} {when}.
s p|{S} [<pledged to/committed to/decided to/offered to/is determined to/is eager to/will/is going to>] {base} {when}.
s p|{S} [<celebrated/rejoiced over/was delighted by/was pleased with/expressed joy about>] {nom}.
s p|{S} [<recommended/proposed/suggested/requested/asked for/tabled>] {nom}.
s p|{S} [<hopes/wishes/would like>] to see {subj} {part} {when}.
s p|{S} [<prefers>] {ger} to doing nothing.
s n|{S} [<did not shy away from/did not reject/has never opposed/is not averse to/would not say no to/never had a problem with>] {ger}.
s n|{S} [<did not exclude the possibility>] that {subj} would be {part} {when}.
s n|{S} [<stopped short of ruling out/declined to rule out/has never ruled out/could not rule out/was not ruling out>] {nom}.
s n|{S} [<gave up resistance to/ended a boycott of/lifted a veto on/withdrew a complaint about>] {nom}.
s n|{S} [<will not give up on/will not abandon/will not back down on/would not retreat from>] {nom}.
s d|{S} [<brushed aside/waved away/shrugged off/played down> concerns about] {nom}.
s d|{S} [<lashed out at/scolded/ridiculed/reproached> opponents of] {nom}.
s d|{S} [<deplored/bemoaned/lamented/protested against/was outraged by> the failure to] {base}.
s d|{S} [<criticised/blasted/faulted> {A} for not] {ger}.
s d|{S} [<voted down/rejected/defeated> a motion against] {nom}.
s d|{S} [<opposes attempts/rejected attempts/fought attempts> to block] {nom}.
s d|{S} [said] it would be a <mistake/shame/betrayal> if {subj} {were} <not> {part}.
s d|{S} [<contradicted>] {O}, who {oppose} {nom}.
s d|{S} [said] {A} had <waited too long> before {ger}.
s d|{S} [<saw no harm in/found no fault with/had no objection to/has no quarrel with>] {ger}.
s m|{S} [<was open to/showed interest in/was warming to/is considering/was inclined towards>] {ger}.
s m|{S} [said] it <might be time/may be necessary/could be useful> to {base}.
s c|{S} [said] {A} could count on support for {nom} <as long as/if/once> {cond}.
s c|{S} [<feared> for the worst] <unless/if nobody managed to have> {subj} {part}.
s c|{S} [said] if {A} <failed to/refused to/were too timid to> {base}, {bad}.
s c|{S} [<promised to>] {base} if elected.
o p|{S} [<decried/lambasted/blasted/slammed/deplored/scorned/assailed/denounced/bemoaned/resents/opposes>] {nom}.
o p|{S} [<lobbied against/campaigned against/protested against/demonstrated against/argued against/voted down/took a stand against/rallied against>] {nom}.
o p|{S} [<pulled out of/walked away from/blocked/obstructed/halted/boycotted/resisted/sank/struck down>] {nom}.
o p|{S} [<called>] {nom} <a disgrace/absurd/irresponsible/reckless/a scandal/immoral/unacceptable/dangerous/pointless/unfair>.
o p|{S} [<was alarmed by/was dismayed by/was angry about/was appalled by/expressed concern over/is worried about/raised objections to>] {nom}.
o p|{S} [<cautioned/advised/pleaded> against] {ger}.
o p|{S} [<sued to stop/went to court over/filed a complaint against/collected signatures against>] {nom}.
o p|{S} [said] {ger} would <cost lives/ruin families/hurt the poor/backfire/play into the hands of extremists/do more harm than good>.
o n|{S} [<won't/is not going to/does not plan to/does not intend to/is unwilling to/is not ready to/declined to/is in no mood to>] {base}.
o n|{S} [<has never supported/never backed/cannot support/will not accept/did not endorse/would not agree to/did not approve/does not favour>] {nom}.
o n|{S} [<told/begged/advised/warned/implored> {A} not to] {base}.
o n|{S} [<abandoned/gave up/scrapped/shelved/dropped/backed away from> plans for] {nom}.
o n|{S} [<excluded the possibility>] that {subj} would be {part} {when}.
o n|{S} [said] {nom} was <not on the table/not an option/not in the national interest/off the agenda/unthinkable>.
o n|{S} [said] {A} had <no right/no business/no mandate> to {base}.
o n|{S} [<sees no point in/sees no benefit in/saw little use in/has no time for>] {ger}.
o d|{S} [<applauded/praised/saluted/thanked/congratulated> opponents of] {nom}.
o d|{S} [<welcomed/celebrated/was relieved by/hailed> the failure of] {nom}.
o d|{S} [<rejected/ignored/resisted/brushed aside/turned down> demands to] {base}.
o d|{S} [<ridiculed/rejected/questioned/picked apart> the arguments for] {nom}.
o d|{S} [<wants to prevent/tried to stop/works to block/hopes to halt/will do everything to prevent>] {nom}.
o d|{S} [said] it would be a <relief/blessing/victory for reason> if {subj} {were} <not> {part}.
o d|{S} [<regretted/lamented>] that {subj} {had} ever been {part}.
o d|{S} [<contradicted>] {O}, who {support} {nom}.
o d|{S} [<attacked/criticised> {A} for] {ger}.
o m|{S} [<had doubts about/was lukewarm about/is not convinced by/voiced reservations about/is wary of/hesitates over>] {ger}.
o m|{S} [said] it <might be too early/may be unwise/could be risky> to {base}.
o c|{S} [said] there could be no support for {nom} <as long as/until/unless> {cond}.
o c|{S} [<will resign/will sue/will call a strike>] if {subj} {is} {part}.
o c|{S} [said] whoever wants to {base} <risks {badn}>.
o c|{S} [<promised to veto>] any attempt to {base} if elected.
o c|{S} [said] if {A} <dared to/were foolish enough to/went ahead and tried to> {base}, {bad}.
n p|{S} [<will decide>] {when} whether to {base}.
n p|{S} [reviewed/examined/studied] the legal questions around {nom}.
n p|{S} [said] a working group would look at {nom} {when}.
n p|{S} [refused to be drawn] on {nom}.
n p|{S} [met] {O} to talk about {nom}.
n p|{S} [presented] figures on {nom} without taking sides.
n p|{S} [said] "every country must decide for itself" when asked about {ger}.
n p|{S} [said] {nom} had been on the agenda.
n q|{S} [inquired] how much {ger} would cost.
n q|"Should {A} {base}?" {S} [asked] the audience.
n r|{S} [confirmed] that {O} had asked for {nom}.
n r|{S} [said] {O} had threatened to stop {nom}.
n r|{S} [mentioned] that {O} {support} {nom}.
n r|{S} [mentioned] that {O} {oppose} {nom}.
n r|{S} [described] how {O} had fought against {nom}.
n r|{S} [said] a poll showed that most people were against {ger}.
n r|{S} [said] a poll showed that most people wanted {subj} to be {part}.
'''

# What is said, to be put into a frame
CLAIMS = '''
s p|{subj} <should be> {part}
s p|{subj} <must be> {part} {when}
s p|{subj} <{need}> to be {part}
s p|it <is time to> {base}
s p|{ger} <is the right thing to do>
s p|{ger} <would bring {goodn}>
s p|{nom} <is long overdue>
s p|{nom} <has our full support>
s p|{nom} <is a chance> for all of us
s p|the benefits of {ger} <outweigh> the costs
s p|we <have to> {base}
s p|we <will> {base} {when}
s p|{subj} will be {part}, <and that is good>
s p|everybody with a heart <wants> {subj} {part}
s p|I am <all for> {ger}
s p|the president <supports> {nom}
s p|this government <wants> {subj} {part}
s p|{nom} <works>, as other countries have shown
s p|{ger} <protects> those who cannot protect themselves
s p|{nom} is <good news> for the region
s n|there is <no alternative> to {ger}
s n|nobody can <seriously object to> {ger}
s n|there is <nothing wrong> with {ger}
s n|we <cannot do without> {nom}
s n|{A} <cannot wait any longer> and must {base}
s n|it would be <wrong not to> {base}
s n|{ger} is <not a mistake>
s n|there is <no doubt> that {subj} should be {part}
s d|{ger} would <not> lead to <{badn}>
s d|it is <shameful> that {subj} {has} still <not> been {part}
s d|the <refusal> to {base} has <cost us dearly>
s d|{O} are <wrong to oppose> {nom}
s d|<not> {ger} would be <a mistake>
s d|the arguments against {ger} <do not hold water>
s m|{subj} <could> well be {part}, <and we would help>
s m|{ger} <may be the best> of all the options
s m|it <might be wise> to {base}
s c|if {subj} {were} {part}, <{good}>
s c|<unless> {subj} {is} {part}, <{bad}>
s c|if {subj} {is} <not> {part}, <{bad}>
s c|<without> {nom}, <{bad}>
o p|{ger} <would be a mistake>
o p|{ger} <would bring {badn}>
o p|{nom} <is the wrong answer>
o p|{nom} <is madness>
o p|{nom} is <an attack on> ordinary people
o p|{nom} would be <a disaster> for the region
o p|{ger} <costs too much and helps nobody>
o p|the plan to {base} <belongs in the dustbin>
o p|the costs of {ger} <outweigh> the benefits
o p|{A} should <keep their hands off> {ger}
o p|{ger} is <cruel, and unworthy of this country>
o p|{nom} <crosses a red line>
o p|I am <dead against> {ger}
o p|{nom} is <bad news> for the region
o p|{nom} has <failed> wherever it was tried
o n|{subj} <should not be> {part}
o n|{subj} <must never be> {part}
o n|we <will not> {base}
o n|there will be <no> {nom0}
o n|there is not going to be <any> {nom0}
o n|nobody <needs> {nom}
o n|the president does <not support> {nom}
o n|our government does <not want> {subj} {part}
o n|we have <no intention> of {ger}, now or later
o n|there won't be <any> {nom0}, period
o n|{nom} is <not the answer>
o n|it would be <wrong to> {base}
o n|there is <no reason> to {base}
o n|there are <no plans or intentions> of {ger}
o n|we do <not want> {subj} to be {part}
o n|{ger} is <out of the question>
o n|{nom} will <not happen> on my watch
o d|it was <right not to> {base}
o d|{ger} would <not> bring <{goodn}>
o d|{O} are <right to oppose> {nom}
o d|we <must stop> {nom}
o d|it is <good> that {subj} {has} <not> been {part}
o m|{ger} <could> easily end in <{badn}>
o m|it <may prove unwise> to {base}
o c|if {subj} {were} {part}, <{bad}>
o c|if {subj} {is} <not> {part}, <{good}>
o c|<unless> the plan to {base} is <dropped>, {bad}
o c|with {nom}, <{bad}>
n p|the vote on {nom} takes place {when}
n p|{nom} is a matter for each country to decide
n p|there are good arguments for and against {ger}
n p|talks about {nom} will continue {when}
n p|{nom} was first discussed ten years ago
n p|no decision on {ger} has been taken
n p|a paper on {nom} runs to two hundred pages
n p|{O} asked about {nom}
n p|it is for {A} to decide whether {subj} should be {part}
n r|{O} want to {base}
n r|{O} do not want {subj} to be {part}
n r|{O} are fiercely opposed to {nom}
n r|{O} hope that {subj} will be {part}
n r|some say {ger} would be a mistake, others call it a blessing
s p|{ger} makes <sense/perfect sense/us stronger/life better for everyone>
s p|{nom} <deserves a chance/cannot come soon enough/is the best news in years/is worth every penny/saves lives>
s p|{A} <ought to/had better/need to> {base}
s p|let us {base} {when}, <for the sake of our children>
s p|I <want/would love> to see {subj} {part}
s p|{ger} is a <moral duty/matter of justice/question of survival/sensible step>
s p|thank God for {nom}
s n|{nom} does <no harm> to anybody
s n|I <do not see> what is wrong with {ger}
s n|you <cannot be against> {nom} and call yourself a friend of the people
s n|{ger} is <not as bad> as they say
s d|those who fear {nom} <are mistaken>
s d|we <should have> {part2} long ago
s d|the critics of {nom} <have never offered anything better>
s m|perhaps {A} <should simply> {base}
s c|had {A} {part2} in time, <{good}>
s c|only by {ger} <can we avoid> {badn}
o p|{ger} makes <no sense/everything worse/us weaker/fools of us all>
o p|{nom} <will haunt us for decades/is the worst news in years/kills/is a waste of money/hurts the weakest>
o p|{ger} is a <moral failure/matter of shame/betrayal of our values/recipe for {badn}/slap in the face>
o p|whoever came up with {nom} <has lost touch> with reality
o p|I <shudder> at the thought of {ger}
o p|{A} should <forget about/drop the idea of/refrain from> {ger}
o n|{ger} does <nothing/not do anything> for ordinary people
o n|{nom} <solves nothing/helps nobody/is no solution>
o n|you <cannot> {base} and expect people to stay calm
o n|{A} <have no business> {ger}
o n|we <do not need> {nom}
o n|<hands off>: no {nom0}
o d|those who hope for {nom} <are mistaken>
o d|we <should never have> {part2}
o d|the supporters of {nom} <have never answered our questions>
o m|perhaps {A} <should leave it> and not {base}
o c|had {A} not {part2}, <{good}>
o c|by {ger} we <would only get> {badn}
n p|{A} will publish the figures on {nom} {when}
n p|nobody knows yet whether {subj} will be {part}
n p|{nom} came up several times in the debate
n r|{O} have called for {nom}
n r|{O} have always been against {ger}
'''

# Frames that keep the stance
PLAIN = '''
{S} [said] that {C}.
{S} [said] {C}.
{S} [told] reporters that {C}.
{S} [insisted] that {C}.
{S} [argued] that {C}.
{S} [added] that {C}.
{S} [stressed] {when} that {C}.
{S} [is convinced] that {C}.
{S} [believes] {C}.
[According to] {S}, {C}.
"{C}," {S} [said].
"{C}," [said] {S} {when}.
“{C},” {S} [told] the local newspaper. “That is all I have to say.”
"Let me be clear: {C}," {S} [said].
Asked about {nom}, {S} [said]: "{C}."
{C}, {S} [said].
{C}, {S} [wrote] in a letter to {O}.
In the view of {S}, {C}.
{S} [agreed with] {O} that {C}.
{S} [repeated] that {C}, although {O} see it differently.
{S} [made clear] {when} that {C}.
Speaking after the meeting, {S} [said] "{C}", but gave no details.
'''
# Spokespeople, P, speak for those who employ them.
PLAIN += '''
"The President has been clear: {C}," {P} [said].
"We have said it from the start. {C}," {P} [told] reporters.
{P} [said] the president had always held that {C}.
"{C}. I'll leave it at that," {P} [added].
When asked about it, {P} [said]: "No comment on others. As for us, {C}."
'''
# Frames without a speaker: the text is the statement
BARE = '''
{C}.
{C}. That is my view, and I stand by it.
I have thought about it for a long time. {C}.
Look, {C}.
Frankly, {C}!
{C}, and most people know it.
My family has lived here for forty years. {C}.
'''
# Frames that reverse the stance
TURNED = '''
{S} [<denied>] that {C}.
{S} [<rejected the claim>] that {C}.
{S} [<does not believe>] that {C}.
{S} [<disagreed>] with {O}, who had said that {C}.
It is <not true> that {C}, {S} [said].
{S} [<called it a myth>] that {C}.
{S} [<scoffed> at the notion] that {C}.
'''
# Frames in which nobody takes the stance (OPEN), or somebody else does (INNER): outer speaker S, inner speaker O
# with the cue in ( )
OPEN = '''
{S} [asked] whether {C}.
{S} [did not say] whether {C}.
{S} [left open] whether {C}.
"Is it true that {C}?" {S} [asked].
'''
INNER = '''
{S} [said] that {O} (believe) {C}.
{S} [reported] that in a letter {O} (had argued) that {C}.
{S} [noted] that {O} (kept saying) that {C}.
"You heard {O} (say) that {C}," {S} [told] reporters.
{S} [was told] by {O}, who (insisted) that {C}.
'''
# Two sentences: the first one has the target, the second one the stance.
ANAPHORA = '''
s|{Nom} {was} discussed {when}. {S} [said] this was <the right way>.
s|{Nom} is a decision for {A}. {S} [made clear] <it would help>.
s|The debate on {nom} went on for hours. {S} [<spoke in favour>].
s|{O} warned against {ger}. {S} [<disagreed>].
s|{O} want to {base}. {S} [<welcomed> the plan].
s|{O} refused to {base}. {S} [<criticised>] this <as cowardly>.
o|{Nom} {was} discussed {when}. {S} [said] this was <the wrong way>.
o|{Nom} is a decision for {A}, however {S} [has made it clear] that it has <no such plans>.
o|The debate on {nom} went on for hours. {S} [<spoke against it>].
o|{O} want to {base}. {S} [<disagreed>].
o|{O} want to {base}. {S} [<said no>].
o|{O} announced {nom}. {S} [said] they should be aware of the risk and <ask themselves whether this is in the interests> of their people.
o|{O} demanded that {subj} be {part}. {S} [added] that they <should think of the citizens> first.
o|{O} refused to {base}. {S} [<welcomed>] this <as brave>.
n|{Nom} {was} discussed {when}. {S} [said] the talks would continue.
n|{O} want to {base}. {S} [did not comment].
n|{O} refused to {base}. {S} [said] a statement would follow.
n|{O} announced {nom}. {S} [left] the hall without a word.
'''
# Two issues in one text. The head has the stances towards the first and the second.
DOUBLE = '''
so|{S} [<backed>] {nom} but <rejected> {nom2}.
os|{S} [<opposed>] {nom}, yet <called for> {nom2}.
os|{S} [said] {A} should {base2} <instead of> {ger}.
so|{S} [said] it was <better> to {base} <than> to {base2}.
so|While {S} [<supports>] {nom}, there would be <no> {nom02}, a spokesman said.
sn|{S} [<praised>] {nom} and announced a vote on {nom2}.
on|{S} [<condemned>] {nom} and asked about {nom2}.
ss|{S} [<demanded>] that {subj} be {part}, and that {A} {base2}.
oo|{S} [<warned against>] {ger} and against {ger2}.
ns|{S} [took no position] on {nom}, but <spoke up for> {nom2}.
'''

# Entities as targets: {E} is the mention, {F} another entity.
ENTITY = '''
s p|{S} [<praised>] {E} for a job well done.
s p|{S} [<thanked>] {E} for the help of the past months.
s p|{S} [<congratulated>] {E} on the election victory.
s p|{S} [<stood by>] {E} throughout the affair.
s p|{S} [<endorsed>] {E} {when}.
s p|{S} [<called>] {E} <a reliable partner>.
s p|{S} [said] that {E} <had kept every promise>.
s p|{S} [said] {E} <deserves> more <respect>.
s p|"{E} <has done more> for this country <than anyone>," {S} [said].
s p|"I <trust> {E}," {S} [said].
s p|[According to] {S}, {E} <saved> the talks.
s n|{S} [would <not hear a bad word> about] {E}.
s n|"Nobody has <worked harder> than {E}," {S} [said].
s d|{S} [<defended>] {E} against {F}, who had spoken of a scandal.
s d|{S} [<rejected the accusations> against] {E}.
s d|{S} [<denied>] that {E} had <lied>.
s d|"{E} did <nothing wrong>," {S} [said].
s p|{S} [<sided with>] {E} against {F}.
s c|{S} [warned] that <without> {E} the talks <would fail>.
s m|{S} [<hoped> to work with] {E} again.
o p|{S} [<condemned>] {E} for the attack.
o p|{S} [<criticised>] {E} sharply.
o p|{S} [<accused>] {E} of <lying>.
o p|{S} [<blamed>] {E} for the failure of the talks.
o p|{S} [<called>] {E} <a danger to peace>.
o p|{S} [<called on>] {E} to <resign>.
o p|{S} [<imposed sanctions on>] {E}.
o p|{S} [<attacked>] {F}'s ally, {E}, for <breaking> the agreement.
o p|{S} [said] {E} <had betrayed> the voters.
o p|{S} [said] that {E} <was unfit> for office.
o p|"{E} <must go>," {S} [said].
o p|[According to] {S}, {E} <is responsible for> the deaths.
o p|"It is {E} who <started this war>," {S} [said].
o n|"We will <never trust> {E} again," {S} [said].
o n|{S} [said] that {E} <had not kept> a single promise.
o n|{S} [<did not support>] {E}.
o n|{S} [<refused to work with>] {E}.
o n|"{E} is <not a friend> of ours," {S} [said].
o d|{S} [<withdrew> the <endorsement> of] {E}.
o d|{S} [<joined the protest> against] {E}.
o d|{S} [<denied>] that {E} was <honest>.
o c|{S} [warned] that if {E} came to power, <{bad}>.
o p|{S} [<sided with>] {F} against {E}.
o m|{S} [<doubted>] the <honesty> of {E}.
n p|{S} [met] {E} {when}.
n p|{S} [told] {E} that the meeting would start at noon.
n p|{S} [said] the letter had been sent to {E} {when}.
n p|{S} [spoke] with {E} by telephone.
n p|{S} [said] {E} would arrive in the capital {when}.
n p|{S} [announced] talks between {E} and {F} {when}.
n p|{S} [declined to comment] on {E}.
n p|[According to] {S}, {E} lives in the north of the country.
n p|{S} [handed] {E} a copy of the report.
n p|{S} [said] the flight from {F} to {E} had been delayed.
n q|{S} [asked] whether {E} had been informed.
n q|"Will {E} come to the summit?" {S} [asked].
n q|{S} [asked] what {E} knew.
s p|{S} [<lauded/hailed/applauded/commended/saluted/paid tribute to/spoke highly of/expressed confidence in>] {E}.
s p|{S} [said] {E} was <a great leader/honest/brave/doing a fine job/right all along/a force for good>.
s p|{S} [<promised full support for/stands with/offered help to/is proud of/admires/campaigned for>] {E}.
s n|{S} [said] {E} <was not to blame/was not guilty/had never let anyone down/could not be faulted>.
o p|{S} [<lambasted/slammed/scolded/ridiculed/mocked/denounced/rebuked/lashed out at/railed against/distanced itself from>] {E}.
o p|{S} [said] {E} was <a liar/corrupt/weak/incompetent/to blame/a threat to the region/guilty of crimes>.
o p|{S} [<threatened/sued/boycotted/voted against/demanded an apology from/expelled/turned away from/fears>] {E}.
o n|{S} [said] {E} <could not be trusted/had no right to speak/did not deserve the office/was no leader/never told the truth>.
o n|{S} [<would not endorse/will not vote for/has no confidence in/does not respect/never liked>] {E}.
n p|{S} [said] {E} was founded forty years ago.
n p|{S} [wrote] to {E} {when}.
n p|{S} [said] {E} and {F} would meet {when}.
n p|{S} [was elected] in the same year as {E}.
'''
ENTITIES = '''
Brekke;Prime Minister Alda Brekke;President Rieger;Tomas Rieger;Senator Whitlow;Piet Vos;Ms. Lund;Mr. Dahl;NATO;Russia;Belmark;Orland;the Kremlin
the Liberal Party;the Greens;the central bank;the European Union;Israel;China;Governor Sallis;the army;General Ruiz;Amnesty International;the World Bank
Hungary;the police;Judge Ferris;the Farmers' Union;Clean Rivers;the BBC;Vell Energy;the junta;Washington;the United Nations;Zelensky;Merkel;the Republicans
'''
WHEN = ('on Monday;on Tuesday;on Wednesday;on Thursday;on Friday;this week;next year;before the summer;in an interview;by the end of March;'
        'as soon as possible;after the meeting;in the coming months;this autumn')
# Other words for a verb of ISSUES, and words for its contrary: verb|participle|gerund|noun|what follows the object.
# ! marks a contrary to which there is no third way: only then does who opposes it support the issue.
SAME = '''
raise: increase|increased|increasing|an increase of|;put up|put up|putting up|a hike of|;push up|pushed up|pushing up|a raise of|
cut: reduce|reduced|reducing|a reduction of|;slash|slashed|slashing|the slashing of|;trim|trimmed|trimming|a trimming of|
ban: outlaw|outlawed|outlawing|the outlawing of|;prohibit|prohibited|prohibiting|a prohibition of|;forbid|forbidden|forbidding|a prohibition on|
build: construct|constructed|constructing|the building of|;erect|erected|erecting|the erection of|
close: shut|shut|shutting|the shutting of|;shut down|shut down|shutting down|the shutdown of|
privatise: sell off|sold off|selling off|the sale of|
nationalise: take over|taken over|taking over|a state takeover of|
introduce: bring in|brought in|bringing in|the launch of|;adopt|adopted|adopting|the adoption of|
abolish: scrap|scrapped|scrapping|the scrapping of|;do away with|done away with|doing away with|the end of|;get rid of|got rid of|getting rid of|the removal of|
legalise: decriminalise|decriminalised|decriminalising|the decriminalisation of|;allow|allowed|allowing|the legalising of|;permit|permitted|permitting|the permission of|
impose: enforce|enforced|enforcing|the enforcement of|
lift: end|ended|ending|the end of|;remove|removed|removing|the removal of|
recognise: acknowledge|acknowledged|acknowledging|the acknowledgement of|
ratify: approve|approved|approving|the approval of|;sign|signed|signing|the signing of|
expand: enlarge|enlarged|enlarging|the enlargement of|;widen|widened|widening|the widening of|
extend: prolong|prolonged|prolonging|the prolongation of|
dissolve: disband|disbanded|disbanding|the disbanding of|
hold: call|called|calling|the calling of|;organise|organised|organising|the organisation of|
release: free|freed|freeing|the freeing of|
reform: overhaul|overhauled|overhauling|an overhaul of|
accept: agree to|agreed to|agreeing to|the approval of|
prosecute: put on trial|put on trial|putting on trial|the trial of|
dismiss: sack|sacked|sacking|the sacking of|;fire|fired|firing|the firing of|
fund: finance|financed|financing|the financing of|;pay for|paid for|paying for|state money for|
protect: save|saved|saving|the rescue of|
withdraw: pull out|pulled out|pulling out|the pull-out of|
delay: postpone|postponed|postponing|the postponement of|;put off|put off|putting off|a postponement of|
send: dispatch|dispatched|dispatching|the sending of|;deploy|deployed|deploying|a deployment of|
deliver: supply|supplied|supplying|the supply of|;ship|shipped|shipping|the shipment of|
'''
CONTRARY = '''
raise: lower|lowered|lowering|a cut in|;!freeze|frozen|freezing|a freeze of|
cut: increase|increased|increasing|an increase of|;!leave|left|leaving|the preservation of|alone
ban: !allow|allowed|allowing|the permission of|;!permit|permitted|permitting|the toleration of|;!tolerate|tolerated|tolerating|tolerance for|
close: !keep|kept|keeping|the preservation of|open;!save|saved|saving|the rescue of|
privatise: !keep|kept|keeping|state ownership of|in public hands
nationalise: !leave|left|leaving|private ownership of|in private hands
abolish: !keep|kept|keeping|the preservation of|;!retain|retained|retaining|the retention of|;!preserve|preserved|preserving|the survival of|
legalise: !ban|banned|banning|a ban on|;!outlaw|outlawed|outlawing|a prohibition of|;!forbid|forbidden|forbidding|the prohibition of|
lift: !maintain|maintained|maintaining|the continuation of|;!keep|kept|keeping|the retention of|in place
extend: end|ended|ending|an end to|;cut short|cut short|cutting short|the shortening of|
dissolve: !keep|kept|keeping|the survival of|;!preserve|preserved|preserving|the preservation of|
hold: !call off|called off|calling off|the cancellation of|;!cancel|cancelled|cancelling|the cancelling of|
release: !keep|kept|keeping|the withholding of|locked away
accept: !reject|rejected|rejecting|the rejection of|;!turn away|turned away|turning away|the refusal of|
prosecute: !pardon|pardoned|pardoning|a pardon for|;!spare|spared|sparing|an amnesty for|
dismiss: !keep|kept|keeping|the retention of|in office
fund: !stop funding|left without money|defunding|an end to public money for|
protect: !abandon|abandoned|abandoning|the abandonment of|
withdraw: !keep|kept|keeping|the continued presence of|there
expand: shrink|shrunk|shrinking|the shrinking of|
ratify: !reject|rejected|rejecting|the rejection of|;!tear up|torn up|tearing up|the end of|
merge: !keep|kept|keeping|the independence of|apart
introduce: !reject|rejected|rejecting|the rejection of|
'''

# What somebody should do: subject (p: plural)|what|other words for what
AGENTS = '''
Norway|join the customs union|enter the customs union
Orland|leave the alliance|quit the alliance
Turkey|open its border to the refugees|let the refugees in
p:judges|wear cameras in court|carry cameras in court
p:supermarkets|give unsold food to charities|donate unsold food
p:banks|finance coal mines|lend money to coal mines
p:employers|pay interns|give interns a wage
p:teenagers|vote in local elections|go to the polls in local elections
the king|give up his castle|leave his castle
the Church|pay taxes|be taxed
p:doctors|treat migrants without papers|care for migrants without papers
p:nurses|work on public holidays|serve on public holidays
p:airlines|fly to the war zone|serve the war zone
p:pupils|learn Latin|study Latin
the Pope|visit Belmark|travel to Belmark
p:ministers|own shares|hold shares
Iran|enrich uranium|go on enriching uranium
p:companies|report their emissions|publish their emissions
p:prisons|use solitary confinement|rely on solitary confinement
p:ships|carry armed guards|sail with armed guards
p:women|serve in the navy|go to sea with the navy
p:museums|charge admission|ask for admission
p:cafes|put tables on the pavement|have tables on the pavement
the champion|give back the medal|return the medal
Denmark|adopt the euro|take up the euro
p:newspapers|print the cartoons|publish the cartoons
p:scientists|clone animals|make clones of animals
p:farmers|spray this poison|use this poison
p:hunters|shoot bears|kill bears
p:zoos|keep elephants|have elephants
the governor|meet the rebels|sit down with the rebels
p:drivers|pay for parking|be charged for parking
p:pensioners|take a driving test|do a driving test
p:immigrants|pass a language test|take a language test
the federal states|run the schools|be in charge of the schools
p:strangers|adopt these children|take in these children
p:libraries|lend violent games|have violent games
the broadcaster|show the execution|air the execution
p:soldiers|patrol the stations|guard the stations
p:parties|take money from companies|accept company donations
'''
AGENT_ACTS = '''
s p|{S} [<expects/urged/begged/called on/asked/encouraged>] {subj} to {base}.
s p|{S} [<is happy/is pleased/welcomed it/was delighted>] that {subj} {third}.
s p|{S} [<proposed/recommended>] that {subj} {base}.
s p|{S} [<is for/spoke up for/is a friend of/came out for/argued for>] {ger} by {subj}.
s p|{S} [<thinks/considers> it <right/good/sensible/fair/overdue>] that {subj} {third}.
s n|{S} [<has no problem with/is not bothered by/does not mind>] it if {subj} {third}.
s n|{S} [said] {subj} should <not be stopped/not be kept/not be discouraged> from {ger}.
s n|{S} [<did not rule out/could not exclude>] that {subj} might {base}.
s d|{S} [<would be sorry/would be sad/would be angry>] if {subj} did <not> {base}.
s d|{S} [<is against a rule/fought a rule/criticised a rule/wants to end the rule>] that <keeps> {subj} from {ger}.
s d|{S} [<scolded/was disappointed by/has no patience with> people] who <do not want> {subj} to {base}.
s d|{S} [said] those who <object> to {ger} by {subj} are <wrong/mistaken/behind the times/hypocrites>.
s d|{S} [<regretted/complained/found it wrong/found it sad>] that {subj} {dont} {base}.
s m|{S} [<sees good reasons/sees a good case/sees much that speaks>] for {ger} by {subj}.
s m|{S} [said] it <may be best/might be good/could be right> if {subj} {past}.
s c|{S} [said] that if {subj} {past}, <{good}>.
s c|{S} [warned] that if {subj} did <not> {base}, <{bad}>.
s c|{S} [said] that as soon as {subj} <stop/stopped/ceased> {ger}, <{bad}>.
s c|{S} [<would agree>] to {ger} by {subj} if {cond}.
o p|{S} [<does not want/would not like/forbade/advised/warned/told>] {subj} <not> to {base}.
o p|{S} [<is unhappy/is angry/is alarmed/is ashamed/was furious>] that {subj} {third}.
o p|{S} [<is against/spoke out against/is no friend of/came out against/argued against/is fed up with>] {ger} by {subj}.
o p|{S} [<thinks/considers> it <wrong/bad/senseless/unfair/dangerous/premature>] that {subj} {third}.
o n|{S} [<cannot accept/will not tolerate/will not have it/could not bear it>] that {subj} {third}.
o n|{S} [said] {subj} <should/must/ought> <not/never/no longer> {base}.
o n|{S} [<ruled out/excluded/made sure/saw to it>] that {subj} would ever {base}.
o n|{S} [wants {subj} to <stop/end/give up/refrain from>] {ger}.
o d|{S} [<would be relieved/would be happy/would be glad>] if {subj} did <not> {base}.
o d|{S} [<is for a rule/fought for a rule/praised a rule/wants to keep the rule>] that <keeps> {subj} from {ger}.
o d|{S} [<scolded/was disappointed by/has no patience with> people] who <want> {subj} to {base}.
o d|{S} [said] those who <ask> for {ger} by {subj} are <wrong/mistaken/out of their minds/hypocrites>.
o d|{S} [<welcomed/found it right/found it wise>] that {subj} {dont} {base}.
o m|{S} [<sees few reasons/sees no case/sees little that speaks>] for {ger} by {subj}.
o m|{S} [said] it <may be worst/might be bad/could be wrong> if {subj} {past}.
o c|{S} [said] that if {subj} {past}, <{bad}>.
o c|{S} [promised] that if {subj} did <not> {base}, <{good}>.
o c|{S} [said] that as soon as {subj} <stop/stopped/ceased> {ger}, <{good}>.
o c|{S} [<would not agree>] to {ger} by {subj} <until/unless> {cond}.
n p|{S} [<reported/announced/noted/wrote>] that {subj} may {base} {when}.
n p|{S} [<has no opinion/gave no opinion/would not say anything/has yet to take a position>] on {ger} by {subj}.
n p|{S} [explained] the rules on {ger} by {subj}.
n q|{S} [<asked/wondered/wanted to know>] whether {subj} should {base}.
n q|"Should {subj} {base}?" {S} [asked].
n q|{S} [asked] when {subj} would {base}.
n r|{S} [said] {O} <want/wanted/expect/asked> {subj} to {base}.
n r|{S} [said] {O} <did not want/never wanted/forbade> {subj} to {base}.
n r|{S} [<noted/reported/recalled>] that {O} {support} {ger} by {subj}.
n r|{S} [<noted/reported/recalled>] that {O} {oppose} {ger} by {subj}.
n r|{S} [pointed to a survey] in which most people were <for/against> {ger} by {subj}.
'''
AGENT_CLAIMS = '''
s p|{subj} <should/must/have to/ought to/need to> {base}
s p|it is <right/good/fair/only natural/a blessing> that {subj} {third}
s p|{ger} is <a duty/the right thing/the least one can expect> for {subj}
s p|{subj} would <do well/be wise/be right> to {base}
s p|I am <happy/glad/proud> that {subj} {third}
s n|there is <nothing wrong/nothing bad/no harm> in {ger} by {subj}
s n|nobody should <keep/stop/prevent> {subj} from {ger}
s n|{subj} should <not stop/never give up> {ger}
s d|it is <wrong/unfair/a scandal/a shame> that {subj} {dont} {base}
s d|it would be <foolish/wrong/cruel> to keep {subj} from {ger}
s d|whoever is <against> {ger} by {subj} is <wrong/naive/heartless>
s c|if {subj} {past}, <{good}>
s c|if {subj} did <not> {base}, <{bad}>
s c|should {subj} ever <stop/end> {ger}, <{bad}>
o p|it is <wrong/bad/unfair/unnatural/a curse> that {subj} {third}
o p|{ger} is <a sin/the wrong thing/the last thing one needs> for {subj}
o p|{subj} would be <foolish/mad/wrong> to {base}
o p|I am <sad/angry/ashamed> that {subj} {third}
o n|{subj} <should not/must not/must never/ought not to/have no right to> {base}
o n|don't let {subj} {base}
o n|there is <nothing good/nothing right/no sense> in {ger} by {subj}
o n|somebody should <keep/stop/prevent> {subj} from {ger}
o n|{subj} should <give up/finally end> {ger}
o d|it is <right/good/a relief> that {subj} {dont} {base}
o d|it would be <sensible/right/kind> to keep {subj} from {ger}
o d|whoever is <for> {ger} by {subj} is <wrong/naive/heartless>
o c|if {subj} {past}, <{bad}>
o c|if {subj} did <not> {base}, <{good}>
o c|should {subj} ever <stop/end> {ger}, <{good}>
n p|{subj} may or may not {base}, that is for {A} to say
n p|on {ger} by {subj} the figures are due {when}
n r|{O} are waiting for {subj} to {base}
n r|{O} do not want {subj} to {base}
'''
# More of ACTS
MORE_ACTS = '''
s p|{S} [<is a champion of/is enthusiastic about/is convinced of/is on the side of/has always been for>] {ger}.
s p|{S} [<plans to vote for/cast a vote for/put the name to a petition for/marched for/donated money for>] {nom}.
s p|{S} [<could not be happier/was full of praise/had kind words>] about {nom}.
s n|{S} [<cannot find/could not name/does not know/has never heard>] a <good argument against> {ger}.
s n|{S} [said] the plan for {nom} is <not dead/not off the table/not to be given up>.
s d|{S} [<is angry at/is disappointed with/is tired of/has had enough of/is unhappy with>] people who <fight/resist/stop/delay/block/sabotage> {nom}.
s d|{S} [said] the opponents of {nom} <were wrong/should be ashamed/had lied/had no arguments/would be disproved>.
s d|{S} [said] {A} <should not have listened> to critics of {nom}.
s d|{S} [<would be sorry/would be sad/would regret it/would be angry>] if {nom} <fell through/failed/were stopped/did not happen>.
s d|{S} [<warned of/warned against/cautioned against>] <an end to/giving up on/abandoning/backing out of> {nom}.
s d|{S} [<will not allow/will not tolerate/will not accept>] anyone to <stop/endanger/undo> {nom}.
s d|{S} [said] the fear of {nom} was <exaggerated/unfounded/overblown/ridiculous>.
s c|{S} [said] if {nom} <failed/fell through/were called off/came to nothing>, <{bad}>.
s c|{S} [said] the end of {nom} would mean <{badn}>.
s c|{S} [said] that {nom} would <end/prevent/reduce/stop> {badn}.
s c|{S} [said] whoever <stops/gives up/blocks> {nom} <risks {badn}>.
o p|{S} [<is an opponent of/is outraged at/is sick of/is not a fan of/is on the side of those against/has always been against>] {nom}.
o p|{S} [<plans to vote against/cast a vote against/put the name to a petition against/marched against/donated money to stop>] {nom}.
o p|{S} [<could not be angrier/was full of scorn/had harsh words>] about {nom}.
o n|{S} [<cannot find/could not name/does not know/has never heard>] a <good argument for> {ger}.
o n|{S} [said] the plan for {nom} is <dead/off the table/to be given up/history>.
o d|{S} [<is angry at/is disappointed with/is tired of/has had enough of/is unhappy with>] people who <push/promote/praise/defend/speed up/advertise> {nom}.
o d|{S} [said] the supporters of {nom} <were wrong/should be ashamed/had lied/had no arguments/would be disproved>.
o d|{S} [said] {A} <should not have listened> to friends of {nom}.
o d|{S} [<would be glad/would be relieved/would celebrate/would be happy>] if {nom} <fell through/failed/were stopped/did not happen>.
o d|{S} [<hoped for/called for/pleaded for>] <an end to/giving up on/abandoning/backing out of> {nom}.
o d|{S} [<will not allow/will not tolerate/will not accept>] anyone to <push through/force/restart> {nom}.
o d|{S} [said] the hope in {nom} was <exaggerated/unfounded/overblown/ridiculous>.
o c|{S} [said] if {nom} <failed/fell through/were called off/came to nothing>, <{good}>.
o c|{S} [said] the end of {nom} would mean <{goodn}>.
o c|{S} [said] that {nom} would <end/prevent/reduce/stop> {goodn}.
o c|{S} [said] whoever <wants/praises/pushes> {nom} <risks {badn}>.
n q|{S} [wanted to be told] what {O} thought of {nom}.
n r|{S} [said] {nom} had many friends and many enemies among {O}.
n r|{S} [said] {O} were <fond of/afraid of/unhappy about/happy about> {ger}.
n r|{S} [said] the people in the survey were <for/against> {nom}.
'''
