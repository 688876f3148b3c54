# English: the words by which announcements are read.
# How to write this file: the head of ../lexicon.py. Which sections there are: ../schema.py.

# ---------------------------------------------------------------------------------------- endings

[endings]

# -------------------------------------------------------------------------------------- deadlines

[term-months]                # a capital letter in a form demands one in the text: "May", never "may"
1 = January | Jan. | Jan
2 = February | Feb. | Feb
3 = March | Mar. | Mar
4 = April | Apr. | Apr
5 = May
6 = June | Jun. | Jun
7 = July | Jul. | Jul
8 = August | Aug. | Aug
9 = September | Sept. | Sept | Sep. | Sep
10 = October | Oct. | Oct
11 = November | Nov. | Nov
12 = December | Dec. | Dec

[term-weekdays]
1 = Monday{/'s} | Mon. | Mon
2 = Tuesday{/'s} | Tue. | Tue | Tues.
3 = Wednesday{/'s} | Wed.
4 = Thursday{/'s} | Thu. | Thu | Thurs.
5 = Friday{/'s} | Fri. | Fri
6 = Saturday{/'s} | Sat.
7 = Sunday{/'s} | Sun.

[term-seasons]
1 = winter
2 = spring
3 = summer
4 = autumn

# days that are called by a name: day.month
[term-holidays]
01.03 = Gratitude Day
08.03 = International Women's Day | Women's Day
01.05 = Unity Day | Day of Unity | May Day
07.05 = Defender of the Fatherland Day | Defenders' Day
09.05 = Victory Day
01.06 = Children's Day | International Children's Day | Children's Protection Day
04.06 = Day of State Symbols | State Symbols Day
06.07 = Capital Day | Day of the Capital | Astana Day
30.08 = Constitution Day
01.09 = Knowledge Day | Day of Knowledge
25.10 = Republic Day
03.12 = Day of Persons with Disabilities
16.12 = Independence Day

[term-cardinals]
0 = zero
1 = one
2 = two
3 = three
4 = four
5 = five
6 = six
7 = seven
8 = eight
9 = nine
10 = ten
11 = eleven
12 = twelve
13 = thirteen
14 = fourteen
15 = fifteen
16 = sixteen
17 = seventeen
18 = eighteen
19 = nineteen
20 = twenty
30 = thirty
40 = forty
50 = fifty
60 = sixty
70 = seventy
80 = eighty
90 = ninety
100 = hundred
1000 = thousand

[term-ordinals]
1 = first
2 = second
3 = third
4 = fourth
5 = fifth
6 = sixth
7 = seventh
8 = eighth
9 = ninth
10 = tenth
11 = eleventh
12 = twelfth
13 = thirteenth
14 = fourteenth
15 = fifteenth
16 = sixteenth
17 = seventeenth
18 = eighteenth
19 = nineteenth
20 = twentieth
30 = thirtieth

[term-units]
hour = hour{/s}
day = day{/s/'s} | calendar day{/s} | days' | night{/s}
working-day = working day{/s} | business day{/s} | work day{/s} | workday{/s} | banking day{/s}
week = week{/s/'s} | weekend | calendar week{/s} | weeks'
ten-days = ten-day period{/s} | decade{/s}
month = month{/s/'s} | calendar month{/s} | months'
quarter = quarter{/s/'s}
half-year = half-year{/s} | half year{/s} | half a year | half of the year | semester{/s}
year = year{/s/'s} | calendar year{/s} | years'

[term-unit-adjectives]
day = -day
week = -week
month = -month
year = -year

[term-span-adjectives]       # number and unit in one: "half a year" is 6-month
6-month = half a year | half-a-year | a half-year | half of a year
15-day = half a month
30-month = two and a half years | two-and-a-half years
42-month = three and a half years
75-day = two and a half months
45-day = a month and a half | one and a half months | one-and-a-half months | one and half months
18-month = year and a half | next year and a half | coming year and a half | a year and a half | one and a half years
2-week = fortnight | a fortnight
1-day = twenty-four hours | 24 hours
2-day = forty-eight hours | 48 hours
3-day = seventy-two hours | 72 hours
2-month = a couple of months
10-day = a decade of days
100-day = a hundred days | one hundred days

[term-parts]
start = start | beginning | opening | outset | onset
middle = middle | mid
end = end | close | last day | final day | last working day | last days | weekend | completion | expiry | expiration | conclusion

[term-relatives]
0 = this | current | the current | the present | the ongoing | the running | the same
1 = next | coming | following | upcoming | the next | the coming | the following | the upcoming
-1 = last | previous | past | preceding | bygone | the last | the previous | the past | the preceding

[term-days-ahead]
0 = today | tonight | this day
1 = tomorrow
2 = the day after tomorrow
-1 = yesterday

[term-rhythms]
day = each {morning/evening/night} | every {morning/evening/night} | nightly | each working day | every working day | every business day | every single day | daily | day by day | day after day | day in, day out | round the clock every day
week = weekly | each weekend | every weekend | Mondays | Tuesdays | Wednesdays | Thursdays | Fridays
month = monthly | month by month | month after month
quarter = quarterly
half-year = twice yearly | half-yearly | semi-annually | semiannually | biannually | six-monthly | semi-annual
year = annually | yearly | annual report | annual reports | annual review | annual drills | annual survey | annual rating | annual account | annual inspection

[term-words]
by = by | before | prior to | no later than | not later than | not after | no later than by | on or before
    | without waiting for | without waiting until | not later than by | latest by | at the latest by | at latest by | till | until | up till | up until
    | up to and including | up to | through | ahead of | not beyond | by no later than | no later then
    | by or before | by not later than | in time for | at the latest on | no later | not later | at the latest
up-to = before | prior to | ahead of | until | till | up until | up till
until = until | till | through | up to | up to and including | up until | by
within = throughout | within | inside | inside of | in the course of | during | in | within a period of
    | within the period of | for a period of | within a time of | not more than | no more than within | no more than
    | within a term of | within the term of | within a maximum of | in no more than | in at most
    | in under | within not more than | within no more than | in not more than | no later than in
    | not later than in | no later than within | not later than within | no longer than | within at most
    | within the time limit of | in the space of | under
rhythm-adjective = daily | weekly | week by week | week after week | monthly | quarterly | half-yearly | annual | semi-annual
coming = within the next | within the coming | over the next | over the coming | inside the next | in the coming
    | during the coming | during the next | within the following | in the course of the next
from-now = from now | from today | from this day | from this date | as of today | starting today | counting from today
object = this | it | them | everything | that
wants = want | wants | wanted | expect | expects | demand | demands
    | i want | we want | i expect | i demand | we expect | i need | i would like | i'd like
accounts = report | reports | reporting | monitoring | information | summary | summaries | bulletin | bulletins | briefing | briefings | update | updates | meeting | meetings | inspections | checks | figures | analysis | digest | digests | review | reviews | statement | statements | data | progress | written | list | lists | forecast | forecasts | map | maps | control
reporting = reporting | reported
upon = upon | after | following | on
given = has | have | given | gives | is given | are given | was given | were given | be given | gave | got
    | granted | allotted | allowed
gave = gave | left | leaves | gives | give | giving | allotted | granted | allowed | grant | grants | allows | allots
late = no later than | not later than
in = in | during | on | over | throughout | for the duration of | as early as | already in | at | within
    | in the course of | in the month of | effective
between = between
the = the
a = a | an
of = of | in | for
and = and | or
to = to | till | until | through | and | up to
from = from | starting from | starting | starting with | starting in | starting on | beginning | beginning from
    | beginning in | beginning on | beginning with | as from | with effect from | commencing
since = since
as-of = as of | as at | dated | of
for = for
for-what = to | for
for-it = for this | for it | for that | for everything
after = after | following | upon | from the date of | from the day of | from the moment of | counting from
    | as from the date of | from | of receiving | of receipt of | of completing | of the date of
once = once | upon | as soon as | after | when | in the course of | immediately after | right after
inclusive = inclusive | inclusively | at the latest | at latest | at most | included | or earlier | sharp
ordinal-ending = st | nd | rd | th
half = half
q = Q
h = H
every = every | each
month-following = month following | month after | month that follows
times = times | time | once | twice | thrice | at least once | no less than once | not less than once
    | no less often than once | not less often than once | at least twice | one time | no less than twice
twice = twice | at least twice | no less than twice
per = a | an | per | every | each | in | every single
basis = basis
on-a = on a | on an
early = early
late-in = late
am = a.m. | am | p.m. | pm | o'clock
noon = noon | midday | midnight
at = at | on | of | by | before | until
closing = close of business | close of business day | end of business | end of business day | close of play
    | COB | EOD | end of the working day | end of working day | close of the working day | end of the day
    | end of the business day | the close of business | the end of the working day | the end of the day
    | the end of business | the close of the day
period = period | term | time | deadline | timeframe | time frame | window | limit
label = deadline | deadlines | time limit | term | due | due date | due on | final date | timeframe | timeline
    | time frame | period | completion date | execution period | time of execution | target date
    | date of completion | period of execution | term of execution | timing | implementation period
    | deadline for execution | deadline is | the deadline is | to be completed | completion | last date
    | execution date | deadline of execution | term of implementation | date of execution
begins = begins | starts | ends | opens | arrives | sets in | comes
standing = in the coming days | in the coming weeks | in the coming months | in the next few days | in the next few weeks | in the near future | as needed | as necessary | as required | when necessary | when needed | where necessary
    | if necessary | as appropriate | permanently | on a permanent basis | constantly | continuously
    | on an ongoing basis | on a continuous basis | until further notice | on a regular basis | regularly
    | on a constant basis | ongoing | permanent | as the need arises | upon request | on request
    | continuous | systematically | as and when necessary | as they become available | throughout the period
new = new | first | next | upcoming | following | coming | nearest | spring | autumn | winter | summer
    | forthcoming | current | regular | this | heating | irrigation | school | academic
days-off = holidays | long weekend
whole = whole of | all of | entire month of | entirety of | duration of
event-noun = ploughing time | planting | ploughing | storms | fires | fire danger | ice drift | grazing season | budget adjustment | adjustment | rainy season | tourist flow | examinations | exams | enrolment | admission campaign | heating season | heating period | sowing | sowing campaign | sowing season | harvest | harvesting
    | harvest campaign | school year | academic year | first snow | snow | frost | frosts | first frost
    | cold weather | cold spell | winter period | meeting | session | sitting | season | flood | floods
    | flood season | flood period | flooding | irrigation season | watering | fire season | holidays
    | budget revision | budget clarification | specification | adoption | approval | signing | completion
    | commissioning | construction | vegetation period | growing season | navigation | navigation season
    | elections | election | census | campaign | summit | forum | visit | ice formation | lambing | wintering
    | summer season | winter season | tourist season | swimming season | fishing season | works | repairs
    | grazing | hearing | hearings | launch | opening | start | field work | fieldwork | spring field work
    | the cold | rains | thaw | high water | classes | lessons | school term | new term | onset
    | start of work

not = not
particle = on | about | by | to | in | from | until | and | for | with | at | as | of | how | whether | over
be = be | been | being | is | are | was | were | get | gets | got | have | has | having
which = which | who | whose | whom
modifier = expiring | starting | due | mature | matures | begun | maturing | ending | beginning
    | valid | effective | dating | dated | lasting | falling | arriving | coming | expired | expire | expires
    | in force | in effect | missed the deadline of | missed the deadline | born
    | hit by the floods of | floods of | flood of | accrued | incurred
modifier-after = worth | supply | old | earlier | ago | long | notice
past-modifier = issued | signed | commissioned | closed | adopted | approved | received | registered | concluded
    | held | scheduled | planned | opened | launched | introduced | built | purchased | paid | published
    | submitted | sent | left | lost | arrested | established | created | formed | filed | lodged | allocated
    | damaged | affected | destroyed | delivered | completed | finished | repaired | installed | made | taken
    | given | identified | detected | revealed | arisen | connected | employed | trained | resettled
plan = strategy | plan | programme | program | concept | plans | programmes | programs | forecast | budget
    | priorities | doctrine | agenda | balance | roadmap | road map | draft budget | strategies
weekend = weekend
this-year = New Year | New Year's | New Year holidays
ended = is out | is over | are over | ends | comes to an end | draws to a close | is up | runs out | expires | closes | has ended
order = conclude | publish | launch | introduce | inspect | restore | equip | adopt | amend | revise | settle | allocate | install | organise | eliminate | remove | must | shall | should | is to | are to | has to | have to | need to | needs to | needed to | had to
    | ordered | orders | instructed | instructs | tasked | charged | commissioned to | obliged | obliges
    | required to | requires | demanded | directed | commanded | told to | was told | were told | be told
    | entrusted | is required | are required | assigned | ought to | is obliged | bound to | asked to
    | instruction to | it is necessary | necessary to | submit | ensure | complete | prepare | develop
    | provide | report | inform | take | conduct | carry out | set up | draw up | approve | finish
    | i want | i expect | work out | draft | issue | is charged | are charged | given the task | i instruct | we need | mandated | responsible
    | recommend | recommended | recommends | commissioned | mandates | entrust | entrusts | urged | urges | called on | called upon | insisted | insists | insist | ruled | incumbent
    | duty of | task of | let | see to it | kindly | i ask | i charge | i order | i direct | i demand | requested | received instructions | received an order | received the task | enjoined
    | compelled | resolved | expects | pressed | reminded | calls on | demand | demands
recalled = earlier, | previously, | before that | had demanded | had ordered | had instructed | last year's
forecast = analysts | forecasters | projected | projection
fact = said | says | told the meeting | reported | recalled | noted | explained | added | admitted | visited
    | expect | expects | expected | forecast | forecasts | slowed | rose | fell | grew
    | increased | decreased | attracted | reached | will be | will fall | will rise | will study | will reach
    | fulfilled | had been | has been | have been | was carried out | opened | is open | is valid | runs
    | regulates | provides for | define | defines | warn | compared with | proved | published on | was held
    | were held | took place | takes place | will take place | will | paid to | amounted | totalled | gradually
    | thanked | signed an | celebrated | works | happened | began | started | arrived | discussed | adopted
    | considered | decided
more = more | further | additional | extra | another


[term-shapes]
nth = (cardinal dash?)? (cardinal dash?)? (cardinal dash?)? (cardinal dash?)? ordinal | digits ordinal-ending
number = cardinal (dash? cardinal)* (and cardinal (dash? cardinal)*)?
clock-time = clock (am | hour-word)? | digits am | noon
year = the? this-year | the? relative year-word | year4 (dash | and) year4 | the? year-word of? year4 | year4 year-word?
date = numeric-date | holiday
    | the? (dayno (dash | and))? dayno day-word? of? month (comma? of? year)?
    | month the? (dayno (dash | and))? dayno (comma? of? year)?
    | count month (comma? year)? | month count (?! word)
month-of = (the? month-word of)? (month (dash | and))? month (comma? of? year)?
quarter = the? (nth | roman | digits) (dash | and | to) the? (nth | roman | digits) dash? quarter-word (comma? of? (year | the? year-word))?
    | the? (nth | roman | digits | number) dash? quarter-word (comma? of? (year | the? year-word))?
    | relative quarter-word of (year | the year-word) | year comma? quarter-word (nth | roman | one-to-four) | quarter-word (roman | one-to-four) comma? of? year | quarter-word roman (?! word)
    | q dash? digits (dash | and | to | slash) q? digits ((comma | slash | of)? year)?
    | q dash? digits ((comma | slash | of)? year)? | digits q ((comma | slash | of)? year)?
half = half-year-word (roman | one-to-four) comma? of? year | half-year-word roman (?! word) | year comma? half-year-word (nth | roman | one-to-four) | the? nth half of month-of | the? (nth | relative) half of? (the? year-word | year) | h dash? one-to-four of? year?
    | the? (nth | roman | digits) dash? half-year-word (comma? of? (year | the? year-word))?
season-of = the? relative season | the? season of? year | the? season
rhythm = on-a? rhythm-word basis? | number (per | a) unit | number every unit | every count? unit | every nth unit | every nth weekday of (the month-word | every month-word | month-word) | the? nth weekday of every month-word | every (comma? and? weekday)+ | every (season | season-of) | every month | the? nth day-word? of the? month-following (the? reporting | every | the) unit | every unit part
    | (count times | times | number times | twice) per? (per | every) count? unit
this = the? relative (week-word | month-word | quarter-word | half-year-word | day-word)
day-of-period = the? nth day-word? of? (this | the? month-word (after the? (every | relative)? quarter-word)?)
    | the? nth day-word? of? (every unit | the? month-following (every | the? relative?)? (unit | rhythm | quarter))
    | the? numth (?! dash (count | nth | month | word? day-word)) (?! count) (?! month) (?! ten-days-word)
day-in-words = (by | until) the nth (?! dash (count | nth | month | word? day-word)) (?! count) (?! month) (?! word) (?! of) (?! period) (?! day-word)
tenth = the? (nth | numth | relative) (count? day-word | ten-days-word) of (month-of | this | the? month-word)
    | early dash? (month-of | this)
edge = the? part (dash? of | dash)? (this | quarter | half | year | month-of | season-of)
    | the? part dash? (month-of | year | quarter | half)
    | the? part of the? (week-word | month-word | quarter-word | half-year-word | year-word)
    | the? part of (day-ahead | the? day-word | the? working-day-word) | (week-word | month-word | quarter-word | year-word) dash? part
    | the? late-in dash? (month-of | this | year)
    | the? (this | quarter | half | year | month-of | year-word | month-word | quarter-word | half-year-word | week-word | day-word) ended | the? weekend
weekday-of = the? relative? weekday (of this)?
today = day-ahead
day-and-hour = (clock-time | closing) (comma | at)? the? (weekday-of comma?)? (comma? date | today | weekday-of | edge)
    | weekday-of comma? the? (date | day-of-period) (comma? at? (clock-time | closing))?
    | weekday-of open date close | (date | today | weekday-of) comma? open? weekday-of close? (comma? at? (clock-time | closing))?
    | (date | today | weekday-of) comma? at? (clock-time | closing) | closing
short-date = dm
duration = a? (count (dash | to | and))? count unit-adjective period? | (count (dash | to | and))? count (open count close)? more? dash? unit | span-adjective
    | (count (dash | to | and))? count dash? unit (dash | and)? period
    | number open digits close unit | a (day-word | working-day-word | week-word | month-word | quarter-word | year-word)
range = from? the? (when | dayno | nth) (to | dash) the? when | from the? date (to | dash) the? (dayno | numth) (?! word) | between when and when
after-event = (within | late)? the? duration up-to the? (word | event-noun | relative) (word word?)? | upon the? event-noun (of the? word word? word?)? | within? (late within?)? the? relative? (duration | a unit) (after | as-of (the | word)) (word | relative | nth)*
    | once the? word word? word? be (word | relative)* | after the? event-noun (of the? word word?)?
beginning = from the? (when | short-date)
start = beginning
event = standing | (by | in) the month-of word | up-to the? word word in? (the? season-of | year)
    | (by | within | in) the season word (word word?)? | (by | within | in) the? season event-noun (word word?)?
    | (by | within) the? (month-of | date)? days-off | by the? year slash digits word? word? word?
    | (by | for | in | within | until)? the? (part of)? (the | a)? (year | year4) (dash | slash) (digits | year) word? event-noun
    | (by | for) the? year ((dash | slash) digits)? event-noun
    | (by | within | in | until) (the | a)? (part of)? (the | a)? new* event-noun (of the? word word? word? word?)?
    | (by | within | in | until) the? part of the? (word | relative) word? word? word? word?
    | (by | within | in | until) the? (word | relative)? word? (season-of)? event-noun (word word?)?
    | within? (late within?)? the? relative? (duration | a unit) (after | as-of (the | word)) (word | relative | nth)* 
    | by the? word word? begins
    | once the? word word? word? be (word | relative)*
no-deadline = by the year word | since the? when | as-of the? date | as-of when | for the? when | after the? (when | short-date) | as-of the? dm
rhythm-term = rhythm word word? until the? day-of-period | (beginning comma?)? rhythm comma? (by | until | in | from | on-a)? comma? the? (when | short-date) inclusive?
    | (by | until | from | in) the? when comma? rhythm | when comma rhythm (comma? until when)?
    | (beginning comma?)? rhythm (comma? beginning)? (comma? until the? when)?
deadline-of = (when | short-date) be the? label (for | of)? | a (when | short-date) label | label of the? (when | short-date | duration) | label (for | of) word word? word? word? word? word? word? word? be the? (when | short-date)
by = by comma? the? (label of the?)? (when | short-date) (comma? inclusive)? | day-in-words | between (range | when) inclusive? | from? range inclusive?
within = for-it comma? dash? word? word? duration | duration be (given | gave) | (?<! of) (within | late) (the? relative)? (duration | a unit) (from-now | period)? | (duration | a unit) from-now | within the (week-word | month-word) | gave word? word? word? word? word? word? word? word? (duration | a unit) | coming (duration | unit) | given word? word? (the? relative)? (duration | a unit)
in = in the? when | label? in when | (for | in) the? whole (month-of | this | year | date)
label = (label of | label) (dash | colon | comma | of)? be? the? (when | duration | short-date | rhythm)



# ----------------------------------------------------------------------------------------- bodies

[body-grammar]
order = both                      # Ministry of Finance, Finance Ministry

# what may be written onto a name: the possessive
[body-suffixes]
gen = 's | '

[body-heads]
ministry = ministry | minister | min. | vice minister | vice-minister | deputy minister | first vice minister | first vice-minister | first deputy minister
ministry.many = ministries | ministers | vice ministers | mins.
agency = agency
agency.many = agencies
committee = committee
committee.many = committees
any = body
any.many = bodies | executors
akimat = regional administration | akimat | akim | mayor | governor | city administration | mayor's office | mayoralty
akimat.many = akimats | authorities | akims | governors | mayors

[body-also]                         # what speakers and reporters call them
min-agriculture = Agricultural Ministry | Agrarian Ministry
min-ai-digital = Digital Ministry | Ministry of Digitization | AI and Digital Development Ministry | Artificial Intelligence Ministry | AI and Digital Development Minister | MAIDD | Digital Minister
min-culture-information = Information Ministry | Information Minister | Culture and Information Ministry | Culture and Information Minister
min-ecology = Ecology and Natural Resources Ministry | Ecology and Natural Resources Minister | Environment Ministry | Ministry of Environment | Ministry of the Environment | Environment Minister | Natural Resources Ministry
min-emergency = Minister for Emergencies | Emergency Situations Ministry | Emergency Minister | Emergency Services Ministry
min-health = Health Care Ministry | Health Care Minister
min-industry-construction = Construction Ministry | Ministry of Construction | Minister of Construction | Construction Minister | Industry and Construction Ministry | Industry and Construction Minister
min-labour = Labour and Social Protection Ministry | Labor and Social Protection Ministry | Labour and Social Protection Minister | Labor and Social Protection Minister | Social Protection Ministry | Ministry of Social Protection
min-science = Science and Higher Education Ministry | Science and Higher Education Minister
min-water = Water Ministry | Ministry of Water | Water Minister | Minister of Water | Irrigation Ministry | Ministry of Irrigation | Water Resources and Irrigation Ministry | Water Resources and Irrigation Minister
agency-strategic-planning = Agency for Strategic Planning | Strategic Planning Agency
agency-civil-service = Agency for Civil Service | Civil Service Agency
agency-competition = Competition Agency | Agency for Protection of Competition | Agency for Competition | Agency for the Protection of Competition | competition watchdog | antimonopoly body | anti-monopoly body | antitrust agency | competition authority | anti-monopoly agency | antimonopoly service | competition regulator | antitrust watchdog
agency-financial-market = financial regulator | financial market regulator
agency-financial-monitoring = Financial Monitoring Agency | financial monitoring watchdog
bureau-statistics = statistics bureau | Statistics Bureau
state-revenue-committee = Revenue Committee | revenue committee | tax committee
national-bank = central bank
national-security-committee = KNB
prosecutor-general = Prosecutor General | General Prosecutor | General Prosecutor's Office | Prosecutor General's Office
supreme-audit-chamber = Audit Chamber
temir-zholy = KTZ | national railway company | railway company | railway operator | rail operator | national railway | railways operator | national rail operator | rail company
    | Temir Zholy
kegoc = grid operator | national grid operator | power grid operator
kazavtozhol = national road operator | road operator
kazmunaygas = KMG | national oil company | national oil and gas company
qazaqgaz = national gas company | gas operator | national gas operator
kazakhtelecom = national telecom operator | telecom operator
samruk-kazyna = sovereign wealth fund | national welfare fund
atameken = chamber of entrepreneurs | National Chamber of Entrepreneurs | national chamber

# a field alone for its ministry: what follows it ("Energy must"), what does not ("energy must be"), and what
# follows it behind a verb that orders ("tasked Energy with")
[body-short]
of = ministry
before = must | shall | should | is to | are to | has to | have to | needs to | need to | ought to | was told to | were told to | {is/are/was/were/has been/have been} {also /both /then /jointly /each /}{instructed/tasked/ordered/charged/obliged/directed/asked/required/commissioned/entrusted/given/told/expected to} | {is/are} {also /both /then /jointly /each /}to | {has/have} {until/till/a week/two weeks/a month/ten days}
not-before = {must/shall/should/is to/are to/has to/have to/needs to/need to/ought to} {be/become/grow/remain/stay/reach/cease/stop/increase/rise/not/account/continue/serve/receive/get/cost/play/mean/work for/come/drive/help}
    | {must/shall/should/is to/are to/has to/have to/needs to/need to} {begin/start/last/end/take place/continue/go/cover/include/follow/apply}
then = to | with | until | till | by | within | a | one | two | three | ten | half | exactly | and the | together | jointly | that

[body-perhaps]
all-akimats = all regions | all the regions | every region
temir-zholy = the railway | the railways
state-revenue-committee = tax authorities | tax service | the taxmen
prosecutor-general = prosecutors

[body-titles]
one = head | chairman | chairperson | chairwoman | chair | director | director general | general director | chief executive | ceo | management
    | leadership | leader | deputy chairman | acting head | first deputy chairman | chairman of the board | chairman of the management board
many = heads | chairmen | chairpersons | chairs | directors | chief executives | leaders

# words that say that an office is a person's, whose name may follow
[body-persons]
minister* | akim | akims | governor* | mayor* | chairman* | chairperson* | head | heads | chief* | director* | prosecutor general | president*

[body-places]
region = region | oblast
region.many = regions | oblasts | regional
city = city | city of
city.many = cities | cities of
district = district | rural district | town | village | rural
district.many = districts | rural districts | towns | villages

[body-home]
republic of kazakhstan | kazakhstan | rk | kazakh | kazakhstani | our country | country

[body-foreign]
russia | russian federation | china | prc | uzbekistan | republic of uzbekistan | kyrgyzstan | kyrgyz republic | tajikistan | turkmenistan | turkey | turkiye | republic of turkiye | iran | united states | usa | us | germany
france | italy | japan | korea | south korea | republic of korea | india | pakistan | afghanistan | azerbaijan | armenia | georgia | belarus | ukraine | moldova | mongolia | uae | united arab emirates | saudi arabia
qatar | united kingdom | uk | poland | czech republic | slovakia | hungary | serbia | latvia | lithuania | estonia | finland | sweden | norway | spain | netherlands | belgium | austria | switzerland | canada | brazil
vietnam | indonesia | malaysia | singapore | thailand | israel | egypt | kuwait | oman | bahrain | jordan | iraq | european union | eu

[body-foreign-adjectives]
russian | chinese | uzbek | kyrgyz | tajik | turkmen | turkish | iranian | american | german | french | italian | japanese | korean | south korean | indian | pakistani | azerbaijani | armenian | georgian | belarusian
ukrainian | mongolian | emirati | saudi | qatari | british | polish | czech | hungarian | serbian | finnish | dutch | swiss | canadian | vietnamese | us

[body-conjunctions]
own = its | their
twice = and
word = and | but also | as well as | or | and also | together with that of
sign = , | ; | / | &

[body-links]
under | under the | attached to | attached to the | of | of the | of the two | of the three | of both | of these | for | for the | on | the

[body-all]
all | every | each

[body-nouns]
inspectors | investor | border guards | frontier guards | power engineers | port | railwaymen | government for citizens | road workers | energy workers
guard | architect | chief engineer | chief accountant | statistician | rescuers | managing director | press service | legal service | taskforce
department* | directorate* | division | divisions | commission | commissions | working group | corporation | corporations | institute | institutes | university | universities
centre | centres | center | centers | enterprise | enterprises | inspectorate | service | headquarters | council | councils | secretariat | association | associations
union | unions | federation | chamber | chambers | fund | funds | bank | banks | company | companies | holding | holdings | institution | organisation | organisations
organization | organizations | academy | administration | office | branch | branches | operator | operators | plant | plants | hospital | hospitals | school | schools
maslikhat | maslikhats | court | courts | bureau | ministry | ministries | agency | agencies | committee | committees | akimat | akimats | akim | akims | foundation
project office | task force | board | party | trade union | trade unions | deputies | contractor | contractors | developer | developers | hub | airport | airports
embassy | embassies | air astana | qazaq air | customs | police | traffic police | prosecutors | kazhydromet | kazpost | kazvodkhoz | kazaviaspas | kazselezashchita | kazgeology | kazavtodor | kazaeronavigatsia
power station | power stations | station | mine | mines | refinery | refineries | terminal | seaport | dispatch centre | utilities | regulator | carrier | lender | distributor | producer | cooperative | secretary | adviser | advisor | ombudsman | commissioner | chairman | head | heads | director | directors | minister | deputy minister | utility | inspectorates | laboratories | services | secretariats | committees of | deputy akim | deputy akims | deputy governor | deputy governors | deputy mayor | deputy mayors | first deputy akim | first deputy mayor | embassies' | sub-department | watchdog 
authority | authorities | inspection | laboratory | society | fund's

# common nouns that may point back to a body of the registry, by its kind
[body-nouns-of-kind]
company = company | companies | fund | holding | holdings | operator | corporation | carrier | lender
institution = academy | chamber
agency = chamber | bank | bureau | court | committee | agency | regulator | watchdog
ministry = department

[body-legal-forms]
JSC | LLP | LLC | national company | national managing holding | national management holding | national chamber | sovereign wealth fund | national welfare fund | NC | NAC | RSE | MSE | NJSC | Ltd | NCE | PLC

# neighbours that belong to the name of an unknown body
[body-tails]
no-name = present | attended | attending | absent | invited | agenda | heard | spoke | speakers | noted | decided | resolved | agreed | chair | chairman | chaired | minutes | subject | re | ref | item | items | note | notes | for | next | date | place | time | status | remarks | summary | overdue | on | in | by | to | from | at | following | secretary | signed | abbreviations | key | annex | issue | question | total | result | results | background | purpose | with | as | if | of | and | also | action | actions | task | topic | discussion | conclusion | conclusions | venue | update | other | basis | reason | example | including | namely | first | second | third | finally | it | this | that | these
after = district | districts | region | city | village | oblast | town | area | education | health | healthcare | transport | construction | ecology | energy | agriculture | finance | culture | employment | labour | labor | housing | trade | entrepreneurship | passenger | public | roads | highways | social | protection | internal | affairs | justice | sports | tourism | architecture | planning | statistics | utilities | water | land | relations | communications | control | surveillance | situations | emergencies | emergency | industry | economy | digitalisation | digitalization | services | procurement | investment | investments | forestry | veterinary | strategy | policy | development | programmes
never-first = the | a | an | this | that | these | those | our | its | their | each | all | both | also | in | by | and | of | for | no | any | some | such | other
brand = kazhydromet | kazpost | kazvodkhoz | kazaviaspas | kazselezashchita | kazgeology | kazavtodor | kazaeronavigatsia | qaztrade | kazakhavtodor | qazpost | kazatomprom | kazinform | kazniisa | kazmunaygas | qazaqgaz | kegoc | kazakhtelecom | kazavtozhol | baiterek | atameken | kazakhfilm | kazakhmys | kazzinc | kazkosmos | kaztransoil | kazsatnet | zerde | qazindustry
row = tion | sion | ment | use | ing | ance | ence | al
link = of | for | on | and | the | under
next = and the | and its
before = finance | economic | economy | planning | energy | justice | entrepreneurship | industry | trade | agriculture | irrigation | veterinary | architecture | urban | roads | religious | youth | archives | protocol | monitoring | statistics | innovation | investment | internal | audit | passenger | technical | supervisory | project | sanitary-epidemiological | information | analytical | migration | customs | border | forensic | prison | probation | medical | social | pension | student | sports | tourism | geological | seismological | hydrometeorological | aviation | port | dispatch | rating | insurance | guarantee | digital | cyber | mining | oil | melioration | landscaping | street | lighting | parking | funeral | archive | language | statistical | regional | city | district | local | municipal | republican | territorial | health | education | police | transport | employment | housing | sanitary | public | land | tax | water | gas | heating | power | railway | agricultural | budget | legal | press | culture | ecology | labour | road | fire | rescue | forestry | fisheries | construction | utilities | capital's | emergency
    | state-owned | joint-stock | quasi-public | subsidiary | state | private | national | specialised | specialized
stop = dear | esteemed | respected | the | a | an | its | their | his | her | our | your | my | each | every | any | no | some | instructed | by | to | with | in | this | that | these | those | also | must | shall | is | are

[body-offices]
deputy prime minister | first deputy prime minister | deputy prime-minister | vice prime minister | acting prime minister | secretary of the security council | state counsellor | state counselor
adviser to the president | aide to the president | security council | constitutional court | central election commission | human rights commissioner | state secretary
deputy head of the presidential administration | first deputy head of the presidential administration

[body-pointers]
this | these | the same | that same | that very | those | the said | above | above-mentioned | abovementioned | named | aforementioned | aforesaid

[body-pronouns]
one = it | he | she
many = they

[body-co]
before = , with | (with | together with | jointly with | in conjunction with | in cooperation with | in co-operation with | in coordination with | in co-ordination with | in partnership with | in collaboration with
    | with the participation of | with the involvement of | with the assistance of | with the assistance and participation of | with the support of | with participation of | with involvement of | with support of | with assistance of | with help of
    | along with | alongside | as a co-executor | as co-executor | as co-executors | in tandem with | in concert with | in close cooperation with | in close coordination with | involving
    | with assistance from | with support from | with help from | with the help of | working with | co-executor | co-executors | in interaction with | in close interaction with | acting together with
    | support: | supporting: | assisting: | with the aid of | assisted by | supported by | aided by | helped by | joined by | by joint effort with | with the engagement of | side by side with | hand in hand with | in joint action with | with input from | with contributions from | in common with | acting with  | in a team with | with the co-operation of | with the cooperation of | in liaison with | in alliance with | teaming up with
after = assists | assist | helps | help | supports | support | taking part | as a co-executor | as co-executor | as co-executors | participating | acting as co-executor | acting as co-executors | assisting

between = with
shared = joint | common | shared


[body-aside]
before = in agreement with | in consultation with | by agreement with | subject to the approval of | subject to approval by | subject to approval of | with the approval of | with the consent of | at the request of | on behalf of
    | on the instructions of | on the instruction of | at the suggestion of | at the initiative of | on the proposal of | following talks with | after talks with | following a meeting with | after a meeting with
    | according to | on instructions from | under the chairmanship of | chaired by | cleared with | under the supervision of | under the guidance of | the report of | report of | reports of | having heard | after hearing
    | agreed with | after agreement with | upon agreement with | in accordance with | based on proposals of | on the basis of proposals from | thanks to | apart from | other than | instead of
after = has proposed

[body-recipient]
before = to | before | from | with | into | in | at | for | of | on | about | under | between | among | within | through | via | than | against | inform | informing | notify | notifying
    | assist | help | support | provide | providing | give | giving | send | sending | supply | submit to | report to | via the | per

[body-order]
before = bind | commits | committed | compel | compels | pushed | forced | appointed | saddled | burdened | loaded | orders to | directive to | directives to | directive for | demand to | command to | assignment to | assignment for | task to | warning to | deadline set for | term for | date for | time for | oblige | set a deadline for | sets a deadline for | bound | binds | making | addressing | turning to | instructed | instructs | instruct | ordered | orders | order | tasked | tasks | told | giving | let | asked | asks | charged | charges | commissioned | directed | directs | obliged | obliges | obliging | required | requires
    | tells | called on | calls on | called upon | urged | entrusted | gave | gives | left | leaves | given to | demanded that | demands that | demand that | demanded from | demanded of | insisted that | recommended that | recommended
    | entrust to | entrust this to | entrusted to | is entrusted to | assigned to | assign to | assigned | placed on | laid on | put on | imposed on | placed upon | allotted to | granted to | allowed to | allocated to | vested in | responsibility of | duty of | task of | falls to | lies with | rests with | rest with
    | be the responsibility of | commanded | mandated | necessary for | proposed that | stressed that | emphasized that | emphasised that | stated that | noted that | said that | ensure that | instructing | ordering
    | order went to | orders went to | instruction went to | deadline for | fell to | falls to the | goes to | went to | passes to | tasking | requiring | set before | placed before | set | sets | put in charge of | warned | invited | expects | expected | wants | wanted | demanded | demands | a task for | task for | instruction to | instructions to | order to | up to
    | i give | i am giving | i'm giving | am giving | we give | i allow | i grant | report from | reports from | answer from | reply from | response from | proposals from | list from | data from | information from | plan from | figures from | explanation from | explanations from | report by | summary from | conclusions from
    | awaited from | expected from | wanted from | due from | requested from | demanding from | expected of | asking | urging | telling | reminding | reminded | urge | pressed | advised | recommends | recommend | allowed | leaving | left it to | it is for | it is up to | directing | charging | entrusting | commissioning | answers to | given the | handed to | needs | need
    | ruled that | rules that | bade | bid | enjoined | compelled | allotted | allots | grants | order for | orders for | insist that | insists that | incumbent on | incumbent upon
    | recommend to | recommends to | recommended to | recommends that | recommend that | decreed that | resolved that | requests that | requested that | requested | laid upon | mandating
    | mandates | commands | commanding | dispatched | instruction for | instructions for | to oblige | to instruct | to task | to charge | to order | to recommend | demand from
    | demands from | demanding that | stresses that | noting that | stressing that | warns | warned that | warns that | pointed out that | made clear that | made it clear that | i need
    | we need | matter for | the job of | the responsibility of | responsibility falls on | rests on | falls on | fall on | lies on | put to | set for | sets for
    | laid down that | prescribed that | stipulated that | it is now for | it is then for | it is therefore for | instructed that | ordered that | required that | directed that | commissioned that | tasked that | i charge | i order | i direct | i ask | i want | i expect | i oblige | i task
    | i command | i entrust | i instruct | i demand | i demand that | i demand from | i demand of | i insist that | i urge | i therefore instruct | i hereby instruct | i also instruct
    | i hereby order | am charging | am ordering | am directing | am asking | am tasking | am instructing | am obliging | am expecting | we instruct | we order | we ask | we charge
    | we expect | decided that | agreed that | to it that | so that | wish | wishes | wished
opening = to | on | as for | as to | as regards | with regard to | turning to
suffered = be
suffers = to be | {must/shall/should/will/would/is to/are to/has to/have to/needs to/need to/ought to} {/also /then /further }be
after = shall | must | should | will | would | ought to | responsible for | answerable for | accountable for
    | received instructions | received an instruction | received the instruction | received an order | received orders | received the task | received a task | received the assignment
    | receives instructions | receives the task | got until | got till | got a | got one | got two | got three | got four | got five | got six | got ten | got twenty | got thirty
    | got instructions | got orders | got the task | gets a | gets until | has until | have until | has till | have till | has a month | have a month | has a week | have a week | has a year
    | have a year | has one | have one | has two | have two | has three | have three | has six | have six | has ten | have ten | has thirty | have thirty | has fifteen | have fifteen
    | has half a | have half a | undertakes | bears responsibility
auxiliary = is | are | was | were | has been | have been | is being | are being | had been | has | have | needs | need
participle = made to | allotted | granted | to | instructed | tasked | ordered | told | asked | charged | directed | obliged | entrusted | given | commissioned | assigned | required | urged | warned | reprimanded | recommended
    | called on | called upon | set | commanded | invited | mandated | requested | advised | expected to | supposed to | due to | bound to | obligated | responsible | put in charge | held responsible | answerable | accountable
    | days | working days | handed | received | receives | got | gets | awaited | allowed | reminded | pressed | half | exactly | a fortnight | four | six | seven | twelve | fifteen | twenty | thirty | till | a month | a week | two weeks | one month | two months | three months | until | time until | five | ten | three
    | called | enjoined | compelled | summoned | bound | sent | dispatched | appointed | chosen | picked | incumbent
    | prescribed | adjured | bidden | detailed | delegated | saddled | singled out | put under | made responsible | made answerable | made accountable | put in

# before and after the body at once: to X is entrusted
[body-entrusted]
before = for | of | to | on | upon | with | from | put | puts | placed | made | makes
after = he gave | she gave | he gives | the akim gave | the assignment is | the task is | the instruction is | the order is | the homework is | he singled out | she singled out | he required | he demanded | she demanded | she required | i require | we require | falls the | fell the | fall the | in charge of | responsible for | answerable for | accountable for | i expect | i want | i need | i await | i demand | i am waiting for | i am expecting | i would like | we expect | we want | we need | it is ordered | it is charged | it is necessary | it is recommended | it is entrusted | it was instructed | it is instructed | it is required | it was ordered | it was recommended | is charged | is recommended | is ordered | are charged | are recommended | was entrusted | were entrusted | is entrusted | falls | rests | lies

[body-tells]
before = {instructed/told/ordered/tasked/charged/directed/obliged/commissioned/entrusted/assigned/demanded/required/urged/asked} by
after = {has/have/had/} {instructed/ordered/tasked/demanded/stressed/said/charged/urged/called on/called upon/called for/directed/commissioned/entrusted/gave/given/set/noted/emphasized/emphasised/stated/reminded/added/told/asked/obliged/pointed out/drew attention/heard/held/chaired/announced/reported/inspected/visited/proposed/recommended/warned/invited}
    | tells | instructs | orders | tasks | demands | charges | urges | calls on | directs
    | asks that | requests | requested | proposes | recommends | insists | believes | thinks | suggests | suggested | promised | pledged | plans | hopes | intends | refused

[body-predicates]
suffered = be | is | are | been

[body-fillers]
the | a | an | neighbouring | neighboring | relevant | interested | its | all | both | same | said | also | personally | each | jointly | urgently | additionally | separately | strictly | first | further | therefore | now | then | hereby | likewise | still | together

[body-agent]
before = by | on the part of

[body-marks]
lead = compilation | compiling body | compiles | convocation | collection | convening | convenor | convenes | coordinating | leads | heads | summarising | consolidating | compiling | main executor | lead ministry | head executor | responsible executor | lead | summary | convener | leading | lead executor | main | principal | consolidation | coordinator | responsible for the summary | lead agency | chief executor | coordination | lead body | main responsible | compiler | summarizing | consolidated report
helper = cooperating | co-operating | assisting | supporting | helping | participating | co-executor | co-executors | co-performer | co | support | assistance | assists | helps | supports | joint executor | in support | participant | with participation
nothing = by agreement | as agreed | subject to agreement | upon agreement | by consent | where necessary | if necessary

[body-labels]
lead = responsible{/ body/ bodies/ party/ parties/ executor/ executors/ agency/ agencies/ persons/ for execution/ ministry/ authority/ organisation/ organization/ state body/ state bodies} | executor | executors | lead executor | lead | owner | owners | in charge | lead body | assigned to | performer | performers
co = co-executor | co-executors | co-responsible | supporting bodies | participants | partners | supporting | assisting bodies | involved | assisted by | with | co-performers | partner bodies | helpers | together with

# ----------------------------------------------------------------------------------- instructions
[alphabet]
letters = a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v | w | x | y | z
words = the | of | and | to | in | a | is | for | on | that | was | by | with | are | were | at | from | be | as | it

[abbreviations]                     # a full stop after these ends no sentence
No. | Nos. | Mr. | Mrs. | Ms. | Dr. | St. | Art. | Jan. | Feb. | Mar. | Apr. | Jun. | Jul. | Aug. | Sep. | Sept.
Oct. | Nov. | Dec. | p. | pp. | vs. | etc. | e.g. | i.e. | approx. | Inc. | Ltd. | Co. | Corp. | H.E. | a.m. | p.m. | cf. | fig.

[labels]                            # headers of columns and lines such as "Deadline: ..."
action = measure | measures | action | actions | activity | activities | event | task | tasks | what is to be done | essence | content | substance | assigned | subject | matter | text of the instruction
    | what | name of the measure | name of measure | name of the event | name of activities | instruction | instructions | item of work
    | description | assignment | what to do | order | step | steps
    | what lies ahead | job | deed | aim | work | works | what must be done
due = deadline | deadlines | due | due date | term | terms | when | date | time | timeframe | time frame | timing | period | finish | latest by | completion by
    | completion date | date of completion | deadline for execution | deadline of execution | execution period | timeline
    | term of execution | implementation period | deadline for implementation | time limit | by when | target date | period of execution
    | control date | cut-off date | not later than | no later than | by which date | ready by | final date | to be done by | finish by | finish date | end date | date due | reporting date | deliver by | delivery date | time for completion | complete by | completed by | to be completed by | done by | finished by | due by | last day | to be ready by
owner = by whom | who does it | resp. | resp | executing body | executing bodies | executor(s) | executors(s) | responsible | responsible body | responsible bodies | responsible executor | responsible executors | executor | carried out by | done by whom | doer | performed by | to whom | entrusted | assignee | assignees | responsible for it
    | executors | who | responsible party | responsible parties | responsible for execution | responsible for implementation
    | responsible persons | responsible person | owner | owners | in charge | performer | performers | lead | assigned to
    | responsible agency | responsible agencies | responsible authority | responsible authorities | body in charge | implemented by
    | responsible state bodies | implementing body | implementing bodies | responsibility | who is responsible
    | accountable | accountable body | answerable | whose job | who answers | who answers for it | lead body | lead agency | lead ministry | lead executor | coordinator | coordinating body | entrusted to | responsible side | on whom | who leads | in the lead | charged with it | responsible unit | responsible organisation | responsible organization | action by
form = form of completion | completion form | form | result | results | outcome | output | deliverable | expected result | form of result
    | document | form of the result | outcome document | completion | proof | expected outcome | form of reporting
    | ends with | shown by | how it ends | proof of completion | closing document | final document | confirmed by
item = item | action | decision | instruction | task | point | paragraph | assignment | action item
number = no. | no | n | item | number | nos. | s/n | items | №
# columns of programmes and timetables, which are no plans
other = organiser | organisers | organizer | organizers | participants | participant | place | venue | where | received by | who receives | speaker | speakers | moderator | address | phone | post | who pays | payer | recipient | host | control | oversight | supervision | supervised by | controller | monitored by | approved by | overseen by | curated by
    | source | sources | photo | author
status = status | state | mark | note on execution | progress | execution status

[ditto]                             # "the row above"
the same | same | ditto | same as above | as above | as in | as for | see

[deed-nouns]
# endings of the words by which a measure of a plan names a deed
tion | sion | ment | ing | al | sis | ance | ence | ry | chase | sal | yal | udit | eview | rade

[cell-done]                         # a row or an item with these is done
completed | done | executed | fulfilled | implemented | carried out | finished | removed from control | taken off control | complete
closed | cancelled | dropped | withdrawn | delivered in full | not {supported/adopted/approved} | rejected
    | {achieved/adopted/approved/signed/launched/reached/commissioned/built/installed/held/published/introduced/solved/resolved/settled/purchased/bought/received/repaired/opened} {in/on/since/ahead of}
    | {operates/works/operating/working/operational/in operation/in force} since

[order]
told = {order/orders/instruction/instructions/task/tasks/assignment/assignments/directive/directives/demand/demands/command/commands/mandate/mission/job} {was/were/has been/have been/is/are} _ {given/issued/sent/handed/addressed/set/passed} {to/for}
    | {was/were/been/is/are} _ {given/handed/issued/sent/set} _ {order/orders/instruction/instructions/task/tasks/assignment/assignments/directive/directives/demand/demands/command/commands/mandate/mission/job} {to/of/for} | {deadline/term/date/time} {/set /given /fixed /named }for ~ to ~ is
    | will be {responsible/answerable} for | {stands/stand} {obliged/instructed/ordered/tasked} to
    | been made to | is supposed, ~, to | is obliged, ~, to | is required, ~, to | is expected, ~, to | are supposed, ~, to | are obliged, ~, to | are required, ~, to | are expected, ~, to | {was/were/been/is/are/being} _ {prescribed/adjured/bidden/detailed/exhorted/delegated/entreated/duty-bound/honour-bound/assigned/set} to | {was/were/been} _ saddled with
    | {was/were/been} _ given {the/an/a/its/their} _ {order/instruction/assignment/duty/responsibility/job/mission/mandate} {to/of/for} | {was/were/been} given {responsibility/charge} {for/of}
    | {is/was/were/are/be} made the {responsibility/task/duty/job} of | {falls/fall/fell/goes/go/went/passes} to the {ministry/ministries/akimat/akimats/akim/akims/government/department/committee/agency/minister/ministers/regions}
    | {left/leaves/came away/went home/returned/walked out} with {an order/orders/an instruction/instructions/a task/an assignment} to | has {its/their/his/her} orders
    | it is {now/also/then/therefore/thus} {for/up to} ~ to | {was/were} singled out for _ _ {task/assignment} | falls the {duty/task/responsibility/job}
    | for ~ the {assignment/task/instruction/order/homework} is {to/the same}
    | {is/are/was/were} under the {/personal }responsibility of | such is the {instruction/order/task/assignment} | that is the {instruction/order/task/assignment} {of/given/from} | is the deadline {/set }for ~ to | {face/faces} ~ deadline | deadline for ~ to | {owe/owes} the {government/president/prime minister/cabinet/commission/council/head of state} | {task/job/duty/responsibility} of ~ {fell/falls/went/goes/passes} to
    | {order/instruction/task/assignment/orders/instructions} {went/goes/was sent/were sent} to | {order/instruction/assignment/task} to ~ {is/was} to | {task/instruction/order/assignment} {to/for} {the/all/both} ~ | {order/orders/instruction/instructions} to {the/both/all} ~:
    | {report/reports/proposals/list/lists/answer/answers/plan/information/data/results/summary/figures/draft/drafts/balance/schedule/calculation/calculations/estimate/analysis/roadmap/road map/response/explanation/explanations/concept/forecast/map/register/proposal/methodology} from ~ {is/are} _ {expected/awaited/due/required/wanted/needed/demanded}
    | {was/were/been/is/are/being} _ {instructed/tasked/commanded/mandated/assigned/entrusted}
    | {was/were/been/is/are/being} _ {ordered/directed/obliged/told/required/commissioned/asked/urged/charged/called on} by ~ {to/with}
    | {was/were/been/is/are/being} _ {charged/tasked/entrusted} with | {was/were/been/is/are/being} _ {ordered/directed/obliged/told/required/commissioned} to
    | {was/were/been} _ ordered | {was/were/been/is/are} _ given _ {days/weeks/months/week/month/hours} | {was/were/been} _ given until
    | {was/were/been} _ given the task | it was _ {ordered/instructed/directed} | {has/have} _ working days to | {has/have} _ days to | {has/have} until ~ to
    | {was/were/is/are} _ made responsible for | {was/were/been} _ {allotted/granted/allowed/allocated/given} ~ {days/weeks/months/week/month/hours/until/till} | {days/weeks/month/week/months/hours/fortnight} {is/are/was/were/has been/have been} {given/allotted/granted/allowed/allocated} to | {instruction/instructions/order/orders} {was/were/has been/have been} _ {given/issued} to | {instruction/instructions/order} {was/were} {given/issued} by ~ to | deadline set by ~ {is/was} | {deadline/date/term} {for/of} ~ {is/was} {set/fixed} | {responsibility/task/duty/job} ~ {is/was/has been/is being} {placed/laid/put/imposed} {on/upon} | {is/are/will be/remains} the {responsibility/task/duty/job} of | it is the {responsibility/task/duty/job} of ~ to | has been _ obliged | have been _ obliged | was set the task | were set the task
    | {was/were} given {a/the} deadline | {is/are/was/were} _ given {a/the} _ term | {is/are} _ awaited from | {is/are/was/were/been} _ charged to | {was/were} _ obligated to
    | {received/receives/got/gets/was handed/were handed/was set/were set/has been handed/have been handed} {a/an/the/its/their/his/her/its own/their own/another/a new/a separate/a similar/a further} {/special /specific /separate /tougher /new /clear }{task/assignment/instruction/order/job/mission}
    | {task/instruction/order/assignment/instructions/orders} {was/were/has been/have been} {given/issued} to ~ to | {was/were/has been/have been} {made/put/held} {responsible for/in charge of}
    | {was/were/has been/have been} {told/reminded/warned} that ~ {must/is to/are to/has to/have to} | {is/are/was/were} _ {awaited/expected/due/demanded/required/wanted} from
    | {is/are/was/were} _ given {until/till/up to} | {has/have} {one/two/three/four/five/six/seven/ten/twelve/fifteen/twenty/thirty/a/an/half a/exactly} _ {days/weeks/months/week/month/hours/year/day/quarter/fortnight} | {has/have} a fortnight
    | {is/are/was/were/will be} _ entrusted | task of ~ {is/was} to
    | {has/have} been given ~ {deadline/term/time} | {got/gets/received} {a/one/two/three/four/five/six/ten/fifteen/twenty/thirty} {day/days/week/weeks/month/months}
    | {was/were/has been/have been} _ asked for | task was set | tasks were set | the task {is/was} set | {was/were/been} _ {given/set} the task {of/to}
    | {received/receives/got/gets} _ {instructions/orders} to
    | {was/were/been/is/are} _ {called on/called upon/reminded/enjoined/requested/pressed/summoned/bound/compelled} to
    | {is/are} to be held {accountable/responsible/answerable} for | it is incumbent {on/upon} ~ to | {is/are} incumbent {on/upon}
    | responsibility for ~ {rests with/lies with/falls on/falls to/is borne by} | {got/gets} {until/till/up to} | {got/gets/received/receives} ~ {days/weeks/months/hours} to
    | {is/are/was/were} subject to {recalculation/revision/review/repair/replacement/demolition/inspection/approval by} | {is/are/was/were} _ {put/placed} on notice to
    | {has/have} orders to | {has/have} instructions to | {has/have} {the/a} task of | {was/were/is/are} {/now /also }under {orders/instructions} to
    | {was/were} left with ~ {days/weeks/months} to | {is/are/was/were} a matter for ~ to
    | {was/were/is/are} put under {/an }obligation to
tells = {gave/gives/giving/handed/set/issued} ~ the {task/job/assignment/mission/duty/order/orders/instruction} {of/to} | gave {orders/instructions/an order/an instruction} to ~ to
    | {minutes/orders/decrees/documents/resolutions/instructions/clauses/items/points/paragraphs/plans/protocols/papers/sections/conclusions} {/also /then /further /now }{oblige/require/instruct/order/bind/charge/direct/commit/task/tell/compel} ~ to
    | {bind/binds/bound/commits/committed/compels/pushed/forced/appointed/entrusted/warned/reminded/requested/challenged/summoned/put it to} {the/all/both/every/each/akims/akimats/kazakhstan/samruk/national} ~ to | {saddled/burdened/entrusts/loaded} ~ with
    | {set/gave/fixed/sets/gives} _ {deadline/term/time limit} for | {gave/gives} _ {order/instruction/assignment/task}: | {assigned/assigns/entrusted/entrusts} the {examination/inspection/audit/check/review/repair/repairs/evacuation/suspension/removal/demolition/purchase/inventory/recount/investigation/revision/publication/delivery/relocation/cleaning/submission/completion/closure/assessment/survey/census/count/test/tests/testing/analysis/study/replacement/restoration/reconstruction/installation/transfer/redistribution/dismantling/disinfection/vaccination/quarantine/clearance/search/probe/inquiry/monitoring/recalculation/refund/compensation/dismissal/resettlement/modernisation/renovation/overhaul/certification/recertification/registration/verification/expertise/appraisal/ban/halt/stop/expansion/extension/strengthening/tightening/reduction/withdrawal/return/seizure/sealing/fencing/landscaping/preparation/drafting/development/launch/resumption/opening/stocktaking/reorganisation/merger/connection/disconnection/reinforcement/dredging/drainage/treatment/training/retraining/drill/drills/exercise/exercises/patrol/patrols/raid/raids} of | {gave/gives} ~ {one day/a day/24 hours/two days/three days} | {orders/ordered/demands/demanded/instructs/instructed} {a/an/the/its} _ {examination/inspection/audit/check/review/repair/repairs/evacuation/suspension/removal/demolition/purchase/inventory/recount/investigation/revision/publication/delivery/relocation/cleaning/submission/completion/closure/assessment/survey/census/count/test/tests/testing/analysis/study/replacement/restoration/reconstruction/installation/transfer/redistribution/dismantling/disinfection/vaccination/quarantine/clearance/search/probe/inquiry/monitoring/recalculation/refund/compensation/dismissal/resettlement/modernisation/renovation/overhaul/certification/recertification/registration/verification/expertise/appraisal/ban/halt/stop/expansion/extension/strengthening/tightening/reduction/withdrawal/return/seizure/sealing/fencing/landscaping/preparation/drafting/development/launch/resumption/opening/stocktaking/reorganisation/merger/connection/disconnection/reinforcement/dredging/drainage/treatment/training/retraining/drill/drills/exercise/exercises/patrol/patrols/raid/raids} {of/at/in/on/for} | {orders/ordered/demands/demanded} {examination/inspection/audit/check/review/repair/repairs/evacuation/suspension/removal/demolition/purchase/inventory/recount/investigation/revision/publication/delivery/relocation/cleaning/submission/completion/closure/assessment/survey/census/count/test/tests/testing/analysis/study/replacement/restoration/reconstruction/installation/transfer/redistribution/dismantling/disinfection/vaccination/quarantine/clearance/search/probe/inquiry/monitoring/recalculation/refund/compensation/dismissal/resettlement/modernisation/renovation/overhaul/certification/recertification/registration/verification/expertise/appraisal/ban/halt/stop/expansion/extension/strengthening/tightening/reduction/withdrawal/return/seizure/sealing/fencing/landscaping/preparation/drafting/development/launch/resumption/opening/stocktaking/reorganisation/merger/connection/disconnection/reinforcement/dredging/drainage/treatment/training/retraining/drill/drills/exercise/exercises/patrol/patrols/raid/raids} of | bound the ~ to | binds the ~ to | he had the ministry | he had the ministries | he had the akimat | he had the akimats | he had the akims | he had the minister | he had the agency | he had the department | he had the committee | he had the government | she had the ministry | she had the ministries | she had the akimat | she had the akimats | she had the akims | she had the minister | she had the agency | she had the department | she had the committee | she had the government | prime minister had the ministry | prime minister had the ministries | prime minister had the akimat | prime minister had the akimats | prime minister had the akims | prime minister had the minister | prime minister had the agency | prime minister had the department | prime minister had the committee | prime minister had the government | president had the ministry | president had the ministries | president had the akimat | president had the akimats | president had the akims | president had the minister | president had the agency | president had the department | president had the committee | president had the government | {laid down/prescribed/stipulated/stipulates/prescribes/lays down} that | singled out {a/another} _ {task/assignment} | {he/she/tokayev/bektenov/the president/the prime minister} {required/requires} | {fixed/set/named} ~ as the deadline for | {has/have} given ~ {hours/month/months/year/fortnight/days/weeks/week/until/till} | to {entrust/task/instruct/charge/oblige/commission/assign/direct} ~ {with/to} | decided that ~ {will/shall} | {expects/expecting} ~ from | {instructed/tasked/ordered/directed/obliged/commissioned/commanded/charged/told/obligated/required} ~ to
    | {instructed/ordered/demanded/directed/required/insisted} that | {charged/tasked/entrusted} ~ with | demanded | instructed | gave ~ {instruction/instructions} to
    | gave ~ {until/days/weeks/month} | set ~ {task/goal/target} {of/to} | set the task | {instructs/orders/tasks/directs/obliges} ~ to | demands that
    | gave ~ {a week/a month/two weeks/ten days} to | {tasked/ordered/charged/obliged/directed/instructed}: | issued ~ {instruction/instructions} to | gave ~ {order/orders} to | assigned ~ to | called on ~ to
    | {made/makes/held/holds} ~ responsible for | {put/puts/placed} ~ in charge of
    | {requires/required/obliged/instructing/ordering/tasking/charging/directing/obliging/telling/told/tells/requiring/commissioning/mandating/mandated/mandates} ~ to | {instructing/ordering/demanding/requiring/stressing/insisting/requires/insists/orders/instructs} that | demanding from ~ to | {demanded/demands/demand} {of/from} ~ to | {tasking/charging/entrusting} ~ with
    | {gave/gives/giving/allotted/granted/allowed/set/leaving/left} ~ {hours/month/months/year/fortnight/quarter/days/weeks/week/deadline of/until/till} |  left it to ~ to | {set/sets/setting} ~ {deadline/task/goal}: | the {task/assignment/instruction} is given to ~ to
    | {issued/issues} an {order/instruction} for ~ to | {ruled/rules/decreed/resolved/requested/requests/directs/orders} that
    | {bade/bid/enjoined/compelled/commanded} ~ to | {left/leaves} ~ {days/weeks/week/month/months/hours/until/till} ~ to | {allotted/granted/allowed/allots/grants/gave/gives} ~ {days/weeks/week/month/months/hours/until/till}
    | {instructed/charged/tasked/ordered/obliged} ~ {in turn/separately/personally}: | {instructs/charges/tasks} ~ {with/to} | to recommend to ~ to | to recommend that
    | {handed/sent/addressed} ~ {an order/an instruction/instructions} to | made ~ answerable for | {directive/instruction/order} ~ {requires/obliges/instructs}
    | {demanded/demands/requests/requested/seeks/sought} ~ from
bare = {told/instructed/ordered/directed/tasked/obliged/required/commissioned/urged/mandated} to | {tasked/charged/entrusted} with
    | given {until/till/up to} | given {a/one/two/three/four/five/six/seven/ten/twelve/fifteen/twenty/thirty/half a/48/72/24/10/15/20/30} {day/days/working days/week/weeks/month/months/hours/year/fortnight} {to/for}
flash = {pm/prime minister/premier/president/head of state/tokayev/bektenov/cabinet/government/deputy pm/deputy prime minister/vice-pm} to
behest = {on/at/by/under/following/in line with/in accordance with/in pursuance of/in execution of/in fulfilment of/pursuant to/upon} _ _ {instruction/instructions/order/orders/directive/directives/behest/assignment} | as {instructed/ordered/directed/demanded/requested/tasked} by
once = {was/were/been} {/now /also /separately /additionally }{told/instructed/ordered/tasked/charged/directed/commissioned/given}
bare-active = {instructed/ordered/directed} to
asks = expects {the/all/every/akims/akimats/ministers/each/both/them/him/her} ~ to | {asked/asks/asking/urged/urges/urging/recommended/recommends/advised/pressed/wants/wanted/invited} ~ to | {asked/urged/recommended/recommends} that | {is/are/was/were/has been/have been} _ {asked/urged/recommended/requested/advised/invited} ~ to
says = let {the/all/every} | I {instruct/order/charge/entrust/task/direct/demand/require/ask/request/expect/oblige/command/want/give you/am giving you/assign}
    | I am {instructing/ordering/asking/tasking} | I hereby | we {instruct/demand/expect} | I urge you | please {/also /then }{bring/submit/prepare/make/ensure/finish/complete/report/send/give/provide/take/check/put/show/keep/find/see/look/resolve/settle/present/inform/do/draw/work/start/open/close/remove/speed/tell/organise/organize/hand/study/consider/explain/arrange/clean/clear/move/get/let}
    | I am entrusting | I am giving | I'm giving | I'm waiting for | I will be waiting for | I shall be waiting for | I'll be waiting for | I need | we need {the/a} ~ to | from _ {we/I} {want/expect/need/await} | I would like | I'd like | I insist | I want | I am expecting | I look forward to | I am asking | I'm asking | you have until | you have ~ {days/weeks/week/month/months/hours} | I am waiting for | I await | I give | I shall expect | I will expect
    | I {therefore/hereby/also/now/again/personally/urgently/strictly/firmly/further/first/additionally/separately/immediately/today/likewise/finally/thus/then/so} {instruct/order/charge/entrust/task/direct/demand/require/oblige/command/insist/ask/want/expect/give/await/urge} | I {do/would} {ask/expect/want} {the/all/every/you/both/each/them} | I want to see | I'd want
    | I would want | I want to have | I have to have | I must have | I shall hold ~ {responsible/accountable} | I put ~ in charge
    | I am {charging/directing/demanding/requiring/expecting/entrusting/allotting}
    | I'm {instructing/ordering/charging/tasking/directing/demanding/requiring/expecting/entrusting}
    | you will {bring/submit/report/prepare/send/give/present/show/tell/put/find/make/finish/complete/go/come/take/open/close/check} | be so kind as to
    | kindly {calculate/bring/submit/prepare/explain/report/make/send/provide/check/find/show/put} | see to it that | make sure that | see that | get it done

[duty]
must = is supposed, ~ to | are supposed, ~ to | does the same | do the same | follows suit | follow suit | {takes/take} on the {task/job/duty/responsibility} of | {takes/take} responsibility for | it is for ~ to | it falls to ~ to | it lies with ~ to | it rests with ~ to | {is/are} {answerable/accountable} for | {is/are} {personally/fully/directly/jointly} {answerable/accountable/responsible} for | {answers/answer} {/personally }for | {takes/take} charge of | it is up to ~ to | is to | {is/are} supposed to | {is/are} _ to be | {has/have} got to | {is/are} required, _ to | be under obligation to | {is/are} instructed _ to | {is/are} also _ to | {is/are} in turn to | {is/are}, in turn, to | {is/are}, for its part, to | {is/are} separately to | {is/are} personally _ to | are to | is also to | are also to | must | shall | is obliged to | are obliged to | has to | have to | is personally to
    | are personally to | is then to | are then to | are jointly to | is jointly to | is further to | are further to | , too, is to | is likewise to | are likewise to
    | {is/are} under {an obligation/an instruction/instruction/instructions/an order/orders/strict orders} to | bears responsibility for | {is/are} bound to | {is/are} responsible for | {is/are} each to | {is/are} additionally to
    | {is/are} now to | {is/are} hereby to | {is/are} by law to
retold = had to | {would/will} have to | {would/will} also have to
should = had better | should | {is/are} _ expected to | needs to | need to | ought to | it is necessary | it is required | is required to | are required to | is necessary
    | needs to be | it is needed | is needed
will = will | reports | submits | provides | presents
narrative = is to | are to | was to | were to
not = {was/were/been/is/are} told by ~ to {expect/wait/believe/relax/look/be} | told by ~ to {expect/wait/believe/relax/look/be} | told to be | told to expect | told to wait | told to believe | told to relax | told to look | ordered to be | ordered to expect | ordered to wait | ordered to believe | ordered to relax | ordered to look | instructed to be | instructed to expect | instructed to wait | instructed to believe | instructed to relax | instructed to look | directed to be | directed to expect | directed to wait | directed to believe | directed to relax | directed to look | tells to be | tells to expect | tells to wait | tells to believe | tells to relax | tells to look | tell to be | tell to expect | tell to wait | tell to believe | tell to relax | tell to look | told ~ to expect | told ~ to wait | had better results | had better figures | had better luck | had better conditions | had better indicators | had better chances | had better times | directed by
    | {man/men/woman/suspect/suspects/driver/official/officials/persons} charged with | charged with {theft/fraud/bribery/murder/embezzlement/abuse/corruption/a crime}
    | {is/are} responsible for ~ percent | {is/are} responsible for ~ per cent | {main/key/strategic/primary/chief/basic/difficult/common} {task/job/mission/goal/duty} of ~ {is/was} to
    | {goal/task/aim/target} set by ~ is to
    | as {instructed/ordered/required/directed/demanded/tasked} {by/on/in/at/earlier/before/last}
    | {been/was/were/is/are} _ as {instructed/ordered/required/directed/demanded/tasked/requested/expected/supposed}
    | {this/present/the present/said/the said} {order/instruction/task/assignment} {to/for}
    | {this/present/said/above} {order/instruction/task/assignment} {to/for} {the/all/both} | {will/would/must/shall/to/should} let {the/all/every} | {that/which/who/where/when} will
    | {copy/copies/text} of the {order/instruction/assignment} {to/for} {the/all/both}


[verb]                              # base: what a list may begin with
base = allow | permit | tolerate | photograph | lease | coach | mentor | host | vet | invoice | asphalt | prune | sweep | wash | cure | clothe | ship | haul | fetch | raze | burn | spare | aid | alter | auction | demote | sack | decorate | exhibit | enlist | append | annex | fuse | restrict | forbid | delay | defer | restart | harden | stiffen | loosen | attain | manufacture | smelt | refill | computerise | catalogue | debate | partner | woo | sponsor | indemnify | impound | sue | urge | press | compel | insist | adhere | abide | avert | forestall | preclude | govern | classify | electrify | fertilise | grow | accelerate | accept | achieve | act | adapt | add | address | adjust | adopt | agree | align | allocate | amend | analyse | analyze | appoint | approve | arrange | assess | assign | attract | audit | bring | build | buy | calculate | carry | cease | centralise | check | clarify | clean | clear | close | commission | compile | complete | conclude | conduct | connect | consider | construct | continue | control | convene | coordinate | correct | cover | create | cut | decide | define | deliver | demolish | deploy | determine | develop | digitise | digitize | direct | discuss | distribute | dredge | draw | eliminate | enlarge | ensure | enter | equip | establish | evaluate | examine | exclude | expand | explain | extend | find | finish | fill | fix | form | formulate | fund | gasify | give | guarantee | hand | hear | help | hire | hold | identify | impose | implement | improve | include | increase | inform | initiate | inspect | install | intensify | introduce | inventory | investigate | involve | issue | keep | launch | lay | link | lower | maintain | make | mark | modernise | modernize | monitor | move | notify | open | optimise | optimize | organise | organize | oversee | pave | place | plan | plough | post | prepare | present | prevent | procure | produce | promote | propose | protect | provide | publish | purchase | put | raise | reach | reconsider | reconstruct | record | recruit | rectify | reduce | refrain | refuse | regulate | rehabilitate | remove | renew | repair | replace | replenish | report | resolve | restore | resume | return | review | revise | run | secure | select | sell | send | set | settle | share | sign | simplify | speed | start | step | stop | streamline | strengthen | study | submit | subsidise | suggest | sum | supply | support | survey | suspend | switch | take | tell | terminate | test | tighten | train | transfer | transform | translate | treat | update | use | verify | visit | withdraw | work | write
    | abolish | abstain | accompany | activate | alert | announce | apologise | apply | approach | arm | ascertain | ask | assemble | assist | attach | attend | automate | avoid | ban | begin | block | bolster | boost | borrow | brief | bury | cancel | capture | catch | chase | choose | cite | collect | combine | communicate | compare | compensate | comply | compose | compute | confirm | confiscate | consolidate | consult | contact | convert | convey | convince | cooperate | count | curb | deal | decommission | decrease | deepen | defend | deny | dig | disburse | discipline | disclose | dismantle | dismiss | dispose | divide | double | draft | drain | drill | drop | earmark | ease | edit | elaborate | embed | employ | enable | encourage | enforce | engage | enrol | enroll | envisage | erect | estimate | evacuate | exempt | expedite | explore | expose | facilitate | feed | finalise | finalize | fit | forward | freeze | fulfil | fulfill | furnish | gather | generate | guard | guide | halt | halve | handle | harmonise | harmonize | hasten | hunt | inquire | insert | insulate | insure | integrate | intervene | invest | invite | isolate | join | justify | leave | legalise | legalize | lend | liaise | lift | liquidate | listen | load | locate | lodge | manage | measure | mend | merge | mobilise | mobilize | modify | mount | negotiate | nominate | obtain | offset | operate | oppose | outline | overhaul | pay | perform | persuade | pick | plug | ply | postpone | preserve | print | privatise | privatize | prohibit | prolong | prosecute | pull | pump | punish | push | qualify | quote | ratify | re-check | re-examine | react | reallocate | rebuild | recalculate | receive | recheck | recommend | reconcile | reconnect | recover | recycle | redirect | redistribute | refer | refine | reform | refund | refurbish | register | relocate | rely | remedy | remind | render | renovate | reopen | reorganise | reorganize | repay | repeal | rephrase | reply | require | reschedule | rescue | reserve | resettle | respond | retain | rethink | retrain | retrofit | reveal | revive | revoke | rewrite | roll | sanction | scrap | screen | scrutinise | seal | seek | seize | separate | serve | shorten | show | shut | sort | specify | spend | split | staff | standardise | standardize | station | stay | stockpile | strip | subscribe | substantiate | suppress | synchronise | synchronize | systematise | tackle | tap | think | toughen | trim | triple | try | turn | unify | unite | unload | upgrade | upload | vaccinate | vary | waive | warn | weed | weigh | whitewash | widen | wipe | wrap | list | group | level | position | package | charge | contract | note | change | order | request | demand | search | focus | stage | light | heat | call | source | document | exercise | export | import | grant | offer | recall | see | go | come | get | end | let | follow | meet | stand | read | rank | save | lead | map | paint | tender | target | track | trace | scale | shift | stock | store | name | watch | wait | walk | limit | license | pass | answer | phase | dispatch | respect | reward | plant | fence | finance
    | execute | allot | honour | honor | assure | attest | augment | authorise | authorize | broadcast | carve | cede | certify | channel | codify | compress | concentrate | condemn | confer
    | configure | confront | consign | crack | craft | cultivate | customise | debug | debit | decentralise | declare | dedicate | delegate | delete | delimit | demarcate | depict | deport
    | describe | designate | desist | detain | detect | detach | deter | devise | devote | diagnose | disarm | disconnect | disinfect | dispense | display | disseminate | dissolve
    | diversify | donate | downgrade | dub | duplicate | dust | eject | embark | empower | emphasise | endorse | enhance | enrich | enshrine | entrust | enumerate | equalise | eradicate
    | escort | excavate | exchange | exploit | express | extract | extinguish | familiarise | filter | forecast | foster | gauge | glaze | grade | graft | hang | harness | harvest | heal
    | hoist | illuminate | illustrate | imprint | inaugurate | incentivise | incorporate | induce | inhibit | innovate | inoculate | inscribe | instil | institute | intercept | interview
    | interrogate | inundate | irrigate | itemise | jail | legislate | liberalise | localise | lock | maximise | mechanise | mediate | minimise | mitigate | moderate | multiply | narrate
    | neutralise | nurture | observe | occupy | omit | orient | outfit | outlaw | outsource | overcome | overturn | patrol | penalise | pinpoint | plaster | plead | pledge | popularise
    | predict | prescribe | prevail | prioritise | prioritize | proclaim | prove | publicise | purge | purify | quarantine | quell | quicken | quantify | rationalise | reactivate | reassess
    | reassign | recapitalise | reclaim | recognise | recognize | recondition | reconvene | recoup | redeem | redesign | redeploy | redouble | redraft | redraw | re-equip | reflect | refuel
    | refute | regain | regularise | reimburse | reinforce | reinstate | reject | rejuvenate | relieve | relinquish | remodel | rename | rent | repatriate | repopulate | rephase | reposition
    | reprimand | reprint | reproduce | requisition | reshape | reshuffle | resist | resurface | retrieve | reunite | revalue | revitalise | revitalize | revisit | ring-fence | rotate
    | safeguard | salvage | sanitise | satisfy | scan | scrub | sequence | sew | shoot | simulate | sketch | slash | soften | solve | stabilise | steer | sterilise | stimulate | strive
    | subdivide | subcontract | subordinate | substitute | succeed | summarise | summarize | summon | supersede | supervise | surrender | sustain | swap | tabulate | tailor | tame | teach
    | telephone | thin | tread | triplicate | unblock | uncover | undergo | undertake | unearth | uninstall | unlock | unveil | urbanise | usher | utilise | utilize | vacate | validate
    | ventilate | vest | visualise | waterproof | weatherproof | weld
idle = look | remember | think | imagine | take | see | let | consider | believe | forget | tell | listen | excuse | allow | wait | come | go | ask | note | thank | trust | try | stop | sit
    | stand | suppose | mind | pay | read | mark | say | hear | welcome | help | turn | recall | compare | judge | get | deal | call | count | rest | work | act | serve | live | reward
    | respect | charge | follow | face | position | light | change | plant | water | state | question


[title]                             # what an order's words end with before its verb; what may stand between
before-verb = to | must | shall | should | will
before-gerund = with | for | of
bound = ed | due | set | able | likely | sure | has | have | had | need | needs | want | wants | going | known | ready | said | hope | hopes | used | not | chance | right | easy | hard
present = s
before-infinitive = to
before-present = to | will | shall
before-passive = to be
before-subjunctive = that
skip = to | also | and | then | both | each | further | likewise | therefore | thus | jointly | together | finally
no-verb = be | not | have | a | an | the | this | these | that | those | such | all | any | no | by | in | on | at | with | for | from | before | within | after | until | under | during | its | their | his | her | our | it | they | he | she | we | you | i | only | never | become | remain

[aside]                             # what stands beside an order in an opening or a tail of its own; what was done but in part
opening = after | since | although | though | even though | because | noting | noting that | having | given | given that | considering | considering that | unlike | following | in view of | in the light of | in light of | despite | in spite of | notwithstanding | in order to | in order not to | so as to | to avoid | to prevent | to keep | so that | lest | instead of | thanks to | due to | owing to | in connection with | in response to | on account of | with | without | while | seeing that | recalling | reminding | stressing | pointing out | observing | listing | citing | criticising | praising | thanking | finding | learning | visiting | during | now that | in the wake of | on the eve of | against the background of | apart from | besides | in addition to | speaking of | turning to | commenting on | answering | summing up | concluding | opening | closing | annoyed | dissatisfied | displeased | concerned | alarmed | irritated | angered | at the request of | at the suggestion of | on the proposal of | on learning | upon | as for | as regards | with regard to | regarding | concerning
joined = and | but | so | yet | therefore | and so | and now | and therefore | but now | which is why | that is why | hence | for which reason | and yet
tail = as | which | where | although | though | unlike | like | while | whereas | since | because | for | so that | adding | noting | recalling | not | says | said | according to | it was | reports | writes | instead of | in accordance with | under the | just as | as a result of which | otherwise | this | that is | although last | even if | thus | making | allowing | thereby | in order to | to
partly = two thirds | a third | one third | three quarters | a quarter | half | percent | per cent | % | so far | partly | partially | only | some | most | many | almost | nearly | out of | last time | previous | previously | earlier | in {ten/two/three/four/five/six/seven/eight/nine} | {two/three/four/five/six/seven/eight/nine/ten} {regions/districts/cities/schools/villages/of them} | in part | the first | first stage | of them | the rest | in 2024 | in 2025 | last year | a year ago | plan

[slot]                              # whoever fills the place of the one that is told, known or not
skip = also | then | now | personally | jointly | separately | additionally | further | both | not | urgently | strictly | immediately | again | likewise | firmly | itself | themselves | himself | herself | alone
passive = was | were | is | are | has | have | had | been | be | being | received | receives | got | gets | face | faces
away = a matter for | a task for | {is/are/was/were} subject | {entrusted/assigned/allotted/granted/allowed/allocated/awaited/expected/demanded/wanted/needed/required/due/addressed/made/left/given/issued/set/fixed/placed/laid/put/imposed/sent} {to/from/for/on/upon/by} | {order/orders/instruction/instructions/task/tasks/assignment/directive/command} {was/were/has been/have been/is/are} {given/issued/sent/handed/addressed/set/passed} {to/for} | {deadline/term} {for/of} | {is/are/was/were/be/remains/becomes} {/now }the {task/duty/job/responsibility} of | up to
thing = assignment | assignments | task | tasks | instruction | instructions | order | orders | deadline | time | job | work | matter | question | goal | goals | target | targets | aim | aims | objective | objectives | meeting | audience | session | parliament
happens = open | reopen | start | begin | receive | reach | get | close | move | run | work | operate | appear | host | resume | continue | take | grow | become | remain | have | meet | sign | last | end | face | win | sell | cost | serve | employ | produce | earn | see | know | be | come | go | arrive | cover | hold | feed | give
gives = give | gives | gave | giving | left | leaves | leaving | allowed | allows | allow | granted | grants | allotted | allots | i give | i allow | i grant | we give
until = until | till | up to
back = your | my | the {first/second/third/latter/former/last} | second ones | own
article = the region's | the city's | the district's | the country's | the capital's | region's | city's | the | a | an | its | their | his | her | our | both | all | each of | all of | each | every | all the | the two | the three | two | three | four | five | six
link = of | for | in | on | at | under | from | to | with | without | near | by | and
stop = that | while | because | if | but | when | where | so | whereas | although | then | also | who | which | today | yesterday | now | meanwhile | separately | moreover | however | therefore | thus | finally | besides | additionally | again | here | there | is | are | was | were | has | have | said | says
preposition = at | by | after | during | following | with | to | as | since | upon | before | until | than
relative = which | who | whose | whom | where
cleft = it is | it was | it's | it will be
actor = members | executors | executor | administration | administrations | agencies | akims | archive | archives | artel | artels | assembly | auditor | auditors | authorities | authority | bakery | bakeries | brigade | brigades | broadcaster | builder | builders | bureau | carriers | cafeteria | chain | chains | chief | chiefs | cinema | circus | clinic | clinics | club | clubs | college | colleges | combine | commander | commanders | commissariat | company | concern | concessionaire | concessionaires | conservatory | consortium | consultant | consultants | contractor | contractors | cooperative | cooperatives | council | crew | crews | customs | dairy | dean | deans | depot | depots | designer | designers | developer | developers | directorate | director | directors | dispensary | dispensaries | doctor | doctors | driller | drillers | editor | editors | editorial | elder | elders | elevator | elevators | engineer | engineers | enterprise | enterprises | factory | factories | faculty | farm | farms | fleet | fleets | forester | foresters | forestry | gallery | garage | garrison | generator | geologist | geologists | guard | guards | gamekeepers | gym | gyms | headmaster | headmasters | headteacher | headteachers | hospital | hospitals | hotels | incubator | inspector | inspectors | inspectorate | institute | insurer | insurers | kindergarten | kindergartens | laboratory | leaseholder | leaseholders | librarian | librarians | library | libraries | lyceum | lyceums | manager | managers | management | manufacturer | manufacturers | mayor | mayors | medics | mill | mills | mine | mines | ministry | ministries | monopolist | monopoly | museum | museums | nursery | nurseries | observatory | officers | operator | operators | orchestra | orphanage | orphanages | panel | paramedics | partner | partners | pharmacy | pharmacies | physician | physicians | planetarium | polyclinic | polyclinics | police | policemen | port | ports | postmen | principal | principals | producer | producers | prosecutor | prosecutors | provider | providers | publisher | publishers | quarry | railway | railways | railwaymen | ranger | rangers | rector | rectors | refinery | refineries | regiment | registrar | registry | regulator | regulators | rescuer | rescuers | restorers | sanatorium | sanatoriums | school | schools | secretariat | service | services | shipyard | shop | shops | smelter | staff | stations | statisticians | store | stores | studio | studios | subcontractor | subcontractors | supplier | suppliers | surgeon | surveyor | surveyors | taxmen | team | teams | theatre | theatres | trader | traders | trainer | troops | trust | trusts | university | universities | utilities | utility | vet | vets | veterinarian | veterinarians | warden | wardens | waterworks | watchdog | wholesaler | wholesalers | workshop | workshops | zoo
agent = by
past = ed | ied
inert = half | third | quarter | percent | per cent | times | receipt | receipts | letter | letters | form | photo | photos | number | numbers | means | virtue | hand | request | analysis | conclusion | plan | plans | programme | programmes | program | programs | project | projects | law | laws | bill | bills | code | rule | rules | norm | norms | standard | standards | measure | measures | proposal | proposals | idea | ideas | call | calls | need | right | rights | desire | wish | attempt | attempts | ability | chance | chances | opportunity | opportunities | effort | efforts | promise | promises | intention | permission | licence | license | way | ways | step | steps | place | reason | reasons | refusal | offer | readiness | price | prices | tariff | tariffs | cost | costs | budget | budgets | money | fund's | funds | sum | sums | share | amount | volume | level | rate | rates | growth | road | roads | bridge | bridges | building | buildings | house | houses | street | streets | water | gas | coal | power | heat | list | lists | report | reports | draft | document | documents | contract | contracts | agreement | agreements | map | road map | schedule | schedules | result | results | figure | figures | data | information | system | systems | portal | platform | register | machine | machines | equipment | bus | buses | train | trains | car | cars | aircraft | pipe | pipes | network | networks | line | lines | land | field | fields | harvest | crop | grain | season | year | month | week | day | days | term | terms | decision | decisions | question | questions | problem | problems | something | nothing | anything | everything | much | lot | none | only | ready | able | available | likely | first | next | last
actor-ending = ociation | ociations | eration | erations | oration | orations | nisation | nisations | nization | nizations | olyclinic | olyclinics | cademy | cademies | ologist | ologists | spector | spectors | tractor | tractors
owes = {is/are} {/also /now /therefore }{obliged/required/bound/instructed/ordered/tasked/charged/duty-bound} {to/with} | {has/have} until | {has/have} {/also /already /now }received | {has/have} {a/one/two/three/four/five/six/seven/ten/twelve/fifteen/twenty/thirty/exactly/only/just} | received {an/the/its/their} | {was/were} {made/held} {responsible/answerable}
nobody = heads of state | speakers | guests | the city | guests of the forum | journalists | reporters | deputies | those gathered | officials | participants | those present | all present | all participants | subordinates | all officials | colleagues | those responsible | the responsible | people | the others | each of them | all of them | both of them | the latter | the former | the same | the region | the district | the town | the village | the capital | city | region | district | town | village | capital | acting head
pronoun = it | them | him | her | they | he | she | you | me | us | we | i | everyone | everybody | anyone | someone | themselves | itself | nobody | no one | those | these | this | that | what | such | more | some | many | which | who | there | everything | one | others

[title-verb]                        # endings of a gerund and of "the ministry submits", and what they stand for
ing = - | -e
bbing = -b
dding = -d
gging = -g
mming = -m
nning = -n
pping = -p
rring = -r
tting = -t
lling = -l
ying = -ie
ies = -y
es = - | -e
s = -

[announces]                         # a line that says what comes below is told to somebody
orders = instruction{/s} {was/were/has been/have been} {/also }{given/issued/voiced/announced} | {gave/issued/voiced/set/announced/outlined} ~ {instructions/tasks/orders}
    | {was/were/been} _ {given/set/handed/assigned} {two/three/four/five/six/seven/eight/several} {/new /specific /concrete /urgent /main }{tasks/instructions/orders/assignments}
    | following instructions | {assignments/tasks/orders} {were/have been} {given/issued/set/voiced} | {given/issued/set/voiced} _ {number of/series of/following} {assignments/tasks/instructions/orders} | instructions of the | list of instructions | instructions | instructed | moved on to instructions | tasks were set | following tasks | tasks set | ordered | given the following
    | assignments | {action plan/plan of action/roadmap/road map/work plan/schedule of measures/plan of measures} | demanded
corrects = correction | corrected | clarification | should be read | to be read as | we were wrong | we erred | amended | the correct {date/day/deadline} | an error crept in
minutes = minutes | minutes of | minutes no | protocol | protocol no | action log | record of decisions | decision log | extract from the minutes | list of instructions
decides = decided | resolved | decides | orders | resolves | it was decided | have decided | resolved to | decisions | decision | agreed that | was agreed | were agreed | concluded that | agreed and ordered | ruled | the following shall be done | the following is to be done | following measures | to instruct | actions agreed | agreed actions | action items | actions required | agreed as follows | agreed the following | hereby order | orders given | protocol decision | required actions | follow-up actions | to be done | to do | assigned

notes = {took/takes/taking} into account | {noted/notes/noting/stated/established/found/finds/considering/acknowledged/recognised/recognized/recalled/learnt/learned/ascertained} that | having {considered/heard/studied/reviewed} | {bearing/having} in mind | in view of the fact | proceeding from | the following facts
plan = action plan | plan | roadmap | road map | schedule of measures | set of measures | work plan | programme of measures | package of measures
opens = told | tasked | instructed | charged | ordered | demanded | the following | instructions

[events]                            # nouns of events at which instructions are given
session = session | sessions
sitting = sitting | sittings
meeting = meeting
conference = conference
briefing = briefing
hearing = hearing

[event-words]                       # chaired: before the chair; holds: the chair holds it; before, until: edges of the name
linked = of | on | with | for | devoted | dedicated | about | regarding | concerning | between | at | in | to | call | and
chaired = chaired by | presided over by | under the chairmanship of | under the leadership of | led by | headed by
holds = held | chaired | conducted | convened | presided over | opened
before = government | extended | enlarged | expanded | visiting | weekly | regular | working | cabinet | operational | emergency
    | first | second | third | final | joint | extraordinary | republican | national | regional | staff | security | council | board
beside = with | of
coming = next | upcoming | coming
chair = chaired by | chairman | chairwoman | chairperson | chair | presiding | presided over by | in the chair
approved = approved by | adopted by | signed by | approved
published = publish* | posted | views | website | uploaded
until = on {january/february/march/april/may/june/july/august/september/october/november/december} | set | reported | told | gave | instructed | attended | that | in {january/february/march/april/may/june/july/august/september/october/november/december} | with the participation | was | were | is | has | had | held | took | today | yesterday | on {monday/tuesday/wednesday/thursday/friday/saturday/sunday}
    | chaired | presided | under | led | headed | considered | reviewed | discussed | summed | heard | this | which | who | where | at which | in astana

[results]                           # papers by which an instruction is completed
report = report{/s/ing}
proposals = proposal{/s}
plan = plan{/s}
action_plan = action plan{/s}
road_map = road map{/s} | roadmap{/s}
schedule = schedule{/s} | timetable{/s}
list = list{/s}
register = register{/s}
draft_law = draft law{/s} | bill | bills
draft_order = draft order{/s}
draft_resolution = draft resolution{/s}
programme = programme{/s} | program{/s}
methodology = methodology | methodologies
information = information {on/about/regarding} | inform
concept = concept
analysis = analysis
agreement = agreement{/s}
contract = contract{/s}
rules = rules
standard = standard{/s}

[result-words]
made = submit* | prepar* | develop{/s/ed/ing} | draft{/ed/ing} | draw up | drawing up | drawn up | approv* | adopt* | present{/s/ed/ing} | provid* | send{/s/ing} | compil* | to report | must report | should report | shall report | will report | reporting {the/on/to/back/its/their} | report back | inform{/s/ing} | publish* | sign{/s/ed/ing} | conclud* | creat* | introduc* | work out | working out | bring* | deliver* | make | making | agree
by = under | of | in | with | to | by | on | from | per | for

[giver]
prosecutor general | head of the {region/ministry/agency/city/district/department/committee} | security council | president | head of state | prime minister | head of government | head of the government | head of the cabinet | chairman | chairwoman | chair
minister | deputy prime minister | vice minister | akim | governor | secretary | prime minister's | chief of staff | speaker | tokayev | bektenov | mayor

[joins]
keeps = this | which | that is | it must be | it has to be | so that | these
strong = , adding that | and added that | and adding that | , noting that | , stressing that | and | while | whereas | but | also | , and | ; and | as well as
and = and | , and | ; and | as well as
    | &
gap = with | until | till | by | within | before | no later than | not later than | has until | have until | has | have

[speech]                            # who says it, in quotes or reported: one who gives orders, or somebody else
said = said | says | {note/say/remind/warn/stress/argue/claim/insist/believe/add/point out} that | reminds | informs | notes | adds | explains | stresses | warns | claims | claimed | suggests | argued | argues | observed | remarked | joked | told | stressed | warned | noted | emphasised | emphasized | underlined | underscored | added | demanded | declared | concluded | insisted | pointed out | made clear | made it clear | reminded | announced | stated | explained | asked | replied | answered | reported | believes | thinks | admitted | promised | assured | recalled | complained | urged | went on | continued | repeated | reiterated | ordered | instructed | wrote | writes | set the deadline | the deadline was set | snapped | cut in | summed up
    | complains | laughs | sighs | jokes | exclaimed | grumbled
chair = president | head of state | prime minister | prime minister's | premier | pm | head of government | head of the government | head of the cabinet | deputy prime minister | deputy pm | vice prime minister | first deputy prime minister | first vice prime minister | chief of staff | head of the presidential administration | tokayev | bektenov | akim | mayor | governor | minister | chairman | chairwoman | chair | presiding
other = insurers | traders | retailers | wholesalers | builders | developers | critics | observers | commentators | campaigners | historians | psychologists | auditors | engineers | architects | brokers | growers | breeders | mazhilis deputy | majilis deputy | mazhilis deputies | senators | former | aksakal | excavator | chief sanitary | expert | experts | analyst | analysts | economist | economists | resident | residents | lawyer | activist | agronomist | journalist | reporter | contractor | contractors | spokesman | spokeswoman | spokesperson | press service | press secretary | vice minister | vice-minister | deputy minister | deputy akim | deputy mayor | farmer | farmers | scientist | scientists | teacher | doctor | student | ambassador | reader | readers | pensioner | investor | investors | captain | entrepreneur | entrepreneurs | businessman | director of | head of the company | representative of | representatives of | deputies | deputy | prosecutor | prosecutors | senator | mp | mps | member of parliament | lawmaker | specialist | specialists | hydrologist | forecaster | forecasters | owner | manager | driver | mother | father | veteran | chief engineer | chief doctor | head physician | organiser | organizer | organisers | notary | union | author | columnist | interviewer | participant | participants | villagers | consultant | professor | researcher | institute | bank analyst | watchdog | museum | governor of the national bank | national bank governor
    | recalls | minister reported | minister assured | akim reported | akim assured | akim promised | minister promised | mayor promised | akim explained | akim asked | according to the minister | according to the akim | minister explained
    | opposition | faction | petition | activists | campaigner | coach | hauliers | haulier | ecologist | ecologists | foreman | villager | site manager | tenant | tenants | parents | parent
    | pupil | workers | miners | miner | blogger | hunter | fisherman | herder | herders | breeder | grower | trader | builder | architect | curator | artist | writer | athlete | the old man
    | grandfather | grandmother | hauler | skipper | pilot | conductor | nurse | surgeon | the plant's director | head of the plant | head of the school | head of the hospital | hotelier
    | restaurateur | guide | tourist | visitor | passenger | passengers | shareholders | economists' | the court | the judge
    | carrier | paediatrician | pediatrician | therapist | meteorologist | seismologist | geologist | biologist | chemist | physicist | linguist | sociologist | political scientist
    | correspondent | our reader | guest | traveller | participant of

skip = please | and | so | then | now | also | but | first | firstly | second | secondly | third | thirdly | fourth | fifth | finally | next | colleagues | friends | gentlemen | ladies and gentlemen | dear colleagues | well | just | do | go and | go | come and | kindly | therefore | immediately | personally | once again | again | in addition | additionally | besides | moreover | for your part | together with | jointly with | and you | you | all of you | everyone | this time | meanwhile | right
    | either | please, | now then | second, | third, | and then | after that | in the meantime | today | otherwise | separately | for a start | to begin with | to start with
after-noun = of | is | was | are | were | has | have | had | will | would | may | can | must | should | began | continues | says | said | shows | and reports | prices | companies
reports = {reported/reports/assured/assures/promised/promises/explained/explains/informed/admitted/answered/replied/complained/complain/complains/boasted/acknowledged/confessed/recalls/remembers/repeated his promise/pledged/vowed/replies/answers/confirmed/forecast/calculated/estimates/estimated/predicts} {/the meeting /the government /journalists /reporters /deputies /the audience /the president /the prime minister /everyone }that
    | told {reporters/journalists/correspondents/deputies/parliament/viewers/the press/the media/the mazhilis/the senate/the agency/the newspaper/us/me} | presented a | presented the | presents a | presents the | spoke about | spoke of | spoke on | described | told how | told about | {said/says} {it/he/she/they} | {said/says} that {it/they/he/she}


[turns]                             # who speaks, in a talk written down with names: "Chair: …"
chair = chair | chairman | chairwoman | chairperson | pm | premier | deputy pm | prime minister | president | head of state | deputy prime minister | first deputy prime minister | presiding
chair-perhaps = minister | akim | mayor | governor | deputy minister | vice minister
asks = question | answer | q | a | reporter | correspondent | journalist | interviewer | host | moderator
speech = transcript | verbatim | stenographic record | stenogram | closing remarks | opening remarks | concluding remarks | excerpts from the speech | from the speech | from the address
    | from the remarks | speech of the | speech by the | address of the | address by the | remarks by the | remarks of the | closing speech | concluding speech
interview = interview with | we talked to | we spoke to | in conversation with | answered our questions | answers our questions | q&a
official = minister* | akim | akims | prime minister | governor | mayor | chairman of the agency | deputy prime minister | head of the agency


[afterthought]                      # words beside a deadline, or a body, in a sentence that only says by when or who
due = let | by then | explanation | explanations | request | requests | application | reply | response | methodology | concept | estimate | outcome | outcomes | register | survey | forecast | package | amendments | rules | standard | agreement | contract | paper | papers | statement | roadmap | programme | tender | tested | entered | published | approved | adopted | signed | handed | issued | delivered | made | table | desk | my | his | order | orders | justification | awaited | required | budget | over | through | expires | expire | expiring | ending | the | a | an | that | this | these | those | it | they | he | she | we | you | i | them | him | her | us | all | both | each | their | its | your | has | have | had | is | was | are | were | be | been | will | shall | must | should | to | do | does | done | did | ready | complete | completed | finished | finish
    | deadline | deadlines | term | period | date | due | time | limit | timeframe | final | last | latest | strict | firm | new | given | gives | give | giving | gave | got | get | gets | allotted | allocated | allowed | allows | granted | set | fixed | named | for | of | in | on | at | by | within | until | till | and | or | no | not | more | later | than | longer | exactly | only | just | work | job
    | task | so | everything | which | when | what | say | said | says | write | down | here | there | now | then | also | again | answer | result | results | report | takes | take | expected | expect | expects | want | wants | need | needs | maximum | minimum | at most | most | least | clear | same | repeat | repeated | one | day | days | left | remain | remains | execution | put | stands | runs | out
    | prime | minister | president | akim | head | government | state | deputy | ministry | company | body | bodies | akimats | akims | ministries | regions | region | agency
    | waiting | await | awaiting | expecting | am | i'm | i'll | allot | allots | allow | grant | grants | necessary | already | extra | see
    | draft | drafts | law | bill | document | documents | proposal | proposals | calculations | findings | conclusion | conclusions | version | text | analysis | summary | schedule | list
    | map | information | plan | figures | submitted | presented | sent | ought
goes-on = this is the | that is the | it is the {responsibility/duty/task/job} | responsib* | the deadline | deadline | the {term/period/time limit} is | this {is/was} entrusted | this task | the responsibility | in charge | for this | for which | which {was/is} {entrusted/assigned}
lead = assistance | support | participation | help | together | jointly | i | instruct | task | entrust | will | must | shall | should | do | is | are | to | charges | instructs | made | put | doing | responsible | responsibility | charge | entrusted | assigned | charged | lies | lie | rests | rest | falls | fall | with | personally | person | answers | answerable | up | tasked | instructed | seeing | see | sees | who | whose | leads | lead | leading | handled | handles | duty | undertaking | carries | carried | executor | executors | performer | owner | body | in

[refers]
hereinafter = hereinafter | hereinafter referred to as | hereinafter called | hereafter | further
agent = by
items = item | items | point | points | paragraph | paragraphs | clauses | nos | tasks
same = the regional authorities | the regional administration | the regional leadership | the regional government | the city authorities | the city administration | the city leadership | the city government | the capital's authorities | the capital's administration | the capital's leadership | the capital's government | the local authorities | the local administration | the local leadership | the local government | the oblast authorities | the oblast administration | the oblast leadership | the oblast government | the region's authorities | the region's administration | the region's leadership | the region's government | the city's authorities | the city's administration | the city's leadership | the city's government | both | both of them | each of them | each of the {two/three/four/five} | all of them | all {three/four/five} | the {two/three/four/five} | both {akims/regions/cities/companies/sides/departments/committees} | the same {ministry/ministries/agency/body/bodies/department/committee/company/holding/bank/akimat/akimats/akims/fund} | this {ministry/agency/body/department/committee/company} | these {ministries/agencies/bodies/departments/akimats/companies}
    | said {ministry/agency/body} | the {chamber/operator/regulator/inspectorate/administration/office/region/department/mayor/governor/minister/ministry/agency/company/akimat/committee/department/holding/bank/fund/akim} | the above bodies | the above-mentioned bodies | the above ministries | both {ministries/bodies/agencies/akimats/akims}
    | the {national/state} {company/operator/carrier/holding} | the {city/capital/carrier/monopolist/regulator/watchdog/lender/body/producer/national lender} | the {same/said} {city/region/operator/regulator/carrier/office/holding/agency} | the two {cities/regions/akims/companies/agencies/bodies/akimats} | all three {ministries/agencies/regions/cities/akims/akimats/companies/bodies} | each {ministry/region/akim/of the akims/of the ministers/of the ministries/of the regions} | the two ministries | the latter | the former | the akims | the akimats | the ministries | the agencies | the ministers | the minister | the centre | the office
    | the bodies named above | the aforementioned bodies | those {ministries/agencies/bodies} | the named {bodies/ministries}
subject = it | they | he | she
you = you | your | yours | you'll | you're | you've
told = {prime minister/president/head of state/premier/chairman/akim/he/she} to | told | telling | tells | turned to | turning to | turns to | addressing | addressed | said to | says to | asked | reminded | warned | snapped at | remarked to | called | calls | interrupted | stopped | replied to | answered | cut off | looked at | looking at | pointed at | pointing at
consent = is that clear | clear | understood | agreed | all right | right | ok | okay | do you hear | do you hear me | you hear | got it | is it clear
first = the first | the former | the first one | the first of them
second = the second | the second one | the second of them
third = the third | the third one
last = the latter | the last | the last one
2 = both | two
3 = three
4 = four
5 = five
alone-2 = both | both of them | the two | the two of them | the two ministries | both ministries | both bodies | each of the two
alone-3 = all three | all three of them | the three
date = until then | till then | {deadline/term/date/time} unchanged | same {date/day/deadline/term/time limit/period/timeframe/month} | that {same /}{date/day/deadline} | the term is the same | the deadline is the same | by then | by the same time | within the same time | as much time | just as much | just as long | term - the same | term: the same | deadline - the same | deadline: the same
pronoun = it | they | he | she | him | them | its | their
several = each of | all of | them | these | both | above | those | the two | ministries | bodies | agencies | akims | akimats | companies

hails = colleagues from | colleagues from the | gentlemen from the | colleagues in the
expects = from | from the
from = from | from the
compared = as | as it was | like | as happened | unlike | not as | and not as
received = received | receives | met with | meets with | held a meeting with | heard the report of | heard a report from | heard a report by
commands = clause* | paragraph* | item* | point* | section* | annex* | appendix | plan | plans | road map | roadmap | programme | strategy | concept | schedule | timetable | text | note | memo* | circular* | list | bulletin | summary | finding* | conclusion* | mayor* | dean | commander* | deputy* | adviser* | cabinet's | commission* | council* | headquarters | staff | cabinet | government | meeting | session | sitting | conference | board of the national | hub | ministry | ministries | agency
    | committee | akimat* | administration | department | office | decree | resolution | protocol | minutes | instruction* | document | order | paper | directive | assignment* | leadership
    | management | head | heads | boss | chief | leader | secretary | inspector* | inspectorate | prosecutor* | regulator | he | she | it | they | who | which | i | we | also | then
    | further | next | having | in addition | at the same time | separately | following the | as a result | in conclusion | finally | besides | moreover | however | thus | therefore | vice*
    | first deputy | deputy head | chamber | parliament's office | presidium | authority | authorities | task force | working group | body | service | result* | outcome* | address | message
    | speech | letter | telegram
others = law | laws | code | codex | constitution | statute | charter | convention | treaty | contract | contracts | agreement | licence | license | concession | loan | rules | rule
    | regulation | regulations | standard | standards | bill | draft law | draft | technical regulation | petition | appeal | open letter | opposition | faction | party | movement | union
    | unions | association | associations | federation | activist* | campaigner* | resident* | villager* | citizen* | townspeople | people | parents | parent | passengers | customers
    | clients | consumers | tenants | tenant | shareholders | shareholder | investors | investor | creditors | lenders | bondholders | buyers | workers | miners | strikers | employees
    | teachers | doctors | nurses | students | drivers | hauliers | carriers | farmers | herders | fishermen | entrepreneurs | entrepreneur | businessmen | businesses | blogger*
    | journalist* | reporter* | columnist* | expert* | analyst* | economist* | ecologist* | scientist* | scholar* | professor* | lawyer* | plaintiff* | court | judge | jury | tribunal | mp
    | mps | deputies | deputy of | mazhilis deput* | senator* | lawmaker* | parliamentary group | inquiry | imf | world bank | european commission | european union | european parliament | un
    | unesco | united nations | oecd | wto | opec | who | fans | coach | referee | director of the plant | owner* | landlord* | neighbour* | neighbor* | mother* | father* | son | daughter
    | relatives | widow* | veteran* | pensioner* | volunteer* | ngo | ngos | trade union* | human rights | khan | tsar | emperor | king | party committee | soviet
    | moscow | beijing | tashkent | bishkek | ankara | brussels | washington | kyiv | minsk | baku | london | paris | berlin | tehran | kabul | dushanbe | ashgabat | tbilisi | yerevan
    | delhi | tokyo | seoul | the kremlin | the white house
any = a | an | any | anyone | everyone | whoever
inside = in | across | throughout | in neighbouring
alien = ministry | minister | ministers | cabinet | government | president | prime minister | parliament | customs | authorities | regulator | central bank | courts | court | police | agency
    | railways | side | army | governor | mayor | chancellor | king | officials | duma | congress | senate | city | cities | municipalities | companies | carriers | importers
chief = prime minister* | president* | head of state | premier* | head of government | head of the government | deputy prime minister*
source = according to | in the words of
we = we | i


[points-to]                         # which kind of body a noun points back to
ministry = ministry | minister | ministries | department
agency = agency | committee | chamber | agencies | office | body | bureau | regulator | watchdog
company = company | companies | holding | bank | fund | corporation | operator | centre | carrier | monopolist | monopoly | producer | miner | lender | railway
region = akim | akimat | governor | region | regions | akims | city | cities | capital | megacity | metropolis | administration | authorities
city = city | city's | capital | capital's | town | mayor | mayor's
province = region | region's | regional | oblast


[against]
cites = item | items | paragraph | paragraphs | point | points | decision | decisions | order no | instruction no | instructions no | minutes no | protocol no | resolution no | resolution of | order of | sub-item | instruction | instructions | clause
closes = considered {fulfilled/executed/closed/completed/implemented/invalid/void/met/done} | deemed {fulfilled/executed/closed/completed/implemented/invalid/void/to have} | {removed/taken off/struck} {from control/control/from the list} | remove from control | take off control | lost force | {declared/recognised/recognized} invalid | repealed | annulled | withdrawn | cancelled | {extended/postponed/moved/transferred/prolonged} {to/until/till} | extend {until/to/till} | {remain/remains/kept/keep/left} {on/under} control | as {implemented/fulfilled/executed/completed/closed} | {to be/is/are} closed | closed | fulfilled | lapsed
informs = {spoke/speakers/heard/present/attended/took the floor/reported/participants/invited/absent/speeches}: | for information | for reference | by way of information | background | for the record | nota bene
recalled = it obliges | it requires | it prescribes | it provides | {law/code/rules/standard/regulation/contract/agreement/statute/charter/constitution/act} {obliges/requires/prescribes/provides/instructs/orders} | in 1930 | in 1931 | in 1932 | in 1933 | in 1934 | in 1935 | in 1936 | in 1937 | in 1938 | in 1939 | in 1940 | in 1941 | in 1942 | in 1943 | in 1944 | in 1945 | in 1946 | in 1947 | in 1948 | in 1949 | in 1950 | in 1951 | in 1952 | in 1953 | in 1954 | in 1955 | in 1956 | in 1957 | in 1958 | in 1959 | in 1960 | in 1961 | in 1962 | in 1963 | in 1964 | in 1965 | in 1966 | in 1967 | in 1968 | in 1969 | in 1970 | in 1971 | in 1972 | in 1973 | in 1974 | in 1975 | in 1976 | in 1977 | in 1978 | in 1979 | in 1980 | in 1981 | in 1982 | in 1983 | in 1984 | in 1985 | in 1986 | in 1987 | in 1988 | in 1989 | in 1990 | in 1991 | in 1992 | in 1993 | in 1994 | in 1995 | in 1996 | in 1997 | in 1998 | in 1999 | in 2000 | in 2001 | in 2002 | in 2003 | in 2004 | in 2005 | in 2006 | in 2007 | in 2008 | in 2009 | in 2010 | in 2011 | in 2012 | in 2013 | in 2014 | in {january/february/march/april/may/june/july/august/september/october/november/december} {2018/2019/2020/2021/2022/2023/2024} | recalled | recalls | it was recalled
    | earlier {instructed/instruction/instructions} | previously {instructed/ordered/issued} | had {instructed/ordered/tasked/demanded/charged/been instructed/been ordered/been tasked/been entrusted/been given} | had _ {instructed/ordered} | at that same meeting | at that meeting | {instructed/ordered/tasked/told/asked/required} us | {gave/gives/given/set} us {until/a/the/two/three} | our _ {has been/have been/was/were} {ordered/instructed/tasked/told/charged/obliged} | we {have been/were/had been} {ordered/instructed/tasked/told/charged/given/obliged} | if ~ {is/are} {passed/adopted/approved/signed into law} | let us recall | as is known
    | in 20{15/16/17/18/19/20/21/22/23/24}
    | as a reminder | it will be recalled | it is recalled | we recall that | as {laid down/prescribed/provided for/set out/stipulated/provided/established} {in/by} _ {law/code/order/rules/regulation/regulations/standard/act/charter} | {recalled/reminded} that | it may be recalled | he repeated | she repeated | he reiterated | repeated to | at the {second/first/last/previous/third} {sitting/meeting/session} | aksakal
    | as reported {earlier/previously/before/already} | as {/already }instructed | as ordered | as we {reported/wrote/already} | {we/let us} remind
    | {reminds/remind/reminded} {readers/our readers/viewers} | the then {prime minister/president/akim/minister/government/head}
    | {previous/former/last} {government/cabinet/akim/minister/president/prime minister} {had/ordered/instructed/demanded/tasked}
    | {decree/order/resolution/instruction/protocol/programme/address} of {2015/2016/2017/2018/2019/2020/2021/2022/2023/2024/2025/last year}
    | which {was/were} {instructed/ordered/tasked/told/charged} {in/on/last/at} | {was/were/been} {instructed/ordered/tasked/told/charged} {last/back} | remains on paper | remained on paper
    | {two/three/four/five/ten/several/many} years ago | when {he/she} was {only/still/a/just} | as a {young/child/boy/girl/student/schoolboy/soldier} | as an {intern/apprentice}
    | {old man/grandfather/grandmother/veteran/heroine}
    | recall that | {i/we} {was/were} {told/instructed/ordered/asked/tasked/charged} | i was _ {told/instructed/ordered}
    | {agreement/decree/law/contract/memorandum/treaty/protocol of intent/programme} under which | {law/decree/act/rules} {that/which} {obliges/requires/oblige/require/obliged/required}
    | {told/instructed/ordered/asked} us to
past-time = a year ago | years ago | months ago | last year | last spring | last autumn | last summer | last winter | last month | last week | last year's | a week ago | weeks ago | last {january/february/march/april/may/june/july/august/september/october/november/december} | back in
fulfilled = has been carried out | have been carried out | was carried out | were carried out | has been fulfilled | have been fulfilled | was fulfilled | were fulfilled | has been executed | was executed
    | has been completed | have been completed | was completed | were completed | had been done | has been done | ahead of schedule | on time | instruction is fulfilled | is completed | were met | was met | has been met
    | has already been | have already been | had been completed | have since been | was done | taken off control | removed from control | instruction was | has been implemented | have been implemented | was implemented | order was signed
past-review = are being carried out | is being carried out | being implemented | how the instructions | instructions fulfilled | results of the year | fulfilment of instructions | execution of instructions | progress on instructions | implementation of the instructions | instructions carried out | what has been done | promises kept
noted = hold the next {sitting/meeting/session} | next {sitting/meeting/session} ~ {held/convened} | note the slow | consider ~ {fulfilled/executed/closed/completed/implemented/invalid/void} | take the information into | take note | takes note | took note | taken note | take into consideration | note the information | noted the | noted with | noted by | to approve the {report/list/plan/agenda/schedule/composition/minutes/programme/concept/roadmap/regulations/budget/methodology/proposal/proposals/results} | approve the report | approve the minutes | approve the agenda | endorse | approve the experience | commend the experience | take note of the experience | approve the proposal | recognise | recognize | adopt the agenda
    | {comes/come/enters/enter} into force | no action | to commend
    | be taken note of | be noted | commend | to approve the composition | to approve the work
    | to note the | to note that | to note with | to acknowledge | to close {item/the item/items/paragraph/point/the issue/the question/the matter}
    | to consider {the/item/items/it} ~ {closed/fulfilled/implemented/executed/completed/invalid/void} | to remove ~ from control | to take ~ off control
    | {is/was/were/are/be} taken into {account/consideration/note} | {come/comes/enter/enters/shall come/shall enter/to come/to enter} into {force/effect}
    | {takes/take/shall take/took} effect | {lost/lose/loses} {force/effect}
    | {deemed/declared/considered/recognised/recognized} {to have lost force/invalid/void/null/closed/fulfilled/implemented/executed/completed/no longer in force}
    | as {implemented/fulfilled/executed/completed} | {shall/to} be {repealed/annulled/cancelled/abolished} | to thank | to express {gratitude/thanks/condolences} | to congratulate
    | to support the {proposal/proposals/initiative/idea} | to agree with the | be placed on record | for the record | to postpone {the/consideration} | to adjourn
    | to hear the {report/reports/information} of
    | {was/were/is/are} noted
    | to be {taken/brought} into {account/consideration/note}
control = control over | control shall | control of the execution | control is | control of execution | exercise control | monitor the execution | oversee the execution | monitor the implementation | oversight of | supervision of the execution | monitor execution | will control | supervise the execution | control the execution | monitor the fulfilment | oversight over
    | monitoring of the execution | monitoring the execution | oversee execution
public = we | residents | civil servants | citizens | drivers | passengers | visitors | runners | parents | participants | borrower | banks must | banks | heir | owners | voters | employers | entrepreneurs | applicants | applications | taxpayers | customers | companies must | tourists | patients | students | pupils | pensioners | you
    | world bank | asian development bank | islamic development bank | companies | operators | commission under | authorised body | authorized body | investors | shareholders | bondholders | borrowers | depositors | subscribers | tenants | consumers | fans | comments | feedback | commissions under | associations | importers | contestants | candidates | guests | spectators | hunters | fishermen | pedestrians | travellers | associations of owners | companies wishing | organisations wishing | enterprises wishing | those wishing | wishing to | who wish | who want | willing to | those who | persons who | anyone | nurses | doctors | teachers | suppliers | contractors must | farmers must | players | individuals | everyone
    | carriers | hotels | team | teams | squad | jury | journalists | buyer | buyers | supplier | tenant | winner | winners | gardeners | candidate | applicant | worker | workers | film
    | man | woman | girl | boy | child | children | train | driver | passenger | visitor | guest | tourist | traveller | hunter | fisherman | farmer | farmers | herders | breeders | growers
    | exporters | insurers | insurer | developers | developer | airlines | airline | pharmacies | pharmacy | shops | retailers | traders | employer | employee | employees | customer | client
    | clients | consumer | subscriber | taxpayer | patient | pensioner | pupil | student | graduate | graduates | athlete | athletes | player | coach | spectator | resident | citizen
    | person | people | persons | family | families | couple | young | adults | everybody | nobody | no one | anybody | somebody | all who | whoever | one who | new worker | each worker
    | newcomers | migrants | foreigners | immigrants | foreigner | refugee | conscripts | recruits | soldier | landlord | landlords | owner | seller | sellers | bidder | bidders | tenderers
    | contestant | author | authors | manufacturers | manufacturer | producers of | sponsor | sponsors | delegate | delegates | readers | subscribers to | drivers' | cyclists | motorists
    | smokers | dog | pet | motorist | orphan | orphans | widow | veterans | volunteer | volunteers | donors | blood donors | mothers | fathers | grandparents | brides | newlyweds | trainee
    | trainees | interns | the team | cow | cows | we ourselves | i must | i have to | i need to | i should | i shall | he must | she must | he has to | she has to | one must | one should
    | one has to | entrepreneur | businessmen | businesses | firms | firm | start-ups | startups | brokers | pilots | captains | crews | notaries | lawyers | judges | inspectors of | guides
    | translators | artists | musicians | actors | singers
    | exhibitors | exhibitor | subcontractors | freelancers | drivers of | cardholders | policyholders | lodgers | bathers | campers | anglers | mushroom pickers | climbers | skiers
    | entrants | delegations | journalists wishing | media representatives | representatives of the media | editors | bloggers
plan = it was {said/reported/noted/told} | goal of | purpose of | aim of | goal is | purpose is | plans to | plan to | intends to | intend to | planned | is expected | are expected | expects | expect | hopes | hope | it is planned | scheduled | promised | would | going to | aims to | ready to | proposed | proposes | suggested | offered | projected | forecast | will be sent
agreed = agreed | the sides | the parties | the two sides | memorandum | expressed readiness | their readiness | its readiness | readiness to
law = according to the {law/code/rules} on | under the {law/code} on | according to the law | under the law | by law | law provides | the law | the rules {provide/provide that/oblige/require/say/state/establish/prescribe} | under the rules | comes into force | the code | the constitution | decree provides | according to the rules | the contract | the bill | the draft law | article | the standard | the statute | the regulation | the court | a court | the judge | the charter | the convention | the treaty
    | under {the/its/a/this/their} {contract/agreement/memorandum/concession/licence/license/loan/lease/terms/treaty/deal/conditions} | under the terms | by contract | agreement under which
    | contract under which | the law that | law that | law which | {contract/concession/licence/license/agreement/loan/treaty} {obliges/requires/binds} | under our schedule
    | under the schedule | according to the schedule | the plan says | the schedule says | under the code | code, | in line with the law
    | in accordance with the {law/code/rules/contract/agreement}
    | under the {programme/program/plan/roadmap/road map/strategy/concept/schedule} | under its {programme/plan/strategy}
weak = {is/are} to hold {a/its/their/an} {/extraordinary /regular /joint }{session/briefing/sitting/press conference/news conference} | {must not/should not/cannot/shall not} be {put off/postponed/delayed/forgotten/ignored/underestimated} | {must/should/can/cannot} {/not }be {perceived/seen/regarded/viewed/understood/treated/mistaken} {as/for} | {is/are} to {meet/convene/vote/sit/consider the/elect/play/face/take place/be held/debate/hear the/gather/arrive/visit/host/perform} | become | becomes | it is important | the need | need for | in the future | convenient | should be aimed at | pillar | pillars | priority is | should be based on | remember
    | {must/should/has to/have to/ought to/is to/are to} {/only /always /also /simply /never /constantly /still }{remain/stay/serve people/serve the/understand/realise/realize/know/feel/love/respect/obey/live/dream/believe/be open to/be fair/be honest/be ready for/be proud/be responsible/be careful/be patient/be strong/not forget/never forget/keep its spirit/have five/have at least/have the right/dry/ripen/go on}
    | {must/should/is to/are to/has to/have to/ought to} {/not }{grow/rise/fall/slow/double/increase by/exceed/decline/drop/become/amount to}
opinion = believes | we expect to | i expect to | we hope to | in my opinion | in my view | in our view | experts | analysts | believes that | believe that | thinks that | according to analysts | economists | agronomist | activist | in her view | in his view | i think | deputy {insisted/said/asked/demanded} | letter says | reader
    | to my mind | {in/to} {the/an/a} {expert/analyst/lawyer/ecologist/economist/author}'s {opinion/view/mind} | {is/are/am} {convinced/sure/certain/confident}
    | according to {the/a/an} {lawyer/expert/analyst/ecologist/economist/professor/scientist/farmer/resident/activist} | blogger | columnist
    | it would be {good/right/better/wise/fair/reasonable/logical/nice} | would be {good/right/better/wise} | suggests that | suggest that | personally, i | if you ask me
    | i would | i'd | many think | some think | complain* that
condition = if | should the | in case | unless
    | in the event of | provided that | providing that | in an emergency | as long as | once the | had the | were the | when there is | where there is
    | in case of
no-content = {instructions/assignments/tasks/orders} {were/have been} {given/issued/set/handed out/voiced} | gave _ {instructions/assignments/tasks/orders} {to/.} | {gave/issued/set/voiced/announced} {instructions/tasks/orders/the following instructions/the following tasks/several tasks/new tasks/specific tasks/concrete tasks} | {received/got} _ {tasks/instructions/orders/assignments} | {was/were/been} _ {given/set/handed/assigned} {two/three/four/five/six/seven/eight/several} {/new /specific /concrete /urgent /main }{tasks/instructions/orders/assignments} | {gave/set/assigned/handed} ~ {two/three/four/five/six/seven/eight} {/new /specific /concrete /urgent /main }{tasks/instructions/orders/assignments} | given a number of | set {him/her/them} {/a number of /several /specific }tasks | a number of {/specific }{tasks/instructions/assignments/orders} | several {/specific }{instructions/tasks} | {specific/relevant/corresponding/appropriate/concrete} instructions were given | number of other instructions | series of instructions
goal = {has/have} _ set ~ {task/tasks/goal/goals/target/targets/objective/objectives/aim/benchmark} | {task/tasks/goal/goals/target/targets/objective/objectives/aim} _ {has been/have been} set
    | {has/have} {given/assigned/outlined/put forward/announced} {a/the/us the} _ {task/goal/target/objective} of
unsure = {tells/tell/told/describes/shows/recalls/explains/remembers/narrates} how | nobody {ordered/instructed/told/asked/demanded/obliged} | might | may {reach/be/exceed/rise/fall/grow/become/increase/decrease/cost/amount/come/take/go/lead/last/begin/start/end} | may {have to/need to/be asked to/be told to/be ordered to/be required to/be obliged to/be instructed to} | could be {asked/told/ordered/instructed/required/obliged} to
    | would {have to/need to} if | perhaps | possibly | probably | presumably | allegedly | supposedly | rumour* | rumor* | gossip | whether
    | it {is/was} not {/yet }{excluded/clear/known/decided} | it cannot be {excluded/ruled out} | nobody {has/had/ever} | no one {has/had/ever}
    | it is {too early/premature/impossible/wrong/useless/pointless/unfair} to
    | {considering/discussing/weighing/debating/studying/thinking of/thinking about} {instructing/ordering/obliging/tasking/telling/asking/requiring/whether/how/who}
    | {considers/discusses/is considering} {instructing/ordering/obliging} | {question/dispute/issue/debate} {whether/of whether/of who/who/about whether}
    | no {order/orders/instruction/instructions/decision/task/demand} {to/was/were/has/have/is/on} | {refused/refuses/refuse/declined/declines} to
    | {the/his/her/their/our/its} {idea/dream/problem/trouble/thing/point/trick/paradox/thought/hope/joke/fear} is
    | {proposal/proposals/suggestion/request/appeal/call/calls/initiative/petition/permission} to {instruct/order/oblige/task/charge/tell/ask/require} | instead of | if i were | if we were
    | if it were | asked {when/why/whether/if/how/what/who/where} | {wonder/wonders/wondered/wondering} | it would be | would like to see | as if | as though | imagine | suppose | let us say
    | reports that | claims that | fears that | it is being {discussed/considered/debated} | it remains {unclear/to be seen}
    | {why/how/when/where/what/who/which/whose} {must/should/does/do/did/is/are/will/has/have/can} | {why/how/when/where} {the/a/all/it/they}
    | still {has/have/needs/need} to | yet to | {much/little/something/it/a lot/work} {remains/remained} to
denied = not {/yet /been /yet been }{instructed/ordered/tasked/told/asked/required/obliged/charged/directed/commissioned/bound} {to/with}
    | never {/been }{instructed/ordered/tasked/told/asked/required/obliged/charged/directed} | {did/does/do} not {demand/instruct/order/ask/require/oblige/tell/insist/call}
    | {does/do/did/will/would} not {have/need} to | {doesn't/don't/didn't/won't} {have/need} to | {need/needs} not | needn't
    | {is/are/was/were} not {required/obliged/bound/supposed/expected/instructed/ordered/told/tasked/asked}
    | {isn't/aren't/wasn't/weren't} {required/obliged/bound/supposed/expected/instructed/ordered/told/tasked/asked} | no longer {has/have/needs/need/must/obliged/required}
    | {is/are} exempt from
    | {was/were/is/are/has been/have been} {/later /again /flatly /officially }{denied/rejected/refuted/withdrawn/revoked/cancelled/annulled/repealed/voted down/turned down/dropped}
    | {was/were} not {supported/adopted/approved/accepted/passed/confirmed} | {is/are} {untrue/false/fake/not true/a fake/a lie/a rumour}
    | {is/are} {still being/being/yet to be} {discussed/debated/considered/decided} | {has/have} not been {decided/approved/confirmed/adopted/supported} | it was {a joke/fake}
    | by {the/a} {court/judge/tribunal/law/contract/residents/shareholders/board of directors/customer/investor/party/parents}
event = {is/are} to {open/close/reopen/start/begin/depart/arrive} {on/at/from} | {applications/bids/entries} {are accepted/accepted/until} | documents are accepted | will _ hold _ {briefing/press conference/news conference/meeting/reception/session} | invited everyone | invited guests | invited all | invited residents | invited citizens | invited journalists | invited anyone | invites everyone | invites guests | invites all | invites residents | invites citizens | invites journalists | invites anyone | invite everyone | invite guests | invite all | invite residents | invite citizens | invite journalists | invite anyone | {is/are} {/also /then /next }to {receive/get the/get a/get new/get more/gain/benefit/celebrate/mark/turn/undergo/meet/convene/vote/sit/gather/arrive/depart/visit/host/play/take place/be held/debate/hear/address the/speak/open with/last/start at/leave/tour/perform/fly/land/compete/face/attend}
    | {is/are} to be {attended/played/shown/screened/broadcast/celebrated/marked/performed/crowned/inaugurated/buried}
    | {is/are} due to {run/open/arrive/start/begin/meet/visit/take place/expire/end/start} | {will/is to/are to} take place
    | {parliament/mazhilis/majilis/senate/maslikhat/jury/court/deputies/senators} will | {parliament/mazhilis/majilis/senate/deputies/senators} {is/are} to
    | will be {held/shown/played/celebrated/marked/attended/screened/broadcast}


[wording]                           # a title: what may not begin it, what may not end it, who is said to speak
opening = {was/were/which was/which were/has been/have been} {ordered/told/asked/instructed/tasked/directed/required/obliged/charged} to | {was/were} asked for | {was/were} handed the job of | now | and | also | but | then | thus | therefore | further | furthermore | moreover | in addition | additionally | besides | separately | likewise | finally | lastly | meanwhile | in turn | in particular | first | second | third | firstly | secondly | thirdly | to that end | in this regard | in this connection | for this purpose | he also recommended that | she also recommended that | he recommended that | it is recommended that | also it was charged | it was charged | was charged
    | please | once again | that is | in conclusion | summing up | colleagues | it is necessary to | it is necessary that | it is required to | it is needed to | both to | all to | is to | are to | must | shall | should | has to | have to | needs to | need to | will | i expect from you | i expect | we want | from them we want | i await | has been entrusted to | have been entrusted to | has been tasked to | was tasked to | were tasked to | was instructed to | were instructed to | has been instructed to | i give an assignment to | i instruct you to | i ask you to | i want you to | they are to | it is to | he is to | she is to | so that
    | it must | they must | he must | she must | it should | they should | it shall | they shall | it also must | it must also | they must also | it was instructed that | it was instructed to | the president also demanded that | it was demanded that | was given the task of | from
tail = and | or | but | nor | with | for | to | of | in | on | at | by | from | the | a | an | its | their | his | her | which | who | whom | whose | that | such | than | into | under | until | till | before | after | within | not later than | no later than | later than | not | no | is | are | was | were | be | been | must | shall | should | will | may | can | also | and then | if | when | where | while | because | so | so that | every | next | last | starting | starting from | beginning | including | jointly with | together with | jointly | together | per | via | through | between | among | about | over | without | against | during | not later than in | no later than in | the term | the deadline | to be completed | to be done | the deadline being | half of | in which | for which | on which occasion | due | in full by | and by | and to | or to | due on | the supervising | supervising | the latest | at the latest | latest | by the fifth day | fifth day | by the end | the end | however | for which it was | it was | among others
said = said | says | stressed | noted | added | reads | emphasised | emphasized | underlined | underscored | warned | explained | concluded | demanded | instructed | remarked | pointed out | ordered | reminded | insisted | told | declared | snapped | observed
passive = {was/were/is/are/has been/have been} {instructed/ordered/commissioned/required/expected/supposed/asked/meant/due} to be | {must/shall/should/will/is to/are to/has to/have to/needs to/need to/ought to/to}{/ also/ then/ further/ likewise/ accordingly} be | be
subjunctive = that | whereby | so | provided that
no-object = responsible | it | they | this | that | he | she | we | you | there | which | who | what | i | to | not
awaited = {is/are/was/were}{/ to be/ now/ also} {expected/awaited/due/required/wanted/needed} | {is/are} {/now }{expected/awaited/due/required}{/ from/ of/ by}
nominal = a | an | the
part = of them | in each | each
joins = and | or | and to | while | with
goal = which | who | that | how | whether | if | what | where | when
hanging = on | of | to | about | with | for
particle = up | out | off | down | over | away | aside | back
finite = is | are | was | were | has | have | must | should | shall | will | need | needs | may | can

paper = act{/s} | order{/s} | contract{/s} | decree{/s} | resolution{/s} | letter{/s} | certificate{/s} | note{/s} | minutes | protocol{/s} | information | draft | website | decision{/s} | memorandum | proposal | passport{/s} | form{/s} | review{/s}

[deed-passive]                      # what a participle stands for: the verb's ending = the participle's
- = ed
-e = ed
y = ied
b = bbed
d = dded
g = gged
m = mmed
n = nned
p = pped
r = rred
t = tted
l = lled
build = built
bring = brought
buy = bought
catch = caught
choose = chosen
cut = cut
draw = drawn
find = found
give = given
hold = held
hear = heard
keep = kept
lay = laid
lead = led
leave = left
make = made
meet = met
pay = paid
put = put
read = read
run = run
send = sent
set = set
show = shown
shut = shut
sell = sold
spend = spent
split = split
take = taken
tell = told
think = thought
withdraw = withdrawn
write = written
begin = begun
drive = driven
freeze = frozen
dig = dug
feed = fed
lend = lent
seek = sought
oversee = overseen
rewrite = rewritten
rethink = rethought
see = seen
get = got
let = let
halt = halted
